//! Links and link objects.

use jsonapi_core::check::Check;

use super::{Table, found};

pub(super) const TABLES: &[&Table] = &[&TOP_LEVEL, &OF_RESOURCES, &OBJECTS];

/// What the test of every place names besides the tables.
pub(super) const OTHERS: &[&str] = &["link-value-shape", "links-object", "link-object-href"];

const TOP_LEVEL: Table = Table {
    check: Check::response,
    around: r#"{"data":[],"links":$}"#,
    at: "/links",
    rows: &[
        (
            "doc-toplevel-links-members page-link-names",
            r#"{"next":"/n","prev":"/p","last":"/l","first":"/f","describedby":"/d","related":"/r","self":"/s"}"#,
            &[],
        ),
        ("doc-toplevel-links-members", "{}", &[]),
        (
            "doc-toplevel-links-members page-link-names doc-no-additional-members",
            r#"{"previous":"/p","Next":"/n","about":5,"type":null,"canonical":"/c"}"#,
            &[
                "/previous unknown",
                "/Next unknown",
                "/about unknown",
                "/type unknown",
                "/canonical unknown",
            ],
        ),
        ("page-link-unavailable", r#"{"first":null,"last":null,"prev":null,"next":null}"#, &[]),
        (
            "page-link-unavailable",
            r#"{"prev":{},"next":false,"last":[]}"#,
            &["/prev missing", "/next wrong-type", "/last wrong-type"],
        ),
    ],
};

const OF_RESOURCES: Table = Table {
    check: Check::response,
    around: r#"{"data":{"type":"books","id":"1","links":$}}"#,
    at: "/data/links",
    rows: &[
        ("res-self-link", r#"{"self":"/books/1"}"#, &[]),
        ("res-self-link", r#"{"self":{"href":"/books/1","meta":{}}}"#, &[]),
        ("res-self-link link-value-shape", r#"{"self":null}"#, &[]),
        ("res-self-link", r#"{"related":"/r","edit":{"href":"/e"}}"#, &[]),
        (
            "res-self-link link-value-shape",
            r#"{"self":5,"edit":"a b"}"#,
            &["/self wrong-type", "/edit invalid"],
        ),
    ],
};

const OBJECTS: Table = Table {
    check: Check::response,
    around: r#"{"data":null,"links":{"related":{"href":"/a",$}}}"#,
    at: "/links/related",
    rows: &[
        (
            "link-object-optional link-object-member-types link-rel-valid",
            r#""rel":"related","describedby":{"href":"/d","describedby":null},"title":"","type":"text/html","hreflang":"de","meta":{"a":1}"#,
            &[],
        ),
        (
            "link-object-optional doc-no-additional-members",
            r#""media":"a","Title":1,"self":"/s""#,
            &["/media unknown", "/Title unknown", "/self unknown"],
        ),
        ("link-object-member-types", r#""title":5"#, &["/title wrong-type"]),
        (
            "link-object-member-types",
            r#""title":null,"type":null"#,
            &["/title not-null", "/type not-null"],
        ),
        (
            "link-object-member-types",
            r#""type":["text/html"],"title":{}"#,
            &["/type wrong-type", "/title wrong-type"],
        ),
        ("link-object-member-types", r#""type":"no media type""#, &[]),
        ("link-object-member-types", r#""describedby":5"#, &["/describedby wrong-type"]),
        ("link-object-member-types", r#""describedby":true"#, &["/describedby wrong-type"]),
        ("link-object-member-types", r#""describedby":["/d"]"#, &["/describedby wrong-type"]),
        (
            "link-object-member-types link-value-shape",
            r#""describedby":"a b""#,
            &["/describedby invalid"],
        ),
        (
            "link-object-member-types link-object-href",
            r#""describedby":{}"#,
            &["/describedby missing"],
        ),
        (
            "link-object-member-types",
            r#""describedby":{"href":"/d","rel":""}"#,
            &["/describedby/rel invalid"],
        ),
        ("link-object-member-types", r#""describedby":null"#, &[]),
        ("link-rel-valid", r#""rel":"""#, &["/rel invalid"]),
        ("link-rel-valid", r#""rel":" next""#, &["/rel invalid"]),
        ("link-rel-valid", r#""rel":"next prev""#, &["/rel invalid"]),
        ("link-rel-valid", r#""rel":"/rels/next""#, &["/rel invalid"]),
        ("link-rel-valid", r##""rel":"#next""##, &["/rel invalid"]),
        ("link-rel-valid", r#""rel":"2nd""#, &["/rel invalid"]),
        ("link-rel-valid", r#""rel":"a_b""#, &["/rel invalid"]),
        ("link-rel-valid", r#""rel":"-a""#, &["/rel invalid"]),
        ("link-rel-valid", r#""rel":null"#, &["/rel not-null"]),
        ("link-rel-valid", r#""rel":["next"]"#, &["/rel wrong-type"]),
        ("link-rel-valid", r#""rel":"https://example.com/a b""#, &["/rel invalid"]),
        ("link-rel-valid", r#""rel":"version-history""#, &[]),
        ("link-rel-valid", r#""rel":"cousin""#, &[]),
        ("link-rel-valid", r#""rel":"Next""#, &[]),
        ("link-rel-valid", r#""rel":"https://example.com/rels#cousin""#, &[]),
        ("link-rel-valid", r#""rel":"urn:rel:cousin""#, &[]),
        ("link-hreflang-valid", r#""hreflang":"""#, &["/hreflang invalid"]),
        ("link-hreflang-valid", r#""hreflang":"de_CH""#, &["/hreflang invalid"]),
        ("link-hreflang-valid", r#""hreflang":"de-""#, &["/hreflang invalid"]),
        ("link-hreflang-valid", r#""hreflang":"-de""#, &["/hreflang invalid"]),
        ("link-hreflang-valid", r#""hreflang":"de--CH""#, &["/hreflang invalid"]),
        ("link-hreflang-valid", r#""hreflang":"d""#, &["/hreflang invalid"]),
        ("link-hreflang-valid", r#""hreflang":"deutschland""#, &["/hreflang invalid"]),
        ("link-hreflang-valid", r#""hreflang":"12""#, &["/hreflang invalid"]),
        ("link-hreflang-valid", r#""hreflang":"de,en""#, &["/hreflang invalid"]),
        ("link-hreflang-valid", r#""hreflang":"*""#, &["/hreflang invalid"]),
        ("link-hreflang-valid", r#""hreflang":"dé""#, &["/hreflang invalid"]),
        ("link-hreflang-valid", r#""hreflang":"x""#, &["/hreflang invalid"]),
        ("link-hreflang-valid", r#""hreflang":"en-a""#, &["/hreflang invalid"]),
        ("link-hreflang-valid", r#""hreflang":"de-DE-CH""#, &["/hreflang invalid"]),
        ("link-hreflang-valid", r#""hreflang":"de-Latn-Cyrl""#, &["/hreflang invalid"]),
        ("link-hreflang-valid", r#""hreflang":null"#, &["/hreflang not-null"]),
        ("link-hreflang-valid", r#""hreflang":true"#, &["/hreflang wrong-type"]),
        (
            "link-hreflang-valid",
            r#""hreflang":["en",5,null,"de_CH",["fr"]]"#,
            &[
                "/hreflang/1 wrong-type",
                "/hreflang/2 not-null",
                "/hreflang/3 invalid",
                "/hreflang/4 wrong-type",
            ],
        ),
        ("link-hreflang-valid", r#""hreflang":[]"#, &[]),
        (
            "link-hreflang-valid",
            r#""hreflang":["en","zh-Hant-TW","sl-rozaj-biske","x-own","i-default","en-GB-oed","de-CH-x-a-b","EN-us","art-lojban","xx-QQ","hy-Latn-IT-arevela"]"#,
            &[],
        ),
        ("meta-object", r#""meta":null"#, &["/meta not-null"]),
    ],
};

/// A place of one link.
const PLACES: [(&str, &str); 8] = [
    (r#"{"data":null,"links":{"self":$}}"#, "/links/self"),
    (r#"{"data":[],"links":{"next":$}}"#, "/links/next"),
    (r#"{"data":{"type":"a","id":"1","links":{"self":$}}}"#, "/data/links/self"),
    (
        r#"{"data":{"type":"a","id":"1","relationships":{"r":{"links":{"related":$}}}}}"#,
        "/data/relationships/r/links/related",
    ),
    (
        r#"{"data":[{"type":"a","id":"1","relationships":{"r":{"data":[],"links":{"last":$}}}}]}"#,
        "/data/0/relationships/r/links/last",
    ),
    (r#"{"errors":[{"links":{"about":$}}]}"#, "/errors/0/links/about"),
    (r#"{"errors":[{"links":{"type":$}}]}"#, "/errors/0/links/type"),
    (r#"{"data":null,"links":{"self":{"href":"/a","describedby":$}}}"#, "/links/self/describedby"),
];

const REFERENCES: [&str; 18] = [
    "",
    "/",
    "a",
    "./a:b",
    "..",
    "?",
    "#",
    "#a/b?c",
    "//example.com",
    "http://example.com/a?b=c&d=[e]#f",
    "/books?page[number]=2",
    "https://user@example.com:8080/a;b=c/%C3%A9",
    "http://[2001:db8::1]:80/",
    "urn:isbn:9783161484100",
    "mailto:a@example.com",
    "/a'(b)*!$&+,;=:@~",
    "HTTP://EXAMPLE.COM",
    "file:///a",
];

const NO_REFERENCES: [&str; 18] = [
    " ",
    "/a b",
    "/a ",
    "%",
    "/%4",
    "/%GG",
    "/a|b",
    "/{id}",
    "/a^b",
    "/`",
    "/é",
    "http://exämple.com/",
    "http://[::1/",
    "http://[zz]/",
    "http://example.com:port/",
    "1http://example.com/",
    "/a<b>",
    r"/a\\b",
];

#[test]
fn a_link_is_a_reference_or_an_object_or_null_at_every_place() {
    let check = Check::response();
    for (around, at) in PLACES {
        let holds = |link: &str, expected: &[String]| {
            assert_eq!(found(&check, &around.replace('$', link)), expected, "{link} at {at}");
        };
        holds("null", &[]);
        for text in REFERENCES {
            holds(&format!("\"{text}\""), &[]);
            holds(&format!(r#"{{"href":"{text}"}}"#), &[]);
        }
        for text in NO_REFERENCES {
            holds(&format!("\"{text}\""), &[format!("{at} invalid")]);
            holds(&format!(r#"{{"href":"{text}"}}"#), &[format!("{at}/href invalid")]);
        }
        for value in ["5", "1.5", "true", "false", "[]", r#"["/a"]"#] {
            holds(value, &[format!("{at} wrong-type")]);
            holds(&format!(r#"{{"href":{value}}}"#), &[format!("{at}/href wrong-type")]);
        }
        holds(r#"{"href":{"href":"/a"}}"#, &[format!("{at}/href wrong-type")]);
        holds(r#"{"href":null}"#, &[format!("{at}/href not-null")]);
        holds("{}", &[format!("{at} missing")]);
        holds(r#"{"title":"a","@href":"/a"}"#, &[format!("{at} missing")]);
        let both = [format!("{at} missing"), format!("{at}/url unknown")];
        holds(r#"{"url":"/a"}"#, &both);
    }
}

#[test]
fn links_are_an_object_at_every_place() {
    let places = [
        (r#"{"data":null,"links":$}"#, "/links"),
        (r#"{"errors":[],"links":$}"#, "/links"),
        (r#"{"data":{"type":"a","id":"1","links":$}}"#, "/data/links"),
        (
            r#"{"data":[{"type":"a","id":"1","relationships":{"r":{"data":null,"links":$}}}]}"#,
            "/data/0/relationships/r/links",
        ),
        (r#"{"errors":[{"code":"a","links":$}]}"#, "/errors/0/links"),
    ];
    for (around, at) in places {
        let found = |links: &str| found(&Check::response(), &around.replace('$', links));
        for value in ["[]", "5", "true", "\"/a\"", r#"[{"self":"/a"}]"#] {
            assert_eq!(found(value), [format!("{at} wrong-type")]);
        }
        assert_eq!(found("null"), [format!("{at} not-null")]);
        assert!(found("{}").is_empty());
        assert!(found(r#"{"@a":5}"#).is_empty());
    }
}

#[test]
fn the_top_level_has_the_links_that_are_listed() {
    TOP_LEVEL.holds();
}

#[test]
fn resources_have_a_link_to_themselves_and_may_have_others() {
    OF_RESOURCES.holds();
}

#[test]
fn link_objects_have_members_of_their_own_types() {
    OBJECTS.holds();
}
