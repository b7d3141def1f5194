use jsonapi_core::Resource;

#[derive(Resource)]
#[resource(type = "payments")]
struct Payment {
    #[resource(id)]
    id: String,
    #[attribute(required)]
    currency_code: String,
    #[attribute(required)]
    amount: i64,
}

fn main() {
    Payment::create().amount(1).build();
}
