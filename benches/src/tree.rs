//! JSON that keeps the order of its members and the spelling of its scalars, to write one workload
//! in several ways.

/// A JSON value.
#[derive(Debug, Clone)]
pub enum Tree {
    /// A scalar as it is spelled.
    Scalar(String),
    /// An array.
    Array(Vec<Tree>),
    /// An object; the names need no escapes.
    Object(Vec<(&'static str, Tree)>),
}

impl Tree {
    /// A string that needs no escapes.
    pub fn text(text: impl AsRef<str>) -> Self {
        Self::spelled(format!("\"{}\"", text.as_ref()))
    }

    /// A scalar, spelled as given.
    pub fn spelled(scalar: impl Into<String>) -> Self {
        Self::Scalar(scalar.into())
    }

    /// An object.
    pub fn object<const N: usize>(members: [(&'static str, Self); N]) -> Self {
        Self::Object(members.into())
    }

    /// JSON text without white space.
    pub fn compact(&self) -> String {
        let mut text = String::new();
        self.write(&mut text, None);
        text
    }

    /// JSON text indented by two spaces a level.
    pub fn pretty(&self) -> String {
        let mut text = String::new();
        self.write(&mut text, Some(0));
        text
    }

    fn write(&self, text: &mut String, level: Option<usize>) {
        match self {
            Self::Scalar(scalar) => text.push_str(scalar),
            Self::Array(items) => {
                list(text, level, ['[', ']'], items, |text, item, level| item.write(text, level));
            }
            Self::Object(members) => {
                list(text, level, ['{', '}'], members, |text, (name, value), level| {
                    text.push('"');
                    text.push_str(name);
                    text.push_str(if level.is_some() { "\": " } else { "\":" });
                    value.write(text, level);
                });
            }
        }
    }

    /// The same value with the members of every object in another order.
    #[must_use]
    pub fn shuffled(mut self) -> Self {
        self.shuffle(&mut Random(0x9e37_79b9_7f4a_7c15));
        self
    }

    fn shuffle(&mut self, random: &mut Random) {
        match self {
            Self::Scalar(_) => {}
            Self::Array(items) => items.iter_mut().for_each(|item| item.shuffle(random)),
            Self::Object(members) => {
                for (_, value) in members.iter_mut() {
                    value.shuffle(random);
                }
                for end in (1..members.len()).rev() {
                    members.swap(end, random.below(end + 1));
                }
            }
        }
    }
}

fn list<T>(
    text: &mut String,
    level: Option<usize>,
    [open, close]: [char; 2],
    items: &[T],
    mut write: impl FnMut(&mut String, &T, Option<usize>),
) {
    text.push(open);
    let inner = level.map(|level| level + 1);
    for (index, item) in items.iter().enumerate() {
        if index > 0 {
            text.push(',');
        }
        new_line(text, inner);
        write(text, item, inner);
    }
    if !items.is_empty() {
        new_line(text, level);
    }
    text.push(close);
}

fn new_line(text: &mut String, level: Option<usize>) {
    if let Some(level) = level {
        text.push('\n');
        text.extend(std::iter::repeat_n("  ", level));
    }
}

/// The generator "xorshift64*": the same order on every machine.
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let high = self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33;
        usize::try_from(high).unwrap_or(usize::MAX) % end
    }
}
