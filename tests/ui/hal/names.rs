use jsonapi_core::Resource;
use jsonapi_core::hal::HalLink;

#[derive(Resource)]
#[resource(format = "hal", path = "/orders")]
struct Order {
    #[resource(id)]
    key: String,
    #[attribute]
    id: Option<String>,
    #[attribute(rename = "_links")]
    links: Option<String>,
    #[attribute(rename = "total")]
    sum: Option<u32>,
    #[attribute]
    total: Option<u32>,
    // Links have names of their own.
    #[relationship(read_only, rename = "total")]
    bill: Option<HalLink>,
    #[relationship(read_only, alias = "bill")]
    receipt: Option<HalLink>,
    #[relationship(read_only, rename = "bill")]
    proof: Option<HalLink>,
}

fn main() {}
