//! Member names (JSON:API 1.1, "Member Names") and pointers to members.

/// Whether a member name satisfies the specification's conditions. Names with `@` and names of
/// extensions have rules of their own.
pub(crate) fn is_member_name(name: &str) -> bool {
    are_member_name(name.as_bytes())
}

/// Whether the bytes of a text satisfy the conditions. Characters from U+0080 on are allowed
/// everywhere, and so are all of their bytes.
pub(crate) fn are_member_name(name: &[u8]) -> bool {
    let may_be = |byte: &u8, place: u8| ALLOWED[usize::from(*byte)] & place != 0;
    match name {
        [] => false,
        [one] => may_be(one, AT_AN_END),
        [first, between @ .., last] => {
            may_be(first, AT_AN_END)
                && may_be(last, AT_AN_END)
                && between.iter().all(|byte| may_be(byte, BETWEEN))
        }
    }
}

const AT_AN_END: u8 = 1;
const BETWEEN: u8 = 2;

/// Where in a name each byte may stand.
static ALLOWED: [u8; 256] = {
    let mut allowed = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        allowed[byte] = match byte as u8 {
            b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' | 0x80..=0xFF => AT_AN_END | BETWEEN,
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
