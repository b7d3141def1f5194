//! Codes of headers.

use super::row;
use crate::violation::Explanation;

pub(super) const ROWS: &[Explanation] = &[
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
