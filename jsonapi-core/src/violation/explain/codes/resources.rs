//! Codes of resources, of relationships and of whole documents.

use super::row;
use crate::violation::Explanation;

pub(super) const ROWS: &[Explanation] = &[
    row(
        "type-mismatch",
        "Wrong resource type",
        "The resource in `data` is of another type than the endpoint's: a conflict, status 409.",
        &["create-409-type", "update-409-mismatch"],
    ),
    row(
        "linkage-type-mismatch",
        "Wrong type of related resource",
        "A relationship links to a resource of a type that the resource's description does not \
         have there.",
        &[],
    ),
    row(
        "id-mismatch",
        "Wrong id",
        "The id in `data` is another one than that in the endpoint's URL, or in the `ref` of the \
         operation: a conflict, status 409.",
        &["update-409-mismatch"],
    ),
    row(
        "client-id",
        "Client-generated id not accepted",
        "The request has an id for the resource that it creates, and the server makes the ids of \
         these itself. It is refused with status 403.",
        &["create-client-id-403"],
    ),
    row(
        "invalid-id",
        "Invalid id",
        "The string cannot be the id of such a resource. An empty one never can: it is not unique, \
         and its URL would be the collection's.",
        &["create-client-id-unique"],
    ),
    row(
        "illegal-name",
        "Illegal name",
        "A name of a member or a resource type breaks the rules: letters, digits and characters \
         from U+0080 on, and between them also `-`, `_` and spaces. Behind the colon of an \
         extension's member the same rules hold. Nothing below such a name is reported.",
        &[
            "res-type-name-rules",
            "name-conditions",
            "name-nonempty",
            "name-allowed-chars",
            "name-edge-chars",
            "name-reserved-chars",
            "name-ext-remainder",
        ],
    ),
    row(
        "reserved-name",
        "Reserved name",
        "An attribute or relationship is named `type` or `id`, which are the resource's own.",
        &["res-fields-namespace"],
    ),
    row(
        "shared-name",
        "Name used twice",
        "A relationship has the name of an attribute of the same resource. The pointer leads to \
         the relationship.",
        &["res-fields-namespace"],
    ),
    row(
        "not-allowed",
        "Member not allowed",
        "The specification defines the member, but not for this document: `included` in a request, \
         `data` beside operations, `data` in the result of a deletion.",
        &[
            "atomic-no-data-included",
            "atomic-no-errors",
            "atomic-remove-result",
            "atomic-to-one-result",
            "atomic-to-many-result",
        ],
    ),
    row(
        "empty",
        "Empty array",
        "The array has no items, and it needs one.",
        &["atomic-operations-array", "atomic-results-array"],
    ),
    row(
        "pagination-link",
        "Misplaced pagination link",
        "A relationship to one resource has a link that pages through a collection. It may be null \
         or left out.",
        &["page-links-location"],
    ),
    row(
        "duplicate-resource",
        "Duplicate resource",
        "The document has a second resource object of one type and id. The pointer leads to the \
         second one. Leave out an included resource that is in `data` already.",
        &["comp-no-duplicates"],
    ),
    row(
        "not-linked",
        "Included resource not linked",
        "No chain of linkage leads from the primary data to this included resource, so that no \
         client finds it. Relationships count only with their `data`. Where the request asked for \
         a sparse fieldset, the linkage may be left out; say so to the check.",
        &["comp-full-linkage"],
    ),
    row(
        "unknown-lid",
        "Unknown local id",
        "A local id names nothing that the request creates; in atomic operations, nothing that an \
         operation before this one creates. Type and `lid` have to be the same at both places.",
        &["res-lid-consistent", "rid-lid-for-new", "atomic-ref-lid-prior"],
    ),
    row(
        "unresolved-pointer",
        "Pointer leads nowhere",
        "The pointer of an error leads to no value of the request that is answered. Where a member \
         is missing, the pointer is that of the object that lacks it.",
        &["err-pointer-exists"],
    ),
    row(
        "result-count",
        "Wrong number of results",
        "There have to be as many results as the request has operations, one for each in its place.",
        &["atomic-results-length"],
    ),
];
