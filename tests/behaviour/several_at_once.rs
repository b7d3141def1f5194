//! Many faults in one document: all are found, in the order of the document, at any size.

use jsonapi_core::violation::{English, Fault, Language};
use jsonapi_core::{
    Document, ErrorObject, Limits, Links, Payload, ReadError, RelationshipObject, ResourceObject,
    Violation, Violations,
};
use serde_json::{Value, json};

use crate::resources::{
    ChainUpdate, Customer, CustomerUpdate, NoteUpdate, OrderCreate, ProductCreate, ProductUpdate,
};
use crate::support::{
    REQUIRED, document, errors, pointers_resolve, product, refused, refused_by, related,
};

fn brief(violations: &Violations) -> Vec<(&str, &str)> {
    violations.iter().map(|it| (it.code(), it.pointer().unwrap_or("-"))).collect()
}

#[test]
fn every_fault_of_a_payload_is_reported_in_the_order_of_the_document() {
    let body = r#"{
      "data": {
        "type": "order",
        "id": "1",
        "attributes": {
          "number": 3,
          "reference": 7,
          "currency": "EUR",
          "metadata": { "a": 1, "a": 2 },
          "referense": "R",
          "customer": "1"
        },
        "relationships": {
          "payment_source": { "data": { "type": "orders", "id": 4 } },
          "tags": { "data": [{ "type": "tags", "id": "x" }, { "id": "2" }] },
          "versions": { "data": [] },
          "sales-agent": {}
        }
      },
      "extra": 1
    }"#;
    let types = ["adyen_payments", "stripe_payments", "payment_sources"];
    let expected = json!({ "errors": [
        { "status": "409", "code": "type-mismatch", "title": "Wrong resource type",
          "detail": "Expected a resource of the type `orders`, found `order`.",
          "source": { "pointer": "/data/type" },
          "meta": { "expected": ["orders"], "found": "order" } },
        { "status": "403", "code": "client-id", "title": "Client-generated id not accepted",
          "detail": "The server makes the ids of these resources; leave `id` out.",
          "source": { "pointer": "/data/id" } },
        { "status": "400", "code": "forbidden", "title": "Member not allowed",
          "detail": "The attribute `number` must not be sent when a resource is created.",
          "source": { "pointer": "/data/attributes/number" },
          "meta": { "member": "number", "operation": "create" } },
        { "status": "400", "code": "wrong-type", "title": "Wrong type",
          "detail": "`reference`: expected a string, found a number.",
          "source": { "pointer": "/data/attributes/reference" },
          "meta": { "expected": "a string", "found": "a number" } },
        { "status": "400", "code": "duplicate", "title": "Duplicate member",
          "detail": "`a` occurs more than once in this object.",
          "source": { "pointer": "/data/attributes/metadata/a" },
          "meta": { "member": "a" } },
        { "status": "400", "code": "unknown", "title": "Unknown attribute",
          "detail": "`referense` is no known attribute; did you mean `reference`?",
          "source": { "pointer": "/data/attributes/referense" },
          "meta": { "member": "referense", "nearest": "reference" } },
        { "status": "400", "code": "misplaced", "title": "Misplaced member",
          "detail": "`customer` is a relationship; it belongs in `relationships`.",
          "source": { "pointer": "/data/attributes/customer" },
          "meta": { "member": "customer", "belongs": "relationship" } },
        { "status": "422", "code": "missing", "title": "Missing required relationship",
          "detail": "The required relationship `customer` is missing.",
          "source": { "pointer": "/data/relationships" }, "meta": { "member": "customer" } },
        { "status": "422", "code": "linkage-type-mismatch",
          "title": "Wrong type of related resource",
          "detail": "`payment_source`: expected a related resource of one of the types `adyen_payments`, \
                     `stripe_payments`, `payment_sources`, found `orders`.",
          "source": { "pointer": "/data/relationships/payment_source/data/type" },
          "meta": { "expected": types, "found": "orders" } },
        { "status": "400", "code": "wrong-type", "title": "Wrong type",
          "detail": "`id`: expected a string, found a number.",
          "source": { "pointer": "/data/relationships/payment_source/data/id" },
          "meta": { "expected": "a string", "found": "a number" } },
        { "status": "422", "code": "invalid-id", "title": "Invalid id",
          "detail": "`x` is no id of this resource type.",
          "source": { "pointer": "/data/relationships/tags/data/0/id" },
          "meta": { "found": "x" } },
        { "status": "400", "code": "missing", "title": "Missing member",
          "detail": "The member `type` is missing.",
          "source": { "pointer": "/data/relationships/tags/data/1" },
          "meta": { "member": "type" } },
        { "status": "400", "code": "forbidden", "title": "Member not allowed",
          "detail": "The relationship `versions` must not be sent when a resource is created.",
          "source": { "pointer": "/data/relationships/versions" },
          "meta": { "member": "versions", "operation": "create" } },
        { "status": "400", "code": "missing", "title": "Missing member",
          "detail": "The member `data` is missing.",
          "source": { "pointer": "/data/relationships/sales-agent" },
          "meta": { "member": "data" } },
        { "status": "400", "code": "unknown", "title": "Unknown member",
          "detail": "`extra` is no known member.",
          "source": { "pointer": "/extra" }, "meta": { "member": "extra" } },
    ]});
    assert_eq!(refused::<OrderCreate>(body), expected);
    let violations = OrderCreate::from_str(body).unwrap_err();
    assert_eq!((violations.as_slice().len(), violations.more()), (15, 0));
    assert_eq!(violations.status(), 400);
    for violation in &violations {
        assert!(body[violation.offset()..].starts_with(['"', '{', '7', '4']), "{violation}");
    }
}

#[test]
fn an_object_is_reported_before_its_members() {
    let body = r#"{"data":{"attributes":{"stock":"x","package":{"label":1}}}}"#;
    let violations = ProductCreate::from_str(body).unwrap_err();
    pointers_resolve(body, &violations);
    assert_eq!(
        brief(&violations),
        [
            ("missing", "/data"),
            ("missing", "/data/attributes"),
            ("wrong-type", "/data/attributes/stock"),
            ("missing", "/data/attributes/package"),
            ("wrong-type", "/data/attributes/package/label"),
        ]
    );
}

#[test]
fn violations_of_one_status_have_that_status_together() {
    let violations = ProductCreate::from_str(&product(r#""stock":-1,"unit":"x""#)).unwrap_err();
    assert_eq!((violations.as_slice().len(), violations.status()), (2, 422));
    let violations = ProductCreate::from_str(&product(r#""stock":-1,"x":1"#)).unwrap_err();
    assert_eq!((violations.as_slice().len(), violations.status()), (2, 400));
}

#[test]
fn no_more_violations_are_reported_than_the_limit_and_a_note_says_so() {
    let body = product(r#""a":1,"b":2,"c":3"#);
    let validator =
        |violations| ProductCreate::validator().limits(Limits { violations, ..Limits::default() });
    let all = refused_by(&validator(3), &body);
    assert_eq!(all, refused::<ProductCreate>(&body));
    let note = json!({
        "status": "400",
        "code": "too-many-violations",
        "title": "More violations",
        "detail": "Only the first 2 violations that were found are reported; there are 1 more.",
        "meta": { "reported": 2, "more": 1 },
    });
    let two = [all["errors"][0].clone(), all["errors"][1].clone(), note];
    assert_eq!(refused_by(&validator(2), &body), errors(&two));
    let violations = validator(2).from_str(&body).unwrap_err();
    assert!(violations.to_string().ends_with("\nand 1 more"), "{violations}");
    assert_eq!(violations.more(), 1);
    let violations = validator(0).from_str(&body).unwrap_err();
    assert_eq!(violations.more() + violations.as_slice().len(), 3);
}

#[test]
fn what_was_found_before_a_limit_stays_reported() {
    let body = product(&format!(r#""stock":"x","details":{}"#, "[".repeat(200)));
    let violations = ProductCreate::from_str(&body).unwrap_err();
    assert_eq!(
        brief(&violations),
        [
            ("wrong-type", "/data/attributes/stock"),
            ("wrong-type", "/data/attributes/details"),
            ("too-deep", "-"),
        ]
    );
}

#[test]
fn ten_thousand_faults_are_counted() {
    let members = |name: fn(usize) -> String| {
        (0..10_000).map(name).map(|name| format!(r#""{name}":0"#)).collect::<Vec<_>>().join(",")
    };
    let unknown = product(&members(|number| format!("unknown name {number}")));
    let duplicates = product(&members(|_| "name".to_owned()));
    let both = product(&members(|number| format!("twice {}", number % 5_000)));
    let escaped = product(&members(|number| format!("\\u0061{number}")));
    for (body, code, kept, more) in [
        (unknown, "unknown", 100, 9_900),
        (both, "unknown", 100, 9_900),
        (escaped, "unknown", 100, 9_900),
        // A name that comes again and again is one fault, and hides no other.
        (duplicates, "duplicate", 1, 0),
    ] {
        let violations = ProductCreate::from_str(&body).unwrap_err();
        pointers_resolve(&body, &violations);
        assert_eq!((violations.as_slice().len(), violations.more()), (kept, more));
        assert!(violations.iter().all(|violation| violation.code() == code));
    }
    let metadata = members(|_| "a".to_owned());
    let body = product(&format!(r#""details":{{{metadata}}},"zz":1"#));
    let violations = ProductCreate::from_str(&body).unwrap_err();
    let codes: Vec<_> = violations.iter().map(|it| (it.code(), it.pointer().unwrap())).collect();
    let attributes = "/data/attributes";
    let expected =
        [("duplicate", format!("{attributes}/details/a")), ("unknown", format!("{attributes}/zz"))];
    let expected: Vec<_> = expected.iter().map(|(code, at)| (*code, at.as_str())).collect();
    assert_eq!(codes, expected);
}

#[test]
fn all_violations_are_reported_where_the_limit_allows() {
    let members: Vec<String> = (0..2_000).map(|number| format!(r#""{number}":0"#)).collect();
    let body = product(&members.join(","));
    let limits = Limits { violations: usize::MAX, ..Limits::default() };
    let violations = ProductCreate::validator().limits(limits).from_str(&body).unwrap_err();
    assert_eq!((violations.as_slice().len(), violations.more()), (2_000, 0));
}

#[test]
fn no_nesting_overflows_the_stack() {
    let limits = Limits { depth: usize::MAX, ..Limits::default() };
    let arrays = "[".repeat(100_000);
    let objects = r#"{"a":"#.repeat(100_000);
    for open in [&arrays, &objects] {
        for body in [
            open.clone(),
            format!(r#"{{"data":{open}"#),
            format!(r#"{{"data":{{"type":"notes","id":"1","attributes":{{"value":{open}"#),
            format!(r#"{{"data":{{"type":"notes","id":"1","attributes":{{"metadata":{open}"#),
            format!(r#"{{"data":{{"type":"notes","id":"1","x":{open}"#),
            format!(r#"{{"included":[{open}"#),
        ] {
            let violations = NoteUpdate::validator().limits(limits).from_str(&body).unwrap_err();
            let last = violations.as_slice().last().unwrap();
            assert_eq!(last.fault(), &Fault::TooDeep { limit: 1024 });
            let reader = Document::<Customer>::reader().limits(limits);
            assert!(matches!(reader.from_slice(body.as_bytes()), Err(ReadError::Invalid(_))));
        }
    }
}

#[test]
fn no_nesting_of_typed_objects_overflows_the_stack() {
    let limits = Limits { depth: usize::MAX, ..Limits::default() };
    let nested = r#"{"next":"#.repeat(100_000);
    let body = format!(r#"{{"data":{{"type":"chains","id":"1","attributes":{{"first":{nested}"#);
    let violations = ChainUpdate::validator().limits(limits).from_str(&body).unwrap_err();
    assert_eq!(brief(&violations), [("too-deep", "-")]);
    let nested = format!("{}null{}", r#"{"next":"#.repeat(1_021), "}".repeat(1_021));
    let body =
        format!(r#"{{"data":{{"type":"chains","id":"1","attributes":{{"first":{nested}}}}}}}"#);
    let payload = ChainUpdate::validator().limits(limits).from_str(&body).unwrap();
    assert_eq!(payload.to_string().unwrap(), body);
}

#[test]
fn at_members_are_ignored_wherever_the_specification_defines_objects() {
    let at = r#""@a":{"b":[1]},"@":null"#;
    let customer = format!(
        r#""customer":{{"data":{{"type":"customers","id":"1",{at}}},"links":{{{at}}},{at}}}"#
    );
    let body = format!(
        r#"{{{at},"jsonapi":{{{at}}},"links":{{"self":{{"href":"/x",{at}}}}},
        "data":{{{at},"type":"orders","attributes":{{{at}}},
        "relationships":{{{at},{customer},"sales-agent":{{"data":null}}}},"links":{{{at}}}}}}}"#
    );
    let accepted = OrderCreate::from_str(&body).unwrap();
    let plain = format!(r#"{{"data":{{"type":"orders","relationships":{{{REQUIRED}}}}}}}"#);
    assert_eq!(accepted, OrderCreate::from_str(&plain).unwrap());
    let body = format!(
        r#"{{"data":{{"type":"customers","id":"1"}},"included":[
        {{{at},"type":"x","id":"1","attributes":{{{at}}},"relationships":{{{at}}}}}]}}"#
    );
    let read = Document::<Customer>::reader().strict().from_slice(body.as_bytes()).unwrap();
    assert_eq!(read.included[0].relationships, Some(Vec::new()));
    let body = format!(r#"{{"errors":[{{"status":"404","source":{{{at}}},{at}}}],{at}}}"#);
    let read = Document::<Customer>::reader().strict().from_slice(body.as_bytes());
    assert!(matches!(read, Err(ReadError::Errors(document)) if document.errors.len() == 1));
}

#[test]
fn an_at_member_is_no_link_no_relationship_and_no_attribute() {
    let body = r#"{"data":{"type":"x","id":"1","@a":1,"links":{"@b":"/x","self":"/y"},
        "relationships":{"@c":{"data":null},"d":{"data":null}}},"links":{"@e":1}}"#;
    let document = Document::<jsonapi_core::ResourceObject>::from_str(body).unwrap();
    let names: Vec<_> =
        document.data.relationships.iter().flatten().map(|(name, _)| name).collect();
    assert_eq!(names, ["d"]);
    assert_eq!(document.data.links, Some(jsonapi_core::Links::new().with("self", "/y")));
    assert_eq!(document.links, Some(jsonapi_core::Links::new()));
}

#[test]
fn a_lenient_validator_ignores_unknown_members_and_nothing_else() {
    let lenient = ProductUpdate::validator().lenient();
    let body = r#"{"data":{"type":"products","id":"1","x":1,"attributes":{"y":1,"rating":7,
        "package":{"outerWidth":1,"z":1}},"relationships":{"w":1}},"v":1}"#;
    let payload = lenient.from_str(body).unwrap();
    assert_eq!(payload.rating, Some(7));
    let body = r#"{"data":{"type":"products","id":"1","attributes":{"y":1,"y":2,"rating":"7",
        "x":{"a":1,"a":2}}}}"#;
    let violations = lenient.from_str(body).unwrap_err();
    pointers_resolve(body, &violations);
    assert_eq!(
        brief(&violations),
        [
            ("duplicate", "/data/attributes/y"),
            ("wrong-type", "/data/attributes/rating"),
            ("duplicate", "/data/attributes/x/a"),
        ]
    );
}

#[test]
fn a_strict_reader_reports_unknown_members_of_a_response() {
    let body = r#"{"data":{"type":"customers","id":"1","attributes":{"mail":"x"}},"x":1}"#;
    assert!(Document::<Customer>::from_str(body).is_ok());
    let read = Document::<Customer>::reader().strict().from_slice(body.as_bytes());
    let Err(ReadError::Invalid(violations)) = read else { panic!("{read:?}") };
    pointers_resolve(body, &violations);
    let expected = [("unknown", "/data/attributes/mail"), ("unknown", "/x")];
    assert_eq!(brief(&violations), expected);
}

#[test]
fn links_that_have_no_place_where_they_stand_are_unknown_members() {
    let body = r#"{"links":{"about":5,"next":"/n"},"data":{"type":"x","id":"1",
        "links":{"ext:a":5,"edit":"/e"},"relationships":{"ext:b":5,
        "r":{"links":{"describedby":{},"ext:c":[],"self":"/s"}},"s":{"ext:d":5}}}}"#;
    let document = Document::<ResourceObject>::from_str(body).unwrap();
    assert_eq!(document.links, Some(Links::new().with("next", "/n")));
    let links = Links::new().with("self", "/s");
    let related = RelationshipObject { links: Some(links), ..RelationshipObject::default() };
    let expected = ResourceObject {
        type_name: "x".to_owned(),
        id: Some("1".to_owned()),
        links: Some(Links::new().with("edit", "/e")),
        relationships: Some(vec![
            ("r".to_owned(), related),
            ("s".to_owned(), RelationshipObject::default()),
        ]),
        ..ResourceObject::default()
    };
    assert_eq!(document.data, expected);
    let read = Document::<ResourceObject>::reader().strict().from_slice(body.as_bytes());
    let Err(ReadError::Invalid(violations)) = read else { panic!("{read:?}") };
    assert_eq!(
        brief(&violations),
        [
            ("unknown", "/links/about"),
            ("unknown", "/data/links/ext:a"),
            ("unknown", "/data/relationships/ext:b"),
            ("unknown", "/data/relationships/r/links/describedby"),
            ("unknown", "/data/relationships/r/links/ext:c"),
            ("missing-one-of", "/data/relationships/s"),
            ("unknown", "/data/relationships/s/ext:d"),
        ]
    );
    let errors = r#"{"errors":[{"code":"a","links":{"self":5,"about":"/a"}}]}"#;
    let Err(ReadError::Errors(document)) = Document::<ResourceObject>::from_str(errors) else {
        panic!("no errors")
    };
    let links = Some(Links::new().with("about", "/a"));
    let error = ErrorObject { code: Some("a".to_owned()), links, ..ErrorObject::default() };
    assert_eq!(document.errors, [error]);
}

struct German;

impl Language for German {
    fn title(&self, violation: &Violation) -> String {
        match violation.fault() {
            Fault::Unknown { .. } => "Unbekanntes Feld".to_owned(),
            _ => English.title(violation),
        }
    }

    fn detail(&self, violation: &Violation) -> String {
        match violation.fault() {
            Fault::Unknown { member, .. } => format!("`{member}` ist unbekannt."),
            Fault::TooMany { more, .. } => format!("Und {more} weitere."),
            _ => English.detail(violation),
        }
    }
}

#[test]
fn another_language_changes_titles_and_details_and_nothing_else() {
    let body = r#"{"data":{"type":"customers","id":"1","attributes":{"x":1,"y":1}}}"#;
    let limits = Limits { violations: 1, ..Limits::default() };
    let violations = CustomerUpdate::validator().limits(limits).from_str(body).unwrap_err();
    let mut expected = document(body, &violations);
    expected["errors"][0]["title"] = Value::from("Unbekanntes Feld");
    expected["errors"][0]["detail"] = Value::from("`x` ist unbekannt.");
    expected["errors"][1]["detail"] = Value::from("Und 1 weitere.");
    let german = serde_json::to_value(violations.to_document_in(&German)).unwrap();
    assert_eq!(german, expected);
}

#[test]
fn long_values_are_shown_short() {
    let long = "é".repeat(5_000);
    let body = related(&format!(r#""payment_source":{{"data":{{"type":"{long}","id":"1"}}}}"#));
    let violations = OrderCreate::from_str(&body).unwrap_err();
    assert!(violations.to_string().chars().count() < 400, "{violations}");
    let body = product(&format!(r#""{long}":1,"unit":"{long}","key":"{long}","form":"{long}""#));
    let violations = ProductCreate::from_str(&body).unwrap_err();
    for violation in &violations {
        assert!(violation.detail().chars().count() < 400, "{violation}");
    }
    assert_eq!(violations.as_slice().len(), 4);
}
