//! The documents that are read and written. `docs/performance.md` describes them.

use crate::tree::Tree;

/// How a workload is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Variant {
    /// Without white space, members in the order of the structs.
    Compact,
    /// Indented.
    Pretty,
    /// The members of every object in an order of their own.
    Shuffled,
    /// Strings with escapes and text that is not ASCII.
    Escapes,
}

impl Variant {
    /// Every variant.
    pub const ALL: [Self; 4] = [Self::Compact, Self::Pretty, Self::Shuffled, Self::Escapes];

    fn write(self, tree: Tree) -> Vec<u8> {
        match self {
            Self::Compact | Self::Escapes => tree.compact(),
            Self::Pretty => tree.pretty(),
            Self::Shuffled => tree.shuffled().compact(),
        }
        .into_bytes()
    }

    fn reference(self, number: usize) -> Tree {
        match self {
            Self::Escapes => Tree::spelled(format!(
                r#""Bestellung \"{number}\"\tf\u00fcr Łódź\nREFERENCE 参照 \ud83d\ude00""#
            )),
            _ => Tree::text(format!("ANY-EXTERNAL-REFERENCE-{number:04}")),
        }
    }

    fn note(self) -> Tree {
        match self {
            Self::Escapes => Tree::spelled(r#""Zoë said: \"any time\"\\ — naïve\u0020façade""#),
            _ => Tree::text("delivered to the neighbour across the street, any time of day"),
        }
    }
}

const HOST: &str = "https://yourdomain.commercelayer.io/api";

/// W1: one `POST` payload of about 600 bytes.
pub fn w1(variant: Variant) -> Vec<u8> {
    let metadata = Tree::object([
        ("foo", Tree::text("bar")),
        ("channel", Tree::text("web")),
        ("attempts", Tree::spelled("3")),
        ("nested", Tree::object([("a", Tree::Array(vec![Tree::spelled("1"); 3]))])),
        ("note", variant.note()),
    ]);
    let attributes = Tree::object([
        ("reference", variant.reference(1)),
        ("reference_origin", Tree::text("ANY-EXTERNAL-REFERENCE-ORIGIN")),
        ("metadata", metadata),
    ]);
    let relationships = Tree::object([
        ("customer", Tree::object([("data", identifier("customers", "QWERtyUpBa"))])),
        ("payment_source", Tree::object([("data", identifier("stripe_payments", "xYZkjABcde"))])),
    ]);
    let data = Tree::object([
        ("type", Tree::text("customer_payment_sources")),
        ("attributes", attributes),
        ("relationships", relationships),
    ]);
    let meta = Tree::object([
        ("client", Tree::text("checkout 4.12.0 (storefront)")),
        ("trace", Tree::text("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")),
    ]);
    variant.write(Tree::object([("data", data), ("meta", meta)]))
}

/// W1 with eight faults, one of each kind that its type can have.
pub fn invalid_w1() -> Vec<u8> {
    let text = String::from_utf8(w1(Variant::Compact)).unwrap_or_default();
    let faults = [
        (r#""reference":"ANY-EXTERNAL-REFERENCE-0001""#, r#""reference":7"#),
        (r#""reference_origin":"ANY"#, r#""reference_origim":"ANY"#),
        (r#""metadata":{"foo":"bar","#, r#""metadata":{"foo":"bar","foo":"bar","#),
        (r#""attributes":{"#, r#""attributes":{"created_at":"2018-01-01T12:00:00Z","#),
        (r#""data":{"type":"customers","id":"QWERtyUpBa"}"#, r#""data":{"type":"customers"}"#),
        (r#"{"type":"stripe_payments","#, r#"{"type":"stripe_payment","#),
        (r#"{"type":"customer_payment_sources","#, r#"{"type":"customer_payment_source","#),
        (r#""meta":{"client""#, r#""links":[],"meta":{"client""#),
    ];
    let invalid = faults.iter().fold(text, |text, (right, wrong)| {
        assert!(text.contains(right), "W1 has no {right}");
        text.replacen(right, wrong, 1)
    });
    invalid.into_bytes()
}

/// W2 and W3: a response of so many payment sources, with a fifth as many included customers.
pub fn collection(resources: usize, variant: Variant) -> Vec<u8> {
    let customers = customers(resources);
    let data = (0..resources).map(|number| source(number, customers, variant)).collect();
    let included = (0..customers).map(customer).collect();
    let document = [("data", Tree::Array(data)), ("included", Tree::Array(included))];
    variant.write(Tree::object(document))
}

/// W2: a response of 1,000 resources, about 1.3 MB.
pub fn w2(variant: Variant) -> Vec<u8> {
    collection(1_000, variant)
}

/// The same resources as in [`collection`], as primary data all of them.
pub fn without_included(resources: usize) -> Vec<u8> {
    let customers = customers(resources);
    let sources = (0..resources).map(|number| source(number, customers, Variant::Compact));
    let data = sources.chain((0..customers).map(customer)).collect();
    Variant::Compact.write(Tree::object([("data", Tree::Array(data))]))
}

fn customers(resources: usize) -> usize {
    resources.div_ceil(5)
}

/// The payment source of this number, of one of so many customers.
pub fn source(number: usize, customers: usize, variant: Variant) -> Tree {
    let id = format!("src{number:07}");
    let url = format!("{HOST}/customer_payment_sources/{id}");
    let date = || Tree::text("2018-01-01T12:00:00.000Z");
    let name = match variant {
        Variant::Escapes => format!("Karte ••••-{number:04} — Łukasz"),
        _ => format!("XXXX-XXXX-XXXX-{number:04}"),
    };
    let metadata = match variant {
        Variant::Escapes => Tree::object([("foo", Tree::spelled(r#""b\u00e4r""#))]),
        _ => Tree::object([
            ("foo", Tree::text("bar")),
            ("number", Tree::spelled(number.to_string())),
        ]),
    };
    let attributes = Tree::object([
        ("name", Tree::text(name)),
        ("customer_token", Tree::text(format!("cus_xxxyyyzzz{number}"))),
        ("payment_source_token", Tree::text(format!("pm_xxxyyyzzz{number}"))),
        ("created_at", date()),
        ("updated_at", date()),
        ("reference", variant.reference(number)),
        ("reference_origin", Tree::text("ANY-EXTERNAL-REFERENCE-ORIGIN")),
        ("metadata", metadata),
    ]);
    let relationship = |name: &str, linkage: Tree| {
        let links = Tree::object([
            ("self", Tree::text(format!("{url}/relationships/{name}"))),
            ("related", Tree::text(format!("{url}/{name}"))),
        ]);
        Tree::object([("data", linkage), ("links", links)])
    };
    let customer = identifier("customers", &customer_id(number % customers));
    let payment = identifier("stripe_payments", &format!("stripe{number:06}"));
    let relationships = Tree::object([
        ("customer", relationship("customer", customer)),
        ("payment_source", relationship("payment_source", payment)),
    ]);
    Tree::object([
        ("type", Tree::text("customer_payment_sources")),
        ("id", Tree::text(id)),
        ("attributes", attributes),
        ("relationships", relationships),
        ("links", Tree::object([("self", Tree::text(url.as_str()))])),
        ("meta", Tree::object([("mode", Tree::text("test"))])),
    ])
}

fn customer(number: usize) -> Tree {
    let id = customer_id(number);
    let url = format!("{HOST}/customers/{id}");
    let email = Tree::text(format!("john{number}@example.com"));
    Tree::object([
        ("type", Tree::text("customers")),
        ("id", Tree::text(id)),
        ("attributes", Tree::object([("email", email)])),
        ("links", Tree::object([("self", Tree::text(url))])),
    ])
}

fn customer_id(number: usize) -> String {
    format!("cust{number:06}")
}

fn identifier(kind: &str, id: &str) -> Tree {
    Tree::object([("type", Tree::text(kind)), ("id", Tree::text(id))])
}
