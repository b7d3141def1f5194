//! Queries that are built from the fields of a resource type, so that what it lacks does not
//! compile: names, operators, resources that no relationship leads to.

mod builder;
mod field;
mod filter;
mod operand;
mod sort;

pub use builder::{FieldNames, Filters, IncludePaths, QueryBuilder, Queryable};
pub use field::{
    AttributeField, Behind, Direct, IdField, Location, RelationshipField, Single, Through,
};
pub use filter::Filter;
pub use operand::{Comparable, Ordered, Structured, Textual};
pub use sort::{SortKey, SortKeys};
