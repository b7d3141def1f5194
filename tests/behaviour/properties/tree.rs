//! JSON text taken apart without a look at what its leaves mean: an independent reading, to hold
//! the reader's against.

use std::collections::HashSet;
use std::fmt::Write as _;

use serde::de::IgnoredAny;

/// A JSON value: leaves and names as they are written, members in their order, duplicates and all.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Tree {
    Leaf(String),
    Array(Vec<Tree>),
    Object(Vec<(String, Tree)>),
}

impl Tree {
    /// The value of a text, if `serde_json` takes it for JSON.
    pub(crate) fn parse(text: &[u8]) -> Option<Self> {
        serde_json::from_slice::<IgnoredAny>(text).ok()?;
        let text = std::str::from_utf8(text).ok()?;
        Some(Cursor { bytes: text.as_bytes(), text, at: 0 }.value())
    }

    /// Whether an object has two members of one name.
    pub(crate) fn has_duplicates(&self) -> bool {
        match self {
            Self::Leaf(_) => false,
            Self::Array(items) => items.iter().any(Self::has_duplicates),
            Self::Object(members) => {
                let mut names = HashSet::new();
                members
                    .iter()
                    .any(|(name, value)| !names.insert(decoded(name)) || value.has_duplicates())
            }
        }
    }

    /// Whether a string or a name has half of a surrogate pair.
    pub(crate) fn has_lone_surrogates(&self) -> bool {
        let lone =
            |text: &str| text.starts_with('"') && serde_json::from_str::<String>(text).is_err();
        match self {
            Self::Leaf(text) => lone(text),
            Self::Array(items) => items.iter().any(Self::has_lone_surrogates),
            Self::Object(members) => {
                members.iter().any(|(name, value)| lone(name) || value.has_lone_surrogates())
            }
        }
    }

    /// How many objects and arrays are inside each other.
    pub(crate) fn depth(&self) -> usize {
        let inside = |items: &mut dyn Iterator<Item = &Self>| items.map(Self::depth).max();
        match self {
            Self::Leaf(_) => 0,
            Self::Array(items) => 1 + inside(&mut items.iter()).unwrap_or(0),
            Self::Object(members) => {
                1 + inside(&mut members.iter().map(|(_, value)| value)).unwrap_or(0)
            }
        }
    }

    /// The value at a JSON Pointer.
    pub(crate) fn at(&self, pointer: &str) -> Option<&Self> {
        let mut here = self;
        for segment in pointer.split('/').skip(1) {
            let segment = segment.replace("~1", "/").replace("~0", "~");
            here = match here {
                Self::Leaf(_) => return None,
                Self::Array(items) => items.get(segment.parse::<usize>().ok()?)?,
                Self::Object(members) => {
                    &members.iter().find(|(name, _)| decoded(name) == segment)?.1
                }
            };
        }
        Some(here)
    }

    /// The same value without the members and items at this place of that name.
    pub(crate) fn without(&self, pointer: &str, member: &str) -> Self {
        let mut copy = self.clone();
        let mut here = &mut copy;
        for segment in pointer.split('/').skip(1) {
            here = match here {
                Self::Leaf(_) => panic!("{pointer} leads into a leaf"),
                Self::Array(items) => &mut items[segment.parse::<usize>().expect("an index")],
                Self::Object(members) => members
                    .iter_mut()
                    .find(|(name, _)| decoded(name) == segment)
                    .map(|(_, value)| value)
                    .expect("a member"),
            };
        }
        let Self::Object(members) = here else { panic!("{pointer} is no object") };
        members.retain(|(name, _)| decoded(name) != member);
        copy
    }

    /// The same value whatever the order of its members, and however its strings are written.
    pub(crate) fn meaning(&self) -> Self {
        match self {
            Self::Leaf(text) if text.starts_with('"') => Self::Leaf(decoded(text)),
            Self::Leaf(text) => Self::Leaf(format!("bare {text}")),
            Self::Array(items) => Self::Array(items.iter().map(Self::meaning).collect()),
            Self::Object(members) => {
                let mut members: Vec<_> =
                    members.iter().map(|(name, value)| (decoded(name), value.meaning())).collect();
                members.sort_by(|(one, _), (other, _)| one.cmp(other));
                Self::Object(members)
            }
        }
    }

    /// Calls this for the value and each inside it.
    pub(crate) fn each(&self, call: &mut dyn FnMut(&Self)) {
        call(self);
        match self {
            Self::Leaf(_) => {}
            Self::Array(items) => items.iter().for_each(|item| item.each(call)),
            Self::Object(members) => members.iter().for_each(|(_, value)| value.each(call)),
        }
    }

    /// The same value with those inside it replaced for which there is a replacement.
    pub(crate) fn replaced(&self, by: &mut dyn FnMut(&Self) -> Option<Self>) -> Self {
        by(self).unwrap_or_else(|| match self {
            Self::Leaf(text) => Self::Leaf(text.clone()),
            Self::Array(items) => Self::Array(items.iter().map(|item| item.replaced(by)).collect()),
            Self::Object(members) => Self::Object(
                members.iter().map(|(name, value)| (name.clone(), value.replaced(by))).collect(),
            ),
        })
    }

    /// The same value with members in another order, which the numbers choose.
    pub(crate) fn shuffled(&self, order: &mut impl Iterator<Item = u32>) -> Self {
        match self {
            Self::Leaf(text) => Self::Leaf(text.clone()),
            Self::Array(items) => {
                Self::Array(items.iter().map(|item| item.shuffled(order)).collect())
            }
            Self::Object(members) => {
                let mut keyed: Vec<(u32, (String, Self))> = members
                    .iter()
                    .map(|(name, value)| {
                        (order.next().unwrap_or(0), (name.clone(), value.shuffled(order)))
                    })
                    .collect();
                keyed.sort_by_key(|(key, _)| *key);
                Self::Object(keyed.into_iter().map(|(_, member)| member).collect())
            }
        }
    }

    /// The same value with escapes in the names and strings that the numbers choose.
    pub(crate) fn escaped(&self, chances: &mut impl Iterator<Item = u32>) -> Self {
        match self {
            Self::Leaf(text) => Self::Leaf(escaped(text, chances)),
            Self::Array(items) => {
                Self::Array(items.iter().map(|item| item.escaped(chances)).collect())
            }
            Self::Object(members) => Self::Object(
                members
                    .iter()
                    .map(|(name, value)| (escaped(name, chances), value.escaped(chances)))
                    .collect(),
            ),
        }
    }

    /// The text, with white space between the tokens that the numbers choose.
    pub(crate) fn spaced(&self, spaces: &mut impl Iterator<Item = u32>) -> String {
        let mut text = String::new();
        self.write(&mut text, spaces);
        text
    }

    /// The text without white space between the tokens.
    pub(crate) fn text(&self) -> String {
        self.spaced(&mut std::iter::empty())
    }

    fn write(&self, text: &mut String, spaces: &mut impl Iterator<Item = u32>) {
        const SPACES: [&str; 6] = ["", " ", "\n", "\r\n\t", "          ", "\n                 "];
        let mut space = |text: &mut String| {
            let number = usize::try_from(spaces.next().unwrap_or(0)).unwrap_or(0);
            text.push_str(SPACES[number % SPACES.len()]);
        };
        space(text);
        match self {
            Self::Leaf(leaf) => text.push_str(leaf),
            Self::Array(items) => {
                text.push('[');
                for (index, item) in items.iter().enumerate() {
                    text.push_str(if index > 0 { "," } else { "" });
                    item.write(text, spaces);
                }
                text.push(']');
            }
            Self::Object(members) => {
                text.push('{');
                for (index, (name, value)) in members.iter().enumerate() {
                    let _ = write!(text, "{}{name}:", if index > 0 { "," } else { "" });
                    value.write(text, spaces);
                }
                text.push('}');
            }
        }
    }
}

/// A quoted text with its first character as an escape, if the next number is even.
fn escaped(quoted: &str, chances: &mut impl Iterator<Item = u32>) -> String {
    let is_chosen = chances.next().is_some_and(|number| number % 2 == 0);
    let text = serde_json::from_str::<String>(quoted).ok().filter(|_| is_chosen);
    let Some(first) = text.as_ref().and_then(|text| text.chars().next()) else {
        return quoted.to_owned();
    };
    let units = first.encode_utf16(&mut [0; 2]).iter().fold(String::new(), |mut units, unit| {
        let _ = write!(units, "\\u{unit:04x}");
        units
    });
    let rest = text.unwrap_or_default().split_off(first.len_utf8());
    let rest = serde_json::to_string(&rest).unwrap_or_default();
    format!("\"{units}{}", rest.get(1..).unwrap_or_default())
}

/// What a quoted name stands for; one that stands for nothing is kept as it is.
pub(crate) fn decoded(name: &str) -> String {
    serde_json::from_str(name).unwrap_or_else(|_| name.to_owned())
}

/// Reads a text that is known to be JSON.
struct Cursor<'t> {
    text: &'t str,
    bytes: &'t [u8],
    at: usize,
}

impl Cursor<'_> {
    fn peek(&mut self) -> u8 {
        while self.bytes.get(self.at).is_some_and(u8::is_ascii_whitespace) {
            self.at += 1;
        }
        self.bytes.get(self.at).copied().unwrap_or(b']')
    }

    /// Passes the delimiter if it stands here.
    fn passes(&mut self, delimiter: u8) -> bool {
        let here = self.peek() == delimiter;
        self.at += usize::from(here);
        here
    }

    fn value(&mut self) -> Tree {
        match self.peek() {
            b'{' => {
                self.at += 1;
                let mut members = Vec::new();
                while !self.passes(b'}') {
                    self.passes(b',');
                    let name = self.leaf();
                    self.passes(b':');
                    members.push((name, self.value()));
                }
                Tree::Object(members)
            }
            b'[' => {
                self.at += 1;
                let mut items = Vec::new();
                while !self.passes(b']') {
                    self.passes(b',');
                    items.push(self.value());
                }
                Tree::Array(items)
            }
            _ => Tree::Leaf(self.leaf()),
        }
    }

    fn leaf(&mut self) -> String {
        let is_string = self.peek() == b'"';
        let start = self.at;
        self.at += 1;
        while let Some(byte) = self.bytes.get(self.at) {
            match byte {
                b'\\' => self.at += 1,
                b'"' if is_string => {
                    self.at += 1;
                    break;
                }
                b',' | b']' | b'}' | b' ' | b'\n' | b'\r' | b'\t' if !is_string => break,
                _ => {}
            }
            self.at += 1;
        }
        self.text[start..self.at].to_owned()
    }
}
