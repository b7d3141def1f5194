use jsonapi_core::Resource;

#[derive(Resource)]
#[resource(type = "payments")]
struct Payment {
    #[resource(id)]
    id: String,
    #[attribute]
    amount: i64,
}

fn main() {
    Payment::update("1").clear_amount().build();
}
