//! Which requirements the rows name, counted by area.
//!
//! The requirements are those of the specification, the Atomic Operations extension and the Cursor
//! Pagination profile that a document, a request, a header or a query can break, by the ids that
//! conformance data uses.

use std::collections::BTreeSet;

use super::{
    Table, atomic, compound, cursor, errors, extensions, identifiers, jsonapi, links, media_types,
    names, places, queries, relationship_requests, relationships, requests, resources, results,
    top_level, typed,
};

/// The requirements that apply to documents, requests, headers and queries, by area, divided by spaces.
const APPLY: &[(&str, &str)] = &[
    (
        "extensions",
        "ext-may-define-object-members ext-no-lessening ext-may-define-document-members \
         ext-namespace-required ext-namespace-rules ext-namespace-nonempty \
         ext-namespace-alphabet ext-single-namespace",
    ),
    (
        "top level and documents",
        "doc-ext-may-define doc-ext-member-naming doc-no-additional-members \
         doc-ignore-noncompliant doc-root-object doc-json-syntax doc-at-least-one \
         doc-data-errors-exclusive doc-errors-array doc-optional-members doc-included-array \
         doc-included-needs-data doc-toplevel-links-members doc-primary-data-shape \
         doc-collection-array",
    ),
    (
        "resource objects",
        "res-requires-id res-requires-type res-may-lid res-optional-members res-lid-consistent \
         res-identity-strings res-type-name-rules res-fields-namespace res-attributes-object \
         res-self-link",
    ),
    (
        "relationships",
        "rel-container-object rel-value-object rel-at-least-one rel-pagination-allowed \
         rel-linkage-shape",
    ),
    (
        "resource identifiers",
        "rid-requires-type rid-requires-id rid-lid-for-new rid-identity-strings rid-may-meta",
    ),
    ("compound documents", "comp-included-array comp-full-linkage comp-no-duplicates"),
    ("meta", "meta-object meta-any-members"),
    (
        "links",
        "links-object link-value-shape link-rel-inferred link-object-href link-object-optional \
         link-object-member-types link-rel-valid link-hreflang-valid",
    ),
    ("jsonapi", "jsonapi-may-include jsonapi-object jsonapi-members jsonapi-member-types"),
    (
        "media types and headers",
        "mt-params-only-ext-profile mt-param-space-separated mt-param-quoted cn-content-type \
         cn-ext-declared cn-profile-declared cn-client-ignore-params cn-client-accept-ext \
         cn-client-accept-profile cn-415-foreign-param cn-415-unsupported-ext \
         cn-accept-ignore-foreign cn-406-all-foreign cn-406-all-unsupported-ext \
         cn-profile-attempt cn-profile-ignore-unknown cn-vary-accept \
         jsonapi-not-for-negotiation jsonapi-negotiate-by-header",
    ),
    (
        "member names",
        "name-case-sensitive name-conditions name-nonempty name-allowed-chars name-edge-chars \
         name-global-chars name-reserved-chars name-at-prefix name-at-anywhere name-at-ignored \
         name-ext-prefix name-ext-remainder",
    ),
    ("fetching", "fetch-single-or-null"),
    (
        "include, fields, sort, page, filter",
        "inc-param-support inc-unsupported-400 inc-value-format inc-empty-value \
         inc-bad-path-400 fs-param fs-value-format sort-support sort-param sort-value \
         sort-multiple sort-ascending sort-descending sort-unsupported-400 page-param-family \
         page-may-link filter-param-family",
    ),
    (
        "query parameters",
        "ext-may-define-query-params prof-query-params-custom-only \
         prof-may-define-reserved-params qp-family-grammar qp-ext-prefix qp-ext-remainder \
         qp-custom-may qp-custom-name qp-unknown-400 qp-parse-form qp-serialize-form \
         qp-brackets-unencoded qp-brackets-equivalent",
    ),
    ("pagination links", "page-links-location page-link-names page-link-unavailable"),
    (
        "creating",
        "create-single-resource create-type create-relationship-data create-client-id-key \
         create-client-id-unique create-client-id-403 create-409-type",
    ),
    (
        "updating",
        "update-single-resource update-type-id update-partial-attributes \
         update-missing-attributes-kept update-missing-not-null update-partial-relationships \
         update-missing-relationships-kept update-missing-rel-not-null \
         update-relationship-data update-409-mismatch",
    ),
    ("updating relationships", "relup-to-one-data relup-to-many-data"),
    (
        "errors",
        "err-array err-members err-at-least-one err-links-members err-status-string \
         err-code-string err-text-string err-source-object err-pointer-syntax \
         err-pointer-exists err-parameter-string err-header-string",
    ),
    (
        "Atomic Operations",
        "atomic-toplevel-members atomic-no-data-included atomic-operations-or-results \
         atomic-operations-array atomic-results-array atomic-no-errors atomic-op-required \
         atomic-op-code atomic-ref-or-href atomic-ref-members atomic-ref-lid-prior \
         atomic-href-string atomic-op-optional atomic-op-meta-object atomic-result-members \
         atomic-results-length atomic-results-position atomic-errors-base atomic-malformed-400 \
         atomic-create-href atomic-create-data atomic-create-type atomic-create-result-empty \
         atomic-create-result-echo atomic-create-result-data atomic-update-target \
         atomic-update-op atomic-update-result-unchanged atomic-remove-target atomic-remove-op \
         atomic-remove-result atomic-to-one-target atomic-to-one-op atomic-to-one-result \
         atomic-to-many-target atomic-to-many-add atomic-to-many-replace atomic-to-many-remove \
         atomic-to-many-result",
    ),
    (
        "Cursor Pagination",
        "cursor-range-truncated-flag cursor-page-meta-object cursor-item-may \
         cursor-item-cursor cursor-prev-next cursor-total cursor-estimated-may \
         cursor-estimated-object cursor-bestguess-may cursor-bestguess-integer",
    ),
    (
        "Cursor Pagination, queries",
        "cursor-may-reject-sort cursor-reject-sort-rule cursor-size-positive \
         cursor-size-invalid cursor-max-size cursor-size-too-large cursor-default-size \
         cursor-default-size-range cursor-invalid-cursor cursor-range-may \
         cursor-range-unsupported cursor-range-default-size cursor-size-regex \
         cursor-size-base10 cursor-sort-error-400 cursor-sort-error-object \
         cursor-max-error-400 cursor-max-error-object cursor-invalid-error \
         cursor-range-error-400 cursor-range-error-object cursor-first-last \
         cursor-next-null cursor-prev-null",
    ),
];

const TABLES: [&[&Table]; 14] = [
    compound::TABLES,
    cursor::TABLES,
    errors::TABLES,
    extensions::TABLES,
    identifiers::TABLES,
    jsonapi::TABLES,
    links::TABLES,
    names::TABLES,
    relationship_requests::TABLES,
    relationships::TABLES,
    requests::TABLES,
    resources::TABLES,
    results::TABLES,
    top_level::TABLES,
];

/// What tests without a table name.
const OTHERS: [&[&str]; 9] = [
    atomic::OTHERS,
    extensions::OTHERS,
    links::OTHERS,
    media_types::OTHERS,
    names::OTHERS,
    places::OTHERS,
    queries::OTHERS,
    requests::OTHERS,
    typed::OTHERS,
];

#[test]
fn every_requirement_for_documents_headers_and_queries_is_named_by_a_row() {
    let rows = TABLES.iter().chain(&atomic::TABLES).copied().flatten();
    let mut named: BTreeSet<&str> = rows.flat_map(|table| table.requirements()).collect();
    named.extend(media_types::requirements());
    named.extend(queries::requirements());
    named.extend(OTHERS.iter().copied().flatten().copied());
    let mut all = 0;
    let mut missing: Vec<&str> = Vec::new();
    for (area, ids) in APPLY {
        let ids: Vec<&str> = ids.split_whitespace().collect();
        let before = missing.len();
        missing.extend(ids.iter().filter(|id| !named.contains(**id)));
        let covered = ids.len() + before - missing.len();
        println!("| {area} | {} | {covered} |", ids.len());
        all += ids.len();
    }
    println!("| all | {all} | {} |", all - missing.len());
    assert!(missing.is_empty(), "no row names {missing:?}");
    let applying: BTreeSet<&str> =
        APPLY.iter().flat_map(|(_, ids)| ids.split_whitespace()).collect();
    let unknown: Vec<_> = named.difference(&applying).collect();
    assert!(unknown.is_empty(), "rows name what is no requirement: {unknown:?}");
}
