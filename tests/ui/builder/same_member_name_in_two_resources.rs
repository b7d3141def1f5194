use jsonapi_core::Resource;

#[derive(Resource)]
#[resource(type = "payments")]
struct Payment {
    #[resource(id)]
    id: String,
    #[attribute(required)]
    amount: i64,
}

#[derive(Resource)]
#[resource(type = "refunds")]
struct Refund {
    #[resource(id)]
    id: String,
    #[attribute(required)]
    amount: i64,
}

fn main() {
    Payment::create().amount(1).build();
    Refund::create().build();
}
