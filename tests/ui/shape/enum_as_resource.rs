use jsonapi_core::Resource;

#[derive(Resource)]
#[resource(type = "customers")]
enum Customer {
    Person,
    Company,
}

fn main() {}
