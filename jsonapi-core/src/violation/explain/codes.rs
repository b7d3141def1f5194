//! The codes.

use super::Explanation;

const fn row(
    code: &'static str,
    title: &'static str,
    text: &'static str,
    requirements: &'static [&'static str],
) -> Explanation {
    Explanation { code, title, text, requirements }
}

/// Every code.
pub(super) const ALL: &[Explanation] = &[
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
    row(
        "wrong-type",
        "Wrong type",
        "A value has another JSON type than the one that belongs there. Nothing inside it is \
         reported.",
        &[
            "doc-root-object",
            "doc-errors-array",
            "doc-included-array",
            "doc-primary-data-shape",
            "res-identity-strings",
            "res-attributes-object",
            "rel-container-object",
            "rel-value-object",
            "rel-linkage-shape",
            "rid-identity-strings",
            "meta-object",
            "links-object",
            "link-value-shape",
            "link-object-href",
            "link-object-member-types",
            "link-rel-valid",
            "link-hreflang-valid",
            "jsonapi-object",
            "jsonapi-member-types",
            "fetch-collection-array",
            "fetch-single-or-null",
            "fetch-relationship-linkage",
            "page-link-unavailable",
            "create-single-resource",
            "update-single-resource",
            "relup-to-one-data",
            "relup-to-many-data",
            "err-array",
            "err-status-string",
            "err-code-string",
            "err-text-string",
            "err-source-object",
            "err-pointer-syntax",
            "err-parameter-string",
            "err-header-string",
            "atomic-operations-array",
            "atomic-results-array",
            "atomic-op-code",
            "atomic-href-string",
            "atomic-op-meta-object",
            "cursor-page-meta-object",
            "cursor-item-cursor",
            "cursor-total",
            "cursor-estimated-object",
            "cursor-bestguess-integer",
        ],
    ),
    row(
        "not-null",
        "Not nullable",
        "A value is null where a value of some type has to be. It stands for the requirements of \
         `wrong-type` that do not let null pass. A member that has no value is left out instead.",
        &[
            "doc-root-object",
            "doc-errors-array",
            "doc-included-array",
            "res-identity-strings",
            "res-attributes-object",
            "rel-container-object",
            "rel-value-object",
            "rid-identity-strings",
            "meta-object",
            "links-object",
            "link-object-href",
            "link-object-member-types",
            "jsonapi-object",
            "jsonapi-member-types",
            "link-rel-valid",
            "link-hreflang-valid",
            "fetch-collection-array",
            "create-single-resource",
            "update-single-resource",
            "relup-to-many-data",
            "err-array",
            "err-status-string",
            "err-code-string",
            "err-text-string",
            "err-source-object",
            "err-pointer-syntax",
            "err-parameter-string",
            "err-header-string",
            "atomic-operations-array",
            "atomic-results-array",
            "atomic-op-code",
            "atomic-href-string",
            "atomic-op-meta-object",
            "cursor-page-meta-object",
            "cursor-item-cursor",
            "cursor-total",
            "cursor-estimated-object",
            "cursor-bestguess-integer",
        ],
    ),
    row(
        "not-constant",
        "Value not accepted",
        "The resource's description has one value for this attribute, and it is another one.",
        &[],
    ),
    row(
        "out-of-range",
        "Number out of range",
        "The number is not one that the attribute's type can hold. An integer has to be written \
         without fraction and exponent.",
        &[],
    ),
    row(
        "not-one-of",
        "Value not accepted",
        "The string is not one of those that can stand there.",
        &["atomic-op-code"],
    ),
    row(
        "invalid",
        "Invalid value",
        "The value has the right JSON type and not the form that it needs: that of a URI, a \
         pointer, a language tag, a date and the like.",
        &[
            "link-value-shape",
            "link-object-href",
            "link-rel-valid",
            "link-hreflang-valid",
            "jsonapi-member-types",
            "err-pointer-syntax",
            "atomic-href-string",
            "cursor-total",
            "cursor-bestguess-integer",
        ],
    ),
    row(
        "lone-surrogate",
        "Invalid text",
        "The string has an escape such as `\\ud83d` without its other half. It is JSON by its \
         grammar, but no text, and programs disagree on what to make of it.",
        &[],
    ),
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
        "The id in `data` is another one than that in the endpoint's URL: a conflict, status 409.",
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
    row(
        "wrong-media-type",
        "Wrong media type",
        "A JSON:API document is sent with the media type `application/vnd.api+json` in its \
         `Content-Type`, and with no other.",
        &["cn-content-type"],
    ),
    row(
        "malformed-header",
        "Malformed header",
        "The header is not written as HTTP asks. Parameters are `name=value` behind semicolons, \
         each at most once; lists of URIs stand in quotation marks, with spaces between them.",
        &["mt-param-space-separated", "mt-param-quoted"],
    ),
    row(
        "foreign-parameter",
        "Foreign media type parameter",
        "The JSON:API media type has a parameter other than `ext` and `profile`, such as \
         `charset`. Leave it out; JSON is always UTF-8.",
        &["mt-params-only-ext-profile", "cn-415-foreign-param", "cn-406-all-foreign"],
    ),
    row(
        "unsupported-extension",
        "Unsupported extension",
        "The media type asks for an extension that the server does not support. URIs are compared \
         as they are written. A client that can do without names the media type in `Accept` \
         without the extension as well.",
        &["cn-415-unsupported-ext", "cn-406-all-unsupported-ext"],
    ),
    row(
        "not-acceptable",
        "Not acceptable",
        "`Accept` names nothing that the server has, or only with the weight 0. Name \
         `application/vnd.api+json` in it.",
        &[],
    ),
    row(
        "undeclared",
        "Not stated in the media type",
        "A document applies an extension or profile that its `Content-Type` does not state in \
         `ext` or `profile`.",
        &["cn-ext-declared", "cn-profile-declared"],
    ),
    row(
        "not-applied",
        "Stated and not applied",
        "The `Content-Type` of a document states an extension or profile that the document does \
         not apply. What is stated there is what receivers go by.",
        &["cn-ext-declared", "cn-profile-declared"],
    ),
    row(
        "missing-vary",
        "Vary without Accept",
        "The server supports extensions or profiles, and `Vary` does not name `Accept`. A cache \
         could give a response to clients that asked for another one.",
        &["cn-vary-accept"],
    ),
];
