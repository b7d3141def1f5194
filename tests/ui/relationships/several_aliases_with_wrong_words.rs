use jsonapi_core::{Resource, ToMany, ToOne};

type Parent = ToOne<Customer>;
type Perhaps = Option<ToOne<Customer>>;
type Children = ToMany<Customer>;

#[derive(Resource)]
#[resource(type = "customers")]
struct Customer {
    #[resource(id)]
    id: String,
    #[relationship(to_many)]
    parent: Parent,
    #[relationship(to_one)]
    perhaps: Perhaps,
    #[relationship(to_many)]
    other: Parent,
    #[relationship(to_many)]
    children: Children,
}

fn main() {}
