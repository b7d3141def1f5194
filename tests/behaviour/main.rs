//! What a user of the crates would notice.

mod builders;
mod changes;
mod check_schema;
mod command;
mod differential;
mod documented;
mod documents;
mod hygiene;
mod linkage;
mod media_types;
mod model;
mod mutations;
mod payments;
mod process;
mod properties;
mod reading;
mod regressions;
mod resources;
mod rules;
mod schema;
mod several_at_once;
mod streaming;
mod support;
mod syntax;
mod values;
mod violations;
