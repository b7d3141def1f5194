//! What a resource says about itself besides its members.

use jsonapi_core::Attribute;

/// The `meta` of a resource.
#[derive(Attribute, Debug, Clone, PartialEq)]
pub struct ResourceMeta {
    /// Whether the resource belongs to test data. Documents 000 to 003.
    #[attribute(not_null)]
    pub mode: Option<Mode>,
    /// The organization that the resource belongs to. Document 001.
    #[attribute(not_null)]
    pub organization_id: Option<String>,
    /// The request's id in the service's logs. Document 001.
    #[attribute(not_null)]
    pub trace_id: Option<String>,
}

/// The kind of data that a resource belongs to.
#[derive(Attribute, Debug, Clone, Copy, PartialEq, Eq)]
#[attribute(rename_all = "lowercase")]
pub enum Mode {
    /// Data to try things out with. Documents 000 to 003.
    Test,
    /// Real data.
    Live,
}
