//! Local ids in the document of a payload: what is linked to by one has to be there (JSON:API 1.1,
//! "Resource Identifier Objects").

use std::borrow::Cow;

use super::Reader;
use crate::path::Path;
use crate::violation::{Fault, shortened};

/// The local id that the document's resource has, and those that it links to.
#[derive(Debug, Default)]
pub(super) struct LocalIds<'de> {
    /// The resource's own.
    own: Option<Cow<'de, str>>,
    /// Whether the resource's type is as it should be; else nobody can tell what is meant.
    has_type: bool,
    /// Whether the resource's own cannot be read.
    is_malformed: bool,
    links: Vec<Link>,
}

#[derive(Debug)]
struct Link {
    type_name: String,
    lid: String,
    pointer: String,
    offset: usize,
}

impl<'de> Reader<'de> {
    /// Notes that the resource of a payload has the right type.
    pub(super) fn note_type(&mut self) {
        if let Some(local_ids) = &mut self.local_ids {
            local_ids.has_type = true;
        }
    }

    /// Notes the local id of the resource of a payload; `None` if it cannot be read.
    pub(super) fn note_local_id(&mut self, lid: Option<&Cow<'de, str>>) {
        if let Some(local_ids) = &mut self.local_ids {
            local_ids.is_malformed |= lid.is_none();
            local_ids.own = lid.cloned();
        }
    }

    /// Notes that the identifier at this place names a resource by its local id.
    #[cold]
    pub(crate) fn link_locally(
        &mut self,
        type_name: &str,
        lid: &str,
        at: &Path<'_>,
        offset: usize,
    ) {
        if let Some(local_ids) = &mut self.local_ids {
            let (type_name, lid) = (type_name.to_owned(), lid.to_owned());
            let pointer = at.member("lid").pointer();
            local_ids.links.push(Link { type_name, lid, pointer, offset });
        }
    }

    /// Reports the local ids that name nothing in the document of a payload for a resource of this
    /// type.
    pub(super) fn report_dangling(&mut self, type_name: &str) {
        let Some(local_ids) = self.local_ids.take() else { return };
        if !local_ids.has_type || local_ids.is_malformed {
            return;
        }
        for link in local_ids.links {
            if link.type_name != type_name || local_ids.own.as_deref() != Some(&link.lid) {
                let fault = Fault::UnknownLid { lid: shortened(&link.lid) };
                self.report_at(|| link.pointer, link.offset, fault);
            }
        }
    }
}
