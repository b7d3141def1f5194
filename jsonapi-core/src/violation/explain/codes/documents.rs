//! Codes of texts, of limits and of members that should or should not be there.

use super::row;
use crate::violation::Explanation;

pub(super) const ROWS: &[Explanation] = &[
    row(
        "syntax",
        "Not valid JSON",
        "The text is not JSON from this place on. What was found before is not reported, since it \
         may come from the same slip; so there is no pointer either.",
        &["doc-json-syntax"],
    ),
    row(
        "not-utf-8",
        "Not valid UTF-8",
        "The text has bytes that are no UTF-8, the only encoding of JSON that systems exchange. \
         Save it as UTF-8 without a byte order mark.",
        &["doc-json-syntax"],
    ),
    row(
        "too-large",
        "Document too large",
        "The document has more bytes than the reader was told to take. Nothing of it was read.",
        &[],
    ),
    row(
        "too-deep",
        "Nested too deeply",
        "Objects and arrays are nested more deeply than the reader was told to follow. What comes \
         behind that place was not read.",
        &[],
    ),
    row(
        "too-long",
        "Too many members or items",
        "An object or array has more members or items than the reader was told to take. What comes \
         behind that place was not read.",
        &[],
    ),
    row(
        "too-many-violations",
        "More violations",
        "Only so many violations are reported as the reader was told to keep. Mend those and check \
         again.",
        &[],
    ),
    row(
        "missing",
        "Missing member",
        "A member is not there that has to be. The pointer leads to the object that lacks it. An \
         attribute or relationship that the resource's description requires counts as well.",
        &[
            "res-requires-type",
            "res-requires-id",
            "rid-requires-type",
            "rid-requires-id",
            "rid-lid-for-new",
            "link-object-href",
            "create-single-resource",
            "create-type",
            "create-relationship-data",
            "update-single-resource",
            "update-type-id",
            "update-relationship-data",
            "relup-to-one-data",
            "relup-to-many-data",
            "atomic-op-required",
            "atomic-ref-members",
            "atomic-create-data",
            "atomic-create-type",
            "atomic-create-result-data",
            "cursor-prev-next",
        ],
    ),
    row(
        "missing-one-of",
        "Missing member",
        "An object has none of several members, of which it needs at least one. The pointer leads \
         to the object.",
        &[
            "doc-at-least-one",
            "rel-at-least-one",
            "rid-requires-id",
            "rid-lid-for-new",
            "err-at-least-one",
            "atomic-ref-members",
            "atomic-remove-target",
        ],
    ),
    row(
        "exclusive",
        "Members exclude each other",
        "An object has two members of which it may have only one. The pointer leads to the object.",
        &[
            "doc-data-errors-exclusive",
            "atomic-operations-or-results",
            "atomic-ref-or-href",
            "atomic-ref-members",
        ],
    ),
    row(
        "needs",
        "Member needs another",
        "A member is there without another that it makes no sense without.",
        &["doc-included-needs-data"],
    ),
    row(
        "unknown",
        "Unknown member",
        "A member is not one of those that this object can have. Names are compared letter by \
         letter, case included. A name with a colon is that of an extension's member, which is \
         known only if the extension is applied; one that begins with `@` is always let pass.",
        &[
            "doc-no-additional-members",
            "doc-toplevel-links-members",
            "err-links-members",
            "page-link-names",
            "name-ext-prefix",
        ],
    ),
    row(
        "misplaced",
        "Misplaced member",
        "A relationship stands in `attributes`, or an attribute in `relationships`, as the \
         resource's description has it.",
        &[],
    ),
    row(
        "forbidden",
        "Member not allowed",
        "The member is known, but the resource's description does not have it sent in this \
         operation; it may be read-only.",
        &[],
    ),
    row(
        "duplicate",
        "Duplicate member",
        "A name occurs twice in one object. RFC 8259 leaves open which value counts, so that two \
         programs may read two documents. The second place is the one reported.",
        &[],
    ),
];
