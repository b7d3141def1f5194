//! The top level (JSON:API 1.1, "Document Structure") and the `jsonapi` member.

use core::cell::RefCell;

use super::linkage::{LocalName, LocalPlace};
use super::links::FoundLinks;
use super::resource::{Identity, Naming};
use super::{Checker, Direction, Fetch, Purpose, links};
use crate::jsonapi_object::JsonApiMember;
use crate::links::LinksOf;
use crate::path::Path;
use crate::reader::{Defined, DocumentMember, Reader, Stop};
use crate::schema::Operation;
use crate::syntax;
use crate::violation::{Fault, Place, shortened};

/// Which members a document has.
#[derive(Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is whether one member has been found")]
pub(super) struct Top {
    has_data: bool,
    has_errors: bool,
    has_meta: bool,
    has_operations: bool,
    has_results: bool,
    data_at: Option<usize>,
    errors_at: Option<usize>,
    included_at: Option<usize>,
    links: Option<FoundLinks>,
    /// Whether `data` is an array.
    is_collection: bool,
}

impl<'de> Checker<'_, 'de> {
    pub(super) fn document(&mut self, reader: &mut Reader<'de>) -> Result<(), Stop> {
        reader.set_operation(self.check.operation());
        let root = Path::ROOT;
        let mut top = Top::default();
        let found = self.members(reader, &root, &mut top)?;
        let Some(found) = found else { return Ok(()) };
        let start = found.start;
        if top.has_data && top.has_errors && !self.is_atomic() {
            let members = ["data", "errors"];
            reader.report(&root, start, Fault::Exclusive { members });
        } else if self.is_request() && !top.has_data {
            reader.missing(&root, start, "data");
        } else if !(top.has_data || top.has_errors || top.has_meta || found.has_extension) {
            let members = &["data", "errors", "meta"];
            reader.report(&root, start, Fault::MissingOneOf { members });
        }
        let may_include = !self.is_atomic() && !self.is_request();
        if let (false, Some(offset), true) = (top.has_data, top.included_at, may_include) {
            let fault = Fault::Needs { member: "included", needed: "data" };
            reader.report(&root.member("included"), offset, fault);
        }
        self.report_direction(reader, start, &top);
        self.report_atomic_exclusions(reader, start, &top);
        if top.is_collection {
            self.report_cursor_links(reader, start, top.links.as_ref());
        }
        let (identifiers, known) = match self.check.purpose {
            Purpose::Response(Fetch::Relationship) | Purpose::Relationship(_) => (true, true),
            Purpose::Response(Fetch::Resource | Fetch::Collection) => (false, true),
            _ => (false, false),
        };
        // Without data nothing can lead anywhere, which is reported already.
        if top.has_data && !self.is_atomic() {
            self.linkage.report(reader, self.check, identifiers, known);
        }
        if self.check.purpose == Purpose::Create {
            self.linkage.report_dangling(reader);
        }
        Ok(())
    }

    fn members(
        &mut self,
        reader: &mut Reader<'de>,
        root: &Path<'_>,
        top: &mut Top,
    ) -> Result<Option<Defined>, Stop> {
        // Both closures need the checker, one at a time.
        let (this, top) = (RefCell::new(self), RefCell::new(top));
        reader.members_and_extensions(
            root,
            "a JSON:API document (an object)",
            DocumentMember::WORDS,
            |reader, member, at, offset| {
                this.borrow_mut().member(reader, member, at, offset, &mut top.borrow_mut())
            },
            |reader, key, at| {
                let mut this = this.borrow_mut();
                if !this.check.may_be_atomic() {
                    return reader.extension_member(key, at);
                }
                let direction = match this.check.purpose {
                    Purpose::Atomic(direction) => direction,
                    _ => None,
                };
                match (&*key.name, direction) {
                    ("atomic:operations", Some(Direction::Response)) => {
                        forbidden(reader, at, key.offset, "atomic:operations")?;
                    }
                    ("atomic:results", Some(Direction::Request)) => {
                        forbidden(reader, at, key.offset, "atomic:results")?;
                    }
                    ("atomic:operations", _) => {
                        top.borrow_mut().has_operations = true;
                        this.operations(reader, at)?;
                    }
                    ("atomic:results", _) => {
                        top.borrow_mut().has_results = true;
                        this.results(reader, at)?;
                    }
                    _ => return reader.extension_member(key, at),
                }
                Ok(true)
            },
        )
    }

    pub(super) fn is_atomic(&self) -> bool {
        matches!(self.check.purpose, Purpose::Atomic(_))
    }

    /// Reports that an atomic request has no operations.
    fn report_direction(&self, reader: &mut Reader<'de>, start: usize, top: &Top) {
        if self.check.purpose == Purpose::Atomic(Some(Direction::Request)) && !top.has_operations {
            reader.missing(&Path::ROOT, start, "atomic:operations");
        }
    }

    /// Reports what must not stand beside operations or results.
    fn report_atomic_exclusions(&self, reader: &mut Reader<'de>, start: usize, top: &Top) {
        let root = Path::ROOT;
        if top.has_operations && top.has_results {
            let members = ["atomic:operations", "atomic:results"];
            reader.report(&root, start, Fault::Exclusive { members });
        }
        if !(top.has_operations || top.has_results) {
            return;
        }
        // Where the document is known to be atomic, the first two have been reported already.
        let others = if self.is_atomic() { None } else { Some((top.data_at, top.included_at)) };
        let (data, included) = others.unwrap_or_default();
        let members = [("data", data), ("included", included), ("errors", top.errors_at)];
        for (member, offset) in members {
            if let Some(offset) = offset {
                let fault = Fault::NotAllowed { place: Place::Member, member };
                reader.report(&root.member(member), offset, fault);
            }
        }
    }

    fn is_request(&self) -> bool {
        matches!(self.check.purpose, Purpose::Create | Purpose::Update | Purpose::Relationship(_))
    }

    fn member(
        &mut self,
        reader: &mut Reader<'de>,
        member: DocumentMember,
        at: &Path<'_>,
        offset: usize,
        top: &mut Top,
    ) -> Result<(), Stop> {
        match member {
            DocumentMember::Data => {
                top.has_data = true;
                top.data_at = Some(offset);
                top.is_collection = reader.peek() == b'[';
            }
            DocumentMember::Errors => {
                top.has_errors = true;
                top.errors_at = Some(offset);
            }
            DocumentMember::Meta => top.has_meta = true,
            DocumentMember::Included => top.included_at = Some(offset),
            DocumentMember::Links | DocumentMember::JsonApi => {}
        }
        match member {
            DocumentMember::Data if self.is_atomic() => {
                return forbidden(reader, at, offset, "data");
            }
            DocumentMember::Included if self.is_atomic() || self.is_request() => {
                return forbidden(reader, at, offset, "included");
            }
            _ => {}
        }
        match member {
            DocumentMember::Data => self.data(reader, at),
            DocumentMember::Included => {
                reader.items(at, "an array of resource objects", &mut |reader, at| {
                    let mark = self.linkage.mark();
                    let identity = self.resource(reader, at, Naming::Id)?;
                    self.linkage.add_included(identity, mark);
                    Ok(())
                })
            }
            DocumentMember::Links => {
                top.links = Some(self.links(reader, at, LinksOf::Document)?);
                Ok(())
            }
            DocumentMember::Meta => self.paginated_meta(reader, at),
            DocumentMember::JsonApi => self.jsonapi(reader, at),
            DocumentMember::Errors => self.errors(reader, at),
        }
    }

    fn data(&mut self, reader: &mut Reader<'de>, at: &Path<'_>) -> Result<(), Stop> {
        match self.check.purpose {
            Purpose::Create => self.primary(reader, at, Naming::New, false),
            Purpose::Update => self.primary(reader, at, Naming::Id, false),
            Purpose::Relationship(cardinality) => {
                self.linkage_of(reader, at, cardinality, Naming::Id)
            }
            Purpose::Response(fetch) => self.response_data(reader, at, fetch),
            Purpose::Atomic(_) => reader.skip(at),
        }
    }

    fn response_data(
        &mut self,
        reader: &mut Reader<'de>,
        at: &Path<'_>,
        fetch: Fetch,
    ) -> Result<(), Stop> {
        match (reader.peek(), fetch) {
            (b'n', Fetch::Any | Fetch::Resource | Fetch::Relationship) => {
                reader.try_null().map(|_| ())
            }
            (b'{', Fetch::Any | Fetch::Resource) => self.primary(reader, at, Naming::Id, false),
            (b'{', Fetch::Relationship) => self.primary_identifier(reader, at),
            (b'[', Fetch::Any | Fetch::Collection) => {
                reader.items(at, "an array", &mut |reader, at| {
                    self.primary(reader, at, Naming::Id, true)
                })
            }
            (b'[', Fetch::Relationship) => {
                reader.items(at, "an array", &mut |reader, at| self.primary_identifier(reader, at))
            }
            _ => {
                // Whatever it is meant to be may link to what is included.
                self.linkage.miss();
                reader.wrong_type(
                    at,
                    match fetch {
                        Fetch::Any => "a resource object, an array of them, or null",
                        Fetch::Resource => "a resource object or null",
                        Fetch::Collection => "an array of resource objects",
                        Fetch::Relationship => {
                            "a resource identifier object, an array of them, or null"
                        }
                    },
                )
            }
        }
    }

    /// Checks an identifier as primary data: what it names may be included.
    fn primary_identifier(&mut self, reader: &mut Reader<'de>, at: &Path<'_>) -> Result<(), Stop> {
        let mark = self.linkage.mark();
        let found_before = reader.found_so_far();
        self.identifier(reader, at, Naming::Id)?;
        if reader.found_so_far() > found_before {
            self.linkage.miss();
        }
        self.linkage.add_primary(Identity::default(), mark, true);
        Ok(())
    }

    /// Checks a resource object as primary data, and gives what it is.
    pub(super) fn primary(
        &mut self,
        reader: &mut Reader<'de>,
        at: &Path<'_>,
        naming: Naming,
        is_item: bool,
    ) -> Result<(), Stop> {
        let mark = self.linkage.mark();
        let Some(identity) = self.resource(reader, at, naming)? else {
            self.linkage.miss();
            self.linkage.miss_local_id();
            return Ok(());
        };
        self.hold_against_endpoint(reader, at, &identity);
        self.note_local_id(reader, at, &identity, naming);
        self.linkage.add_primary(identity, mark, is_item);
        Ok(())
    }

    /// Notes the local id of a resource that is created, or that one is named by it.
    pub(super) fn note_local_id(
        &mut self,
        reader: &mut Reader<'de>,
        at: &Path<'_>,
        identity: &Identity<'de>,
        naming: Naming,
    ) {
        let (Some(type_name), Some(lid)) = (&identity.type_name, &identity.lid) else {
            // Who links to a malformed resource cannot be told.
            if naming == Naming::New && (identity.lid_at.is_some() || identity.type_name.is_none())
            {
                self.linkage.miss_local_id();
            }
            return;
        };
        match naming {
            Naming::New => {
                if !self.linkage.create(type_name.clone(), lid.clone()) {
                    let (type_name, id) = (shortened(type_name), shortened(lid));
                    let fault = Fault::DuplicateResource { type_name, id };
                    reader.report(at, identity.start, fault);
                }
            }
            Naming::IdOrLid if identity.id.is_none() => {
                let offset = identity.lid_at.unwrap_or(identity.start);
                let name = LocalName { key: (type_name.clone(), lid.clone()), offset };
                let place = LocalPlace { pointer: at.pointer().into(), index: None };
                self.linkage.link_locally(name, place);
            }
            Naming::Id | Naming::IdOrLid => {}
        }
    }

    /// Reports a type or id that is not the endpoint's (status 409).
    fn hold_against_endpoint(
        &self,
        reader: &mut Reader<'de>,
        at: &Path<'_>,
        identity: &Identity<'de>,
    ) {
        if !self.is_request() {
            return;
        }
        let types = &self.check.endpoint_types;
        if let Some(name) = &identity.type_name
            && !types.is_empty()
            && !types.iter().any(|known| known == name)
        {
            let fault = Fault::EndpointType { expected: types.clone(), found: shortened(name) };
            reader.report(&at.member("type"), identity.type_at, fault);
        }
        if let (Some(expected), Some(id)) = (&self.check.endpoint_id, &identity.id)
            && expected != id
            && self.check.operation() == Operation::Update
        {
            let fault = Fault::IdMismatch { expected: expected.clone(), found: shortened(id) };
            reader.report(&at.member("id"), identity.id_at, fault);
        }
    }

    fn jsonapi(&self, reader: &mut Reader<'de>, at: &Path<'_>) -> Result<(), Stop> {
        reader.defined_members(
            at,
            "an object",
            JsonApiMember::WORDS,
            |reader, member, at, _| match member {
                JsonApiMember::Version => reader.string(at).map(|_| ()),
                JsonApiMember::Ext | JsonApiMember::Profile => {
                    reader.items(at, "an array of URIs", &mut |reader, at| {
                        links::text(reader, at, syntax::URI, syntax::is_uri)
                    })
                }
                JsonApiMember::Meta => self.meta(reader, at),
            },
        )?;
        Ok(())
    }
}

/// Reports a member that must not be there, and passes its value.
pub(super) fn forbidden(
    reader: &mut Reader<'_>,
    at: &Path<'_>,
    offset: usize,
    name: &'static str,
) -> Result<(), Stop> {
    let fault = Fault::NotAllowed { place: Place::Member, member: name };
    reader.report(at, offset, fault);
    reader.skip_muted(at)
}
