//! The requirements that codes stand for.

use super::Requirement;

const fn row(id: &'static str, section: &'static str, text: &'static str) -> Requirement {
    Requirement { id, text, section }
}

const PARAMETERS: &str = "format/1.1/#media-type-parameter-rules";
const NEGOTIATION: &str = "format/1.1/#content-negotiation-all";
const SERVERS: &str = "format/1.1/#content-negotiation-servers";
const DOCUMENT: &str = "format/1.1/#document-structure";
const TOP_LEVEL: &str = "format/1.1/#document-top-level";
const RESOURCE: &str = "format/1.1/#document-resource-objects";
const IDENTIFICATION: &str = "format/1.1/#document-resource-object-identification";
const RELATIONSHIP: &str = "format/1.1/#document-resource-object-relationships";
const IDENTIFIER: &str = "format/1.1/#document-resource-identifier-objects";
const COMPOUND: &str = "format/1.1/#document-compound-documents";
const LINKS: &str = "format/1.1/#document-links";
const LINK_OBJECT: &str = "format/1.1/#document-links-link-object";
const JSONAPI: &str = "format/1.1/#document-jsonapi-object";
const NAMES: &str = "format/1.1/#document-member-names";
const EXTENSION: &str = "format/1.1/#extension-members";
const FETCHING: &str = "format/1.1/#fetching-resources-responses-200";
const PAGINATION: &str = "format/1.1/#fetching-pagination";
const CREATING: &str = "format/1.1/#crud-creating";
const CLIENT_IDS: &str = "format/1.1/#crud-creating-client-ids";
const UPDATING: &str = "format/1.1/#crud-updating";
const ERROR: &str = "format/1.1/#error-objects";
const ATOMIC: &str = "ext/atomic/";
const ATOMIC_DOCUMENT: &str = "ext/atomic/#document-structure";
const OPERATION: &str = "ext/atomic/#operation-objects";
const PROCESSING: &str = "ext/atomic/#processing";
const CURSOR: &str = "profiles/ethanresnick/cursor-pagination/";

/// Every requirement, in the order of the specifications.
pub(super) const ALL: &[Requirement] = &[
    row(
        "mt-params-only-ext-profile",
        PARAMETERS,
        "The JSON:API media type must have no parameters but `ext` and `profile`.",
    ),
    row(
        "mt-param-space-separated",
        PARAMETERS,
        "`ext` and `profile` must be lists of URIs with a space between each two.",
    ),
    row("mt-param-quoted", PARAMETERS, "The lists must stand in quotation marks."),
    row(
        "cn-content-type",
        NEGOTIATION,
        "Documents must be sent with the JSON:API media type in `Content-Type`.",
    ),
    row(
        "cn-ext-declared",
        NEGOTIATION,
        "The extensions that a document applies must be in the parameter `ext` of `Content-Type`.",
    ),
    row(
        "cn-profile-declared",
        NEGOTIATION,
        "The profiles that a document applies must be in the parameter `profile` of `Content-Type`.",
    ),
    row(
        "cn-415-foreign-param",
        SERVERS,
        "A request whose media type has parameters other than `ext` and `profile` must be answered \
         with 415.",
    ),
    row(
        "cn-415-unsupported-ext",
        SERVERS,
        "A request whose media type has an extension that is not supported must be answered with \
         415.",
    ),
    row(
        "cn-406-all-foreign",
        SERVERS,
        "If all entries of the JSON:API media type in `Accept` have parameters other than `ext` \
         and `profile`, the answer must be 406.",
    ),
    row(
        "cn-406-all-unsupported-ext",
        SERVERS,
        "If all entries of the JSON:API media type in `Accept` have an extension that is not \
         supported, the answer must be 406.",
    ),
    row(
        "cn-vary-accept",
        SERVERS,
        "Servers that support extensions or profiles should name `Accept` in `Vary`.",
    ),
    row("doc-json-syntax", DOCUMENT, "A document must be JSON as RFC 8259 has it."),
    row(
        "doc-no-additional-members",
        DOCUMENT,
        "Objects that the specification or an extension defines must have no other members.",
    ),
    row("doc-root-object", TOP_LEVEL, "The root of a document must be an object."),
    row(
        "doc-at-least-one",
        TOP_LEVEL,
        "A document must have `data`, `errors`, `meta` or a member of an applied extension.",
    ),
    row("doc-errors-array", TOP_LEVEL, "`errors` must be an array at the top level."),
    row("doc-data-errors-exclusive", TOP_LEVEL, "`data` and `errors` must not be in one document."),
    row("doc-included-array", TOP_LEVEL, "`included` must be an array of resource objects."),
    row("doc-included-needs-data", TOP_LEVEL, "`included` must not be there without `data`."),
    row(
        "doc-toplevel-links-members",
        TOP_LEVEL,
        "Top-level links may be `self`, `related`, `describedby` and those of pagination.",
    ),
    row(
        "doc-primary-data-shape",
        TOP_LEVEL,
        "`data` must be null, one resource object or identifier, or an array of them, as the \
         target of the request has it.",
    ),
    row(
        "res-requires-id",
        RESOURCE,
        "A resource object must have an `id`, unless a client asks to create it.",
    ),
    row("res-requires-type", RESOURCE, "A resource object must have a `type`."),
    row(
        "res-lid-consistent",
        IDENTIFICATION,
        "A resource that is created must have one `lid` wherever the document names it.",
    ),
    row(
        "res-identity-strings",
        IDENTIFICATION,
        "`type`, `id` and `lid` of a resource object must be strings.",
    ),
    row(
        "res-type-name-rules",
        IDENTIFICATION,
        "A resource type must keep to the rules for member names.",
    ),
    row(
        "res-fields-namespace",
        "format/1.1/#document-resource-object-fields",
        "Attributes and relationships share their names with each other and with `type` and `id`, \
         so no name must be used twice.",
    ),
    row(
        "res-attributes-object",
        "format/1.1/#document-resource-object-attributes",
        "`attributes` must be an object.",
    ),
    row("rel-container-object", RELATIONSHIP, "`relationships` must be an object."),
    row("rel-value-object", RELATIONSHIP, "A relationship must be an object."),
    row(
        "rel-at-least-one",
        RELATIONSHIP,
        "A relationship must have `data`, `meta`, a link `self` or `related`, or a member of an \
         extension.",
    ),
    row(
        "rel-linkage-shape",
        "format/1.1/#document-resource-object-linkage",
        "Linkage must be null, one resource identifier object, or an array of them.",
    ),
    row("rid-requires-type", IDENTIFIER, "A resource identifier object must have a `type`."),
    row(
        "rid-requires-id",
        IDENTIFIER,
        "A resource identifier object must have an `id`, unless it names a resource that the \
         request creates.",
    ),
    row(
        "rid-lid-for-new",
        IDENTIFIER,
        "A resource identifier object must name a resource that the request creates by `lid`.",
    ),
    row(
        "rid-identity-strings",
        IDENTIFIER,
        "`type`, `id` and `lid` of a resource identifier object must be strings.",
    ),
    row(
        "comp-full-linkage",
        COMPOUND,
        "Linkage must lead from the primary data to every included resource, unless a sparse \
         fieldset hides it.",
    ),
    row(
        "comp-no-duplicates",
        COMPOUND,
        "A document must not have two resource objects of one type and id.",
    ),
    row("meta-object", "format/1.1/#document-meta", "`meta` must be an object."),
    row("links-object", LINKS, "`links` must be an object."),
    row(
        "link-value-shape",
        LINKS,
        "A link must be a string with a URI reference, a link object, or null.",
    ),
    row("link-object-href", LINK_OBJECT, "A link object must have `href`, a URI reference."),
    row(
        "link-object-member-types",
        LINK_OBJECT,
        "`title` and `type` of a link object must be strings, and `describedby` a link.",
    ),
    row("link-rel-valid", LINK_OBJECT, "`rel` must be a relation type as RFC 8288 has it."),
    row(
        "link-hreflang-valid",
        LINK_OBJECT,
        "`hreflang` must be a language tag as RFC 5646 has it, or an array of them.",
    ),
    row("jsonapi-object", JSONAPI, "`jsonapi` must be an object."),
    row(
        "jsonapi-member-types",
        JSONAPI,
        "`version` must be a string, `ext` and `profile` arrays of URIs.",
    ),
    row("name-conditions", NAMES, "Names of members must keep to every rule for them."),
    row("name-nonempty", NAMES, "A name must have a character."),
    row("name-allowed-chars", NAMES, "A name must have no characters but those that are listed."),
    row(
        "name-edge-chars",
        NAMES,
        "A name must begin and end with a letter, a digit or a character from U+0080 on.",
    ),
    row(
        "name-reserved-chars",
        "format/1.1/#document-member-names-reserved-characters",
        "A name must not have a control character or the punctuation that is listed.",
    ),
    row(
        "name-ext-prefix",
        EXTENSION,
        "The name of an extension's member must begin with the extension's namespace and a colon.",
    ),
    row("name-ext-remainder", EXTENSION, "What comes behind the colon must be a legal name."),
    row("fetch-collection-array", FETCHING, "A collection must be answered with an array."),
    row(
        "fetch-single-or-null",
        FETCHING,
        "A single resource must be answered with one resource object or null.",
    ),
    row(
        "fetch-relationship-linkage",
        "format/1.1/#fetching-relationships-responses-200",
        "A relationship must be answered with its linkage.",
    ),
    row(
        "page-links-location",
        PAGINATION,
        "Pagination links must be in the links object that belongs to the collection.",
    ),
    row(
        "page-link-names",
        PAGINATION,
        "Pagination links must be named `first`, `last`, `prev` and `next`.",
    ),
    row(
        "page-link-unavailable",
        PAGINATION,
        "A pagination link that is not available must be left out or null.",
    ),
    row(
        "create-single-resource",
        CREATING,
        "A request that creates a resource must have one resource object as its `data`.",
    ),
    row("create-type", CREATING, "A resource that is created must have a `type`."),
    row(
        "create-relationship-data",
        CREATING,
        "A relationship must have `data` in a request that creates a resource.",
    ),
    row("create-client-id-unique", CLIENT_IDS, "An id that a client makes must be unique."),
    row(
        "create-client-id-403",
        CLIENT_IDS,
        "A server that takes no ids of clients must answer such an id with 403.",
    ),
    row(
        "create-409-type",
        "format/1.1/#crud-creating-responses-409",
        "A server must answer a type that its collection does not have with 409.",
    ),
    row(
        "update-single-resource",
        UPDATING,
        "A request that updates a resource must have one resource object as its `data`.",
    ),
    row("update-type-id", UPDATING, "A resource that is updated must have `type` and `id`."),
    row(
        "update-relationship-data",
        "format/1.1/#crud-updating-resource-relationships",
        "A relationship must have `data` in a request that updates a resource.",
    ),
    row(
        "update-409-mismatch",
        "format/1.1/#crud-updating-responses-409",
        "A server must answer a type or id that is not the endpoint's with 409.",
    ),
    row(
        "relup-to-one-data",
        "format/1.1/#crud-updating-to-one-relationships",
        "A request that updates a to-one relationship must have `data`, a resource identifier \
         object or null.",
    ),
    row(
        "relup-to-many-data",
        "format/1.1/#crud-updating-to-many-relationships",
        "A request that updates a to-many relationship must have `data`, an array of resource \
         identifier objects.",
    ),
    row("err-array", ERROR, "`errors` must be an array of error objects."),
    row("err-at-least-one", ERROR, "An error object must have one of its members."),
    row("err-links-members", ERROR, "Links of an error object may be `about` and `type`."),
    row("err-status-string", ERROR, "`status` must be a string with the HTTP status."),
    row("err-code-string", ERROR, "`code` must be a string."),
    row("err-text-string", ERROR, "`title` and `detail` must be strings for people."),
    row("err-source-object", ERROR, "`source` must be an object."),
    row("err-pointer-syntax", ERROR, "`pointer` must be a JSON Pointer as RFC 6901 has it."),
    row(
        "err-pointer-exists",
        ERROR,
        "`pointer` must lead to a value that is there in the request's document.",
    ),
    row("err-parameter-string", ERROR, "`parameter` must be a string."),
    row("err-header-string", ERROR, "`header` must be a string: the name of one request header."),
    row(
        "atomic-no-data-included",
        ATOMIC_DOCUMENT,
        "`data` and `included` must not be in a document with operations or results.",
    ),
    row(
        "atomic-operations-or-results",
        ATOMIC_DOCUMENT,
        "A document may have operations or results, and must not have both.",
    ),
    row(
        "atomic-operations-array",
        ATOMIC_DOCUMENT,
        "`atomic:operations` must be an array of one or more operation objects.",
    ),
    row(
        "atomic-results-array",
        ATOMIC_DOCUMENT,
        "`atomic:results` must be an array of one or more result objects.",
    ),
    row("atomic-no-errors", ATOMIC_DOCUMENT, "`errors` must not be beside operations or results."),
    row("atomic-op-required", OPERATION, "An operation must have `op`."),
    row("atomic-op-code", OPERATION, "`op` must be `add`, `update` or `remove`."),
    row(
        "atomic-ref-or-href",
        OPERATION,
        "An operation may have `ref` or `href`, and must not have both.",
    ),
    row(
        "atomic-ref-members",
        OPERATION,
        "`ref` must have `type` and either `id` or `lid`, and may have `relationship`.",
    ),
    row(
        "atomic-ref-lid-prior",
        OPERATION,
        "A `lid` in `ref` must be one that an operation before gave.",
    ),
    row("atomic-href-string", OPERATION, "`href` must be a string with a URI reference."),
    row("atomic-op-meta-object", OPERATION, "`meta` of an operation must be an object."),
    row(
        "atomic-results-length",
        PROCESSING,
        "There must be as many results as there are operations.",
    ),
    row(
        "atomic-create-data",
        ATOMIC,
        "An operation that creates a resource must have a resource object as its `data`.",
    ),
    row("atomic-create-type", ATOMIC, "A resource that an operation creates must have a `type`."),
    row(
        "atomic-create-result-data",
        ATOMIC,
        "The result of an operation that creates a resource must have the resource, unless the \
         client gave its id.",
    ),
    row("atomic-remove-target", ATOMIC, "An operation that deletes must have `ref` or `href`."),
    row(
        "atomic-remove-result",
        ATOMIC,
        "The result of an operation that deletes must have no `data`.",
    ),
    row(
        "atomic-to-one-result",
        ATOMIC,
        "The result of an operation on a to-one relationship must have no `data`.",
    ),
    row(
        "atomic-to-many-result",
        ATOMIC,
        "The result of an operation on a to-many relationship must have no `data`.",
    ),
    row("cursor-page-meta-object", CURSOR, "`meta.page` must be an object."),
    row("cursor-item-cursor", CURSOR, "The cursor of an item must be a string."),
    row(
        "cursor-prev-next",
        CURSOR,
        "The links `prev` and `next` must be there for each array that is paginated.",
    ),
    row("cursor-total", CURSOR, "`total` may be there, an integer."),
    row("cursor-estimated-object", CURSOR, "`estimatedTotal` must be an object."),
    row("cursor-bestguess-integer", CURSOR, "`bestGuess` must be an integer."),
];
