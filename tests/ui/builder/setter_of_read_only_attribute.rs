use jsonapi_core::Resource;

#[derive(Resource)]
#[resource(type = "payments")]
struct Payment {
    #[resource(id)]
    id: String,
    #[attribute(read_only)]
    created_at: String,
}

fn main() {
    Payment::create().created_at("2026-01-01T00:00:00Z").build();
}
