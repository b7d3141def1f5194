//! Texts that have the form of a pattern.

/// One character of a pattern.
#[derive(Clone, Copy, PartialEq)]
enum Piece {
    /// Any text.
    Any,
    /// Any character.
    One,
    /// This character.
    This(char),
}

/// Whether a text has a form: `%` stands for any text, `_` for one character, and behind `\` both
/// stand for themselves.
pub(super) fn is_like(text: &str, pattern: &str) -> bool {
    let text: Vec<char> = text.chars().collect();
    let pattern = pieces(pattern);
    let (mut at, mut piece) = (0, 0);
    // Behind the last `%`: the piece, and how much of the text it has taken.
    let mut open: Option<(usize, usize)> = None;
    while let Some(character) = text.get(at) {
        match pattern.get(piece) {
            Some(Piece::Any) => {
                piece += 1;
                open = Some((piece, at));
            }
            Some(Piece::One) => (at, piece) = (at + 1, piece + 1),
            Some(Piece::This(wanted)) if wanted == character => {
                (at, piece) = (at + 1, piece + 1);
            }
            _ => {
                // The last `%` takes one character more.
                let Some((behind, taken)) = open else { return false };
                (piece, at) = (behind, taken + 1);
                open = Some((behind, taken + 1));
            }
        }
    }
    pattern.get(piece..).unwrap_or_default().iter().all(|piece| *piece == Piece::Any)
}

fn pieces(pattern: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut characters = pattern.chars();
    while let Some(character) = characters.next() {
        pieces.push(match character {
            '%' => Piece::Any,
            '_' => Piece::One,
            '\\' => Piece::This(characters.next().unwrap_or('\\')),
            other => Piece::This(other),
        });
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::is_like;

    #[test]
    fn patterns_are_those_of_sql() {
        for (text, pattern) in [
            ("", ""),
            ("", "%"),
            ("abc", "abc"),
            ("abc", "a%"),
            ("abc", "%c"),
            ("abc", "%b%"),
            ("abc", "a_c"),
            ("abc", "___"),
            ("abcabd", "%ab_"),
            ("100%", "100\\%"),
            ("a\\", "a\\"),
            ("é", "_"),
            ("aab", "%ab"),
            ("abab", "%ab%ab%"),
        ] {
            assert!(is_like(text, pattern), "{text} {pattern}");
        }
        for (text, pattern) in [
            ("", "_"),
            ("abc", "ab"),
            ("abc", "%b"),
            ("abc", "____"),
            ("1000", "100\\%"),
            ("ABC", "abc"),
            ("aba", "%ab%ab%"),
        ] {
            assert!(!is_like(text, pattern), "{text} {pattern}");
        }
    }
}
