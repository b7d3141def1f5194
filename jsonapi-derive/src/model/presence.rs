//! Presence per operation, from the words that were written at a field.

use crate::errors::Errors;
use crate::parse::{Attribute, Presence, Word};
use crate::words;

/// The presence of a member in each operation.
#[derive(Clone, Copy)]
pub(crate) struct Presences {
    pub(crate) create: Presence,
    pub(crate) update: Presence,
    /// `None` where the author said nothing.
    pub(crate) read: Option<Presence>,
}

impl Presences {
    /// Whether the member is read from responses and written into them.
    pub(crate) fn in_responses(self) -> bool {
        self.read != Some(Presence::Forbidden)
    }
}

/// One word that decides one operation.
struct Claim<'a> {
    column: &'static str,
    presence: Presence,
    word: &'a Word,
}

/// The presences that the words of a field give.
pub(super) fn presences(attribute: &Attribute<'_>, errors: &Errors) -> Presences {
    let claims = claims(attribute, errors);
    contradictions(&claims, errors);
    let column = |name| claims.iter().find(|claim| claim.column == name).map(|it| it.presence);
    let presences = Presences {
        create: column(words::CREATE).unwrap_or(Presence::Optional),
        update: column(words::UPDATE).unwrap_or(Presence::Optional),
        read: column(words::READ),
    };
    let everywhere = presences.create == Presence::Forbidden
        && presences.update == Presence::Forbidden
        && presences.read == Some(Presence::Forbidden);
    if everywhere {
        errors.at(
            attribute.typed,
            "this member is forbidden in every operation: allow it in one of `create`, `update` \
             and `read`, or remove the field",
        );
    }
    presences
}

fn claims<'a>(attribute: &'a Attribute<'_>, errors: &Errors) -> Vec<Claim<'a>> {
    use Presence::{Forbidden, Optional, Required};
    // `create_only` forbids updates, so `required` and `optional` beside it speak of create alone.
    let create_only = attribute.word(words::CREATE_ONLY).is_some();
    let mut claims = Vec::new();
    for word in &attribute.words {
        let mut claim = |column, presence| claims.push(Claim { column, presence, word });
        let short = match word.name.as_str() {
            words::REQUIRED => {
                claim(words::CREATE, Required);
                if !create_only {
                    claim(words::UPDATE, Optional);
                }
                true
            }
            words::OPTIONAL => {
                claim(words::CREATE, Optional);
                if !create_only {
                    claim(words::UPDATE, Optional);
                }
                true
            }
            words::READ_ONLY => {
                claim(words::CREATE, Forbidden);
                claim(words::UPDATE, Forbidden);
                true
            }
            words::WRITE_ONLY => {
                claim(words::READ, Forbidden);
                true
            }
            words::CREATE_ONLY => {
                claim(words::UPDATE, Forbidden);
                true
            }
            words::CREATE | words::UPDATE | words::READ => {
                if let Some(presence) = word.presence(errors) {
                    let column = [words::CREATE, words::UPDATE, words::READ]
                        .into_iter()
                        .find(|column| *column == word.name);
                    claim(column.unwrap_or(words::READ), presence);
                }
                false
            }
            _ => false,
        };
        if short {
            word.flag(errors);
        }
    }
    claims
}

/// Two words must not say different things of one operation. Each pair is reported once, at the
/// word that comes second.
fn contradictions(claims: &[Claim<'_>], errors: &Errors) {
    let mut reported: Vec<&str> = Vec::new();
    for (index, later) in claims.iter().enumerate() {
        let earlier = claims
            .iter()
            .take(index)
            .find(|claim| claim.column == later.column && claim.presence != later.presence);
        let Some(earlier) = earlier else { continue };
        if reported.contains(&later.word.name.as_str()) {
            continue;
        }
        reported.push(&later.word.name);
        errors.at(
            later.word.typed(),
            format_args!(
                "`{}` contradicts `{}`, by which this member is {} on {}: keep one of them",
                shown(later),
                shown(earlier),
                earlier.presence.name(),
                later.column,
            ),
        );
    }
}

/// A claim as its author wrote it.
fn shown(claim: &Claim<'_>) -> String {
    if claim.word.name == claim.column {
        format!("{} = {}", claim.column, claim.presence.name())
    } else {
        claim.word.name.clone()
    }
}
