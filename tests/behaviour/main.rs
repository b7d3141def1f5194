//! What a user of the crates would notice.

mod builders;
mod changes;
mod differential;
mod documents;
mod linkage;
mod model;
mod mutations;
mod properties;
mod reading;
mod resources;
mod schema;
mod several_at_once;
mod support;
mod syntax;
mod values;
mod violations;
