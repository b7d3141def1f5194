//! `jsonapi explain`.

use jsonapi_core::violation::Explanation;

use super::process::JSONAPI;
use crate::process::Run;

#[test]
fn a_code_is_explained_with_what_it_stands_for() {
    let output = "\
not-linked: Included resource not linked

No chain of linkage leads from the primary data to this included resource, so
that no client finds it. Relationships count only with their `data`. Where the
request asked for a sparse fieldset, the linkage may be left out; say so to the
check.

It stands for:

comp-full-linkage https://jsonapi.org/format/1.1/#document-compound-documents
  Linkage must lead from the primary data to every included resource, unless a
  sparse fieldset hides it.
";
    assert_eq!(JSONAPI.run(&["explain", "not-linked"]), Run::of(0, output, ""));
}

#[test]
fn a_code_may_stand_for_several_requirements_or_for_none() {
    let several = JSONAPI.run(&["explain", "type-mismatch"]).output;
    assert!(several.contains("\nIt can stand for:\n\ncreate-409-type "), "{several}");
    let none = JSONAPI.run(&["explain", "too-deep"]).output;
    assert!(none.ends_with("\nIt stands for no requirement of the specification.\n"), "{none}");
}

#[test]
fn every_code_is_listed_and_explained() {
    let list = JSONAPI.run(&["explain"]);
    assert_eq!(list.output.lines().next(), Some("syntax                          Not valid JSON"));
    let codes: Vec<&str> = list.output.lines().filter_map(|it| it.split(' ').next()).collect();
    let known: Vec<&str> = Explanation::all().iter().map(|one| one.code).collect();
    assert_eq!(codes, known);
    for code in codes {
        let one = JSONAPI.run(&["explain", code]);
        assert!(one.status == 0 && one.output.starts_with(&format!("{code}: ")), "{one:?}");
        let lines = one.output.lines().filter(|line| !line.contains("https://"));
        assert!(lines.map(|line| line.chars().count()).max() <= Some(80), "{one:?}");
    }
}

#[test]
fn of_an_unknown_code_the_nearest_is_named() {
    let errors = "error: there is no code `unlinked`; the nearest is `not-linked`

Usage: jsonapi explain [CODE]

For more information, try '--help'.
";
    assert_eq!(JSONAPI.run(&["explain", "unlinked"]), Run::of(2, "", errors));
    let long = JSONAPI.run(&["explain", &"x".repeat(10_000)]);
    assert!(long.errors.starts_with("error: there is no such code: `x"), "{long:?}");
}
