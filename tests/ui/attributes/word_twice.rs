use jsonapi_core::Resource;

#[derive(Resource)]
#[resource(type = "customers")]
struct Customer {
    #[resource(id)]
    id: String,
    #[attribute(rename = "mail", rename = "e_mail")]
    email: String,
}

fn main() {}
