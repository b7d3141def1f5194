//! The Cursor Pagination profile: `links.prev` and `links.next`, `meta.page`.

use super::Checker;
use super::links::FoundLinks;
use crate::path::Path;
use crate::reader::{Reader, Stop};
use crate::violation::Fault;

impl<'de> Checker<'_, 'de> {
    fn is_paginated(&self, pointer: &str) -> bool {
        self.check.paginated.iter().any(|known| known == pointer)
    }

    /// Reports that the paginated primary data lacks one of its links.
    pub(super) fn report_cursor_links(
        &self,
        reader: &mut Reader<'de>,
        start: usize,
        links: Option<&FoundLinks>,
    ) {
        if self.is_paginated("/data") {
            report_links(reader, &Path::ROOT, start, links);
        }
    }

    /// Reports that paginated linkage lacks one of its links.
    pub(super) fn report_relationship_cursors(
        &self,
        reader: &mut Reader<'de>,
        at: &Path<'_>,
        start: usize,
        links: Option<&FoundLinks>,
    ) {
        if !self.check.paginated.is_empty() && self.is_paginated(&at.member("data").pointer()) {
            report_links(reader, at, start, links);
        }
    }

    /// Checks `meta`, and `meta.page` of it where the profile is applied.
    pub(super) fn paginated_meta(
        &self,
        reader: &mut Reader<'de>,
        at: &Path<'_>,
    ) -> Result<(), Stop> {
        if self.check.paginated.is_empty() {
            return self.meta(reader, at);
        }
        reader.each_member(at, "an object", &mut |reader, key, inside| {
            if !self.may_name_meta(reader, key, inside)? {
                return Ok(());
            }
            if key.name == "page" { page(reader, inside) } else { reader.skip(inside) }
        })?;
        Ok(())
    }
}

/// Reports each link that is missing, at the links object, or at its container if there is none.
fn report_links(
    reader: &mut Reader<'_>,
    container: &Path<'_>,
    start: usize,
    links: Option<&FoundLinks>,
) {
    let Some(links) = links else { return reader.missing(container, start, "links") };
    // Links of the wrong kind are reported already.
    let Some(links_at) = links.start else { return };
    let inside = container.member("links");
    for (name, is_there) in [("prev", links.has_prev), ("next", links.has_next)] {
        if !is_there {
            reader.missing(&inside, links_at, name);
        }
    }
}

fn page(reader: &mut Reader<'_>, at: &Path<'_>) -> Result<(), Stop> {
    reader.each_member(at, "an object", &mut |reader, key, inside| match &*key.name {
        "cursor" => reader.string(inside).map(|_| ()),
        "total" => integer(reader, inside),
        "estimatedTotal" => {
            reader.each_member(inside, "an object", &mut |reader, key, inside| {
                if key.name == "bestGuess" { integer(reader, inside) } else { reader.skip(inside) }
            })?;
            Ok(())
        }
        "rangeTruncated" => reader.boolean(inside).map(|_| ()),
        _ => reader.skip(inside),
    })?;
    Ok(())
}

fn integer(reader: &mut Reader<'_>, at: &Path<'_>) -> Result<(), Stop> {
    let offset = reader.offset();
    if let Some(number) = reader.number(at, "an integer")?
        && !number.is_integer
    {
        let (expected, found) = ("an integer".to_owned(), number.text.to_owned());
        reader.report(at, offset, Fault::Invalid { expected, found });
    }
    Ok(())
}
