//! Member names (JSON:API 1.1, "Member Names") and pointers to members.

/// Whether a member name satisfies the specification's conditions. Names with `@` and names of
/// extensions have rules of their own.
///
/// Characters from U+0080 on are allowed everywhere, and so are all of their bytes.
pub(crate) fn is_member_name(name: &str) -> bool {
    match name.as_bytes() {
        [] => false,
        [one] => may_stand(*one, AT_AN_END),
        [first, between @ .., last] => {
            may_stand(*first, AT_AN_END)
                && may_stand(*last, AT_AN_END)
                && between.iter().all(|byte| may_stand(*byte, BETWEEN))
        }
    }
}

/// The end of the member name that begins at this place, if it is legal and a quote stands behind
/// it.
#[inline]
pub(crate) fn quoted_name_end(text: &[u8], start: usize) -> Option<usize> {
    let rest = text.get(start..)?;
    let length = rest.iter().take_while(|byte| may_stand(**byte, BETWEEN)).count();
    let last = rest.get(length.checked_sub(1)?)?;
    let is_legal = may_stand(*rest.first()?, AT_AN_END)
        && may_stand(*last, AT_AN_END)
        && rest.get(length) == Some(&b'"');
    is_legal.then_some(start + length)
}

fn may_stand(byte: u8, place: u8) -> bool {
    ALLOWED[usize::from(byte)] & place != 0
}

const AT_AN_END: u8 = 1;
const BETWEEN: u8 = 2;

/// Where in a name each byte may stand.
static ALLOWED: [u8; 256] = {
    let mut allowed = [AT_AN_END | BETWEEN; 256];
    let mut byte = 0_u8;
    while byte < 0x80 {
        allowed[byte as usize] = match byte {
            b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' => AT_AN_END | BETWEEN,
            b'-' | b'_' | b' ' => BETWEEN,
            _ => 0,
        };
        byte += 1;
    }
    allowed
};

/// Whether the text is a JSON Pointer (RFC 6901).
pub(crate) fn is_pointer(text: &str) -> bool {
    if !(text.is_empty() || text.starts_with('/')) {
        return false;
    }
    text.split('~').skip(1).all(|after| after.starts_with(['0', '1']))
}

#[cfg(test)]
mod tests {
    use super::{is_member_name, is_pointer};

    #[test]
    fn member_names_have_plain_characters_at_their_ends() {
        for name in ["a", "0", "é", "a b", "a-_ b", "1-1", "\u{80}", "🚀", "a🚀"] {
            assert!(is_member_name(name), "{name:?}");
        }
        for name in ["", "-", "_a", "a_", " ", "a ", "a.b", "a+b", "@a", "a:b", "a\u{7f}b", "a\0b"]
        {
            assert!(!is_member_name(name), "{name:?}");
        }
    }

    #[test]
    fn every_ascii_character_inside_a_name_is_decided() {
        let allowed: String =
            (0..0x80u8).map(char::from).filter(|one| is_member_name(&format!("a{one}b"))).collect();
        assert_eq!(allowed, " -0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz");
    }

    #[test]
    fn pointers_escape_only_tilde_and_slash() {
        for text in ["", "/", "/a~0b", "/a~1b", "/~01", "/é x"] {
            assert!(is_pointer(text), "{text:?}");
        }
        for text in ["a", "#/a", " /a", "/~", "/~2", "/a~"] {
            assert!(!is_pointer(text), "{text:?}");
        }
    }
}
