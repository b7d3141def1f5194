//! What an author described: the words with their meaning, each part beside the tokens it came
//! from. Rules that need one word only are checked here, rules between words in `check`.

mod docs;
mod format;
mod generics;
mod names;
mod object;
mod pattern;
mod presence;
mod resource;
mod rules;
mod runtime;
mod set;
mod types;

pub(crate) use docs::{carried, deprecated, text};
pub(crate) use format::Format;
pub(crate) use generics::{Generics, mentions};
pub(crate) use names::{Wire, illegal, key, pascal_case, snake_case};
pub(crate) use object::{Object, ObjectMember, Rest, Shape, Variant};
pub(crate) use pattern::Pattern;
pub(crate) use resource::{Attribute, Kind, Member, Relationship, Resource, Special};
pub(crate) use rules::{Limit, Rule, check as own_check};
pub(crate) use set::{Set, VariantKind};
pub(crate) use types::{Cardinality, Inside, Known, inside, is_usual, known_value, option_of};
