use jsonapi_core::{Resource, ResourceSet, ToMany, ToOne};

#[derive(Resource)]
#[resource(type = "customers")]
struct Customer {
    #[resource(id)]
    id: String,
    #[attribute]
    email: Option<String>,
    #[attribute]
    newsletter: bool,
    #[relationship]
    orders: ToMany<Order>,
}

#[derive(Resource)]
#[resource(type = "orders")]
struct Order {
    #[resource(id)]
    id: String,
    #[attribute]
    items: u8,
    #[attribute(write_only)]
    secret: Option<String>,
    #[relationship]
    customer: ToOne<Customer>,
    #[relationship]
    payments: ToMany<Payment>,
}

#[derive(Resource)]
#[resource(type = "cards")]
struct Card {
    #[resource(id)]
    id: String,
    #[attribute]
    digits: String,
}

#[derive(ResourceSet)]
enum Payment {
    Card(Card),
}

fn main() {
    let _ = Order::query()
        .sort(|order| order.payments.to::<Card>().then(|card| card.digits.ascending()));
}
