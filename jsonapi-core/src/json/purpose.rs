//! For what a document is written, and the local ids in it.

/// For what a document is written, which decides how resources are named in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Purpose {
    /// A response: whatever it holds has an id.
    #[default]
    Response,
    /// A request that creates a resource.
    Create,
    /// A request that updates a resource or a relationship.
    Update,
    /// A resource that one of several operations creates.
    AddOperation,
    /// What one of several operations updates, adds to, or removes from.
    OtherOperation,
    /// A value that is compared with another and not sent: the rules for documents do not count.
    Comparison,
}

impl Purpose {
    /// Whether local ids name what the request creates.
    pub(super) const fn has_local_ids(self) -> bool {
        !matches!(self, Self::Response | Self::Update | Self::Comparison)
    }

    /// Whether the resource that is written may have no id.
    pub(crate) const fn creates(self) -> bool {
        matches!(self, Self::Create | Self::AddOperation)
    }
}

/// The local ids of what was written, each behind its type.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct LocalIds {
    /// Those of resources.
    pub(crate) given: Vec<(String, String)>,
    /// Those that are linked to.
    pub(crate) named: Vec<(String, String)>,
}
