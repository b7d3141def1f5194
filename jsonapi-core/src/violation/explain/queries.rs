//! The codes and requirements of query parameters.

use super::{Explanation, Requirement};

const fn row(
    code: &'static str,
    title: &'static str,
    text: &'static str,
    requirements: &'static [&'static str],
) -> Explanation {
    Explanation { code, title, text, requirements }
}

/// The codes.
pub(super) const CODES: &[Explanation] = &[
    row(
        "illegal-parameter",
        "Illegal parameter name",
        "The name is none that a query parameter can have: a member name, and behind it empty \
         brackets, or brackets with a member name, or with several that dots divide. The name of an \
         extension's parameter has the namespace, a colon and lower-case letters before the \
         brackets.",
        &["qp-family-grammar", "qp-ext-remainder", "qp-custom-name", "qp-unknown-400"],
    ),
    row(
        "unknown-parameter",
        "Unknown parameter",
        "The endpoint does not know a parameter of this name, or a member of the family. Names are \
         compared letter by letter, case included. A server's own parameters need a character that \
         is not one of a to z; names without one are kept for the specification. A parameter of an \
         extension is known only where the extension is applied.",
        &["qp-ext-prefix", "qp-custom-name", "qp-unknown-400"],
    ),
    row(
        "unsupported-parameter",
        "Unsupported parameter",
        "JSON:API defines the parameter, and this endpoint does not support it. Leave it out.",
        &["inc-unsupported-400", "sort-unsupported-400", "qp-unknown-400"],
    ),
    row(
        "repeated-parameter",
        "Repeated parameter",
        "A parameter that JSON:API defines is there a second time. It leaves open which one counts, \
         so that two programs may read two queries. Give all values in one, with commas between \
         them.",
        &["qp-unknown-400"],
    ),
    row(
        "invalid-parameter",
        "Invalid parameter value",
        "The value is not written as the parameter asks: a list with an empty item, a sort field \
         without a name, a number that has other characters than digits or is out of its range, a \
         cursor that the server did not give.",
        &[
            "inc-value-format",
            "fs-value-format",
            "sort-value",
            "cursor-size-positive",
            "cursor-size-invalid",
            "cursor-size-regex",
            "cursor-invalid-cursor",
            "cursor-invalid-error",
        ],
    ),
    row(
        "unknown-path",
        "Path that cannot be included",
        "A path in `include` has a name that is no relationship of the resources it has led to, or \
         is none that the endpoint includes. A path has names of relationships, not of types.",
        &["inc-bad-path-400"],
    ),
    row(
        "unknown-type",
        "Unknown resource type",
        "A fieldset is for a type that no resource of the response can have. The specification does \
         not say what a server does then; a slip of the pen would go unnoticed otherwise.",
        &["qp-unknown-400"],
    ),
    row(
        "unknown-field",
        "Unknown field",
        "A fieldset has a name that is no attribute and no relationship of the type. The \
         specification does not say what a server does then; a slip of the pen would go unnoticed \
         otherwise.",
        &["qp-unknown-400"],
    ),
    row(
        "unknown-operator",
        "Unknown operator",
        "A filter has an operator or matcher that the endpoint's way to write filters does not have. \
         JSON:API leaves the form of filters to the server; the error lists what there is.",
        &["qp-unknown-400"],
    ),
    row(
        "unsuited-operator",
        "Operator that the field lacks",
        "A filter asks a field something that values of its type cannot be asked: a boolean whether \
         it is greater, a number which text it has in it. The error lists what it can be asked.",
        &["qp-unknown-400"],
    ),
    row(
        "unknown-sort-field",
        "Unknown sort field",
        "The endpoint does not sort by this field.",
        &["sort-unsupported-400"],
    ),
    row(
        "unsupported-sort",
        "Sort without pagination",
        "The endpoint sorts by this field, but cannot paginate the collection in that order.",
        &[
            "cursor-may-reject-sort",
            "cursor-reject-sort-rule",
            "cursor-sort-error-400",
            "cursor-sort-error-object",
        ],
    ),
    row(
        "max-size-exceeded",
        "Page too large",
        "More resources are asked for than a page can have. `meta.page.maxSize` of the error says \
         how many that are.",
        &["cursor-size-too-large", "cursor-max-error-400", "cursor-max-error-object"],
    ),
    row(
        "range-pagination-not-supported",
        "No pages between two cursors",
        "The endpoint supports pages behind a cursor and pages before one, but not both together.",
        &["cursor-range-unsupported", "cursor-range-error-400", "cursor-range-error-object"],
    ),
    row(
        "query-too-large",
        "Query too large",
        "The query has more bytes, parameters, paths, names or steps than the endpoint was told to \
         take.",
        &[],
    ),
];

const fn rule(id: &'static str, section: &'static str, text: &'static str) -> Requirement {
    Requirement { id, text, section }
}

const INCLUDES: &str = "format/1.1/#fetching-includes";
const FIELDSETS: &str = "format/1.1/#fetching-sparse-fieldsets";
const SORTING: &str = "format/1.1/#fetching-sorting";
const FAMILIES: &str = "format/1.1/#query-parameters-families";
const EXTENSIONS: &str = "format/1.1/#extension-query-parameters";
const CUSTOM: &str = "format/1.1/#query-parameters-custom";
const CURSOR_SORTING: &str = "profiles/ethanresnick/cursor-pagination/#concepts-sorting";
const CURSOR_PARAMETERS: &str = "profiles/ethanresnick/cursor-pagination/#query-parameters";
const CURSOR_RANGE: &str = "profiles/ethanresnick/cursor-pagination/#query-range-pagination";
const CURSOR_ERRORS: &str = "profiles/ethanresnick/cursor-pagination/#error-cases";

/// The requirements that the codes stand for.
pub(super) const REQUIREMENTS: &[Requirement] = &[
    rule(
        "inc-unsupported-400",
        INCLUDES,
        "An endpoint that does not support `include` must answer a request with it with 400.",
    ),
    rule(
        "inc-value-format",
        INCLUDES,
        "The value of `include` must be a list of paths with commas between them; a path is a list \
         of names of relationships with dots between them.",
    ),
    rule(
        "inc-bad-path-400",
        INCLUDES,
        "A server that cannot find a path, or does not support including it, must answer with 400.",
    ),
    rule(
        "fs-value-format",
        FIELDSETS,
        "The value of `fields[TYPE]` must be a list of names of fields with commas between them; an \
         empty one asks for no fields.",
    ),
    rule(
        "sort-value",
        SORTING,
        "The value of `sort` must be sort fields with commas between them.",
    ),
    rule(
        "sort-unsupported-400",
        SORTING,
        "A server that does not support sorting as it is asked for must answer with 400.",
    ),
    rule(
        "qp-family-grammar",
        FAMILIES,
        "The name of a parameter is a base and, behind it, any number of empty brackets, or \
         brackets with a legal member name or with several that dots divide.",
    ),
    rule(
        "qp-ext-prefix",
        EXTENSIONS,
        "The base of an extension's parameter must begin with the extension's namespace and a \
         colon.",
    ),
    rule(
        "qp-ext-remainder",
        EXTENSIONS,
        "The rest of an extension's base must have only the letters a to z.",
    ),
    rule(
        "qp-custom-name",
        CUSTOM,
        "The base of a server's own parameter must be a legal member name with a character that is \
         not one of a to z.",
    ),
    rule(
        "qp-unknown-400",
        CUSTOM,
        "A server must answer with 400 if it cannot process a parameter by its name.",
    ),
    rule(
        "cursor-may-reject-sort",
        CURSOR_SORTING,
        "A server may refuse to paginate in an order that costs it too much.",
    ),
    rule(
        "cursor-reject-sort-rule",
        CURSOR_SORTING,
        "It must answer by the rules for the error of an unsupported sort then.",
    ),
    rule("cursor-size-positive", CURSOR_PARAMETERS, "`page[size]` must be a positive integer."),
    rule(
        "cursor-size-invalid",
        CURSOR_PARAMETERS,
        "Any other `page[size]` must be answered by the rules for the error of an invalid \
         parameter.",
    ),
    rule(
        "cursor-size-too-large",
        CURSOR_PARAMETERS,
        "A `page[size]` above the server's largest must be answered by the rules for the error of \
         an exceeded size.",
    ),
    rule(
        "cursor-invalid-cursor",
        CURSOR_PARAMETERS,
        "A `page[after]` or `page[before]` that is no cursor must be answered by the rules for the \
         error of an invalid parameter.",
    ),
    rule(
        "cursor-range-unsupported",
        CURSOR_RANGE,
        "A server without pages between two cursors must answer by the rules for that error.",
    ),
    rule(
        "cursor-sort-error-400",
        CURSOR_ERRORS,
        "A sort that cannot be paginated must be answered with 400.",
    ),
    rule(
        "cursor-sort-error-object",
        CURSOR_ERRORS,
        "Its error object must name `sort` in `source` and have the profile's link `type`.",
    ),
    rule(
        "cursor-max-error-400",
        CURSOR_ERRORS,
        "A size above the largest must be answered with 400.",
    ),
    rule(
        "cursor-max-error-object",
        CURSOR_ERRORS,
        "Its error object must name `page[size]` in `source`, have the largest size as \
         `meta.page.maxSize`, and the profile's link `type`.",
    ),
    rule(
        "cursor-invalid-error",
        CURSOR_ERRORS,
        "An invalid parameter must be answered with 400 and an error object that names it in \
         `source`.",
    ),
    rule(
        "cursor-range-error-400",
        CURSOR_ERRORS,
        "Two cursors must be answered with 400 where pages between them are not supported.",
    ),
    rule(
        "cursor-range-error-object",
        CURSOR_ERRORS,
        "The error object must have the profile's link `type`.",
    ),
    rule(
        "cursor-size-regex",
        CURSOR_PARAMETERS,
        "`page[size]` must have the digits 0 to 9 and nothing else.",
    ),
];
