use jsonapi_core::Resource;

struct Number(u32);

#[derive(Resource)]
#[resource(type = "customers")]
struct Customer {
    #[resource(id)]
    id: Option<String>,
}

#[derive(Resource)]
#[resource(type = "orders", derive())]
struct Order {
    #[resource(id, create = optional)]
    id: Number,
}

#[derive(Resource)]
#[resource(format = "hal", path = "/returns", derive())]
struct Return {
    #[resource(id, create = required)]
    id: Number,
}

fn main() {}
