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
    Payment::create().amount("1").build();
}
