use jsonapi_core::Resource;

#[derive(Resource)]
#[resource(type = "customers", pat = "/api/customers")]
struct Customer {
    #[resource(id)]
    id: String,
    #[resource(id)]
    key: String,
    #[attribute(requierd)]
    email: String,
    #[attribute(rename = "email")]
    address: String,
    #[attribute(required, read_only)]
    _token: String,
    #[relationship]
    parent: String,
    plain: u8,
}

// What the mistakes are not about does not fail beside them.
fn main() {
    let payload = Customer::create().email("a@example.com").build();
    let _: CustomerCreate = payload;
    let _: CustomerUpdate = Customer::update("1").clear_email().build();
    let _ = Customer::identifier("1");
}
