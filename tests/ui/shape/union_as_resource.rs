use jsonapi_core::Resource;

#[derive(Resource)]
#[resource(type = "customers")]
union Customer {
    person: u8,
    company: u8,
}

fn main() {}
