//! The names of the members of a free-form object, found without reading it.

use std::borrow::Cow;

use crate::json::{Unescaped, WriteError, find_string_end, skip_whitespace, unescape};
use crate::names::{is_member_name, quoted_name_end};

/// Whether the value may be `meta`: an object whose members have legal names. The text is valid
/// JSON.
pub(crate) fn check_meta_names(text: &[u8]) -> Result<(), WriteError> {
    if text.first() != Some(&b'{') {
        let (what, needs) = ("the member `meta`", "an object");
        return Err(WriteError::Incomplete { what, needs });
    }
    let mut here = skip_whitespace(text, 1);
    while text.get(here) == Some(&b'"') {
        // Hardly any name has an escape or an `@`, or breaks the rules.
        if let Some(end) = quoted_name_end(text, here + 1) {
            here = behind_string(text, end + 1).unwrap_or_else(|| next_member(text, end + 1));
            continue;
        }
        let Some((name, end)) = string_at(text, here) else { break };
        // What begins with `@` is ignored by all definitions, and kept by those who know it.
        if !(name.starts_with('@') || is_member_name(&name)) {
            let name = name.into_owned();
            return Err(WriteError::IllegalName { of: "a member of `meta`", name });
        }
        here = next_member(text, end);
    }
    Ok(())
}

/// The string that begins at this place, and where it ends; `None` if there is none.
fn string_at(text: &[u8], start: usize) -> Option<(Cow<'_, str>, usize)> {
    if text.get(start) != Some(&b'"') {
        return None;
    }
    let end = string_end(text, start);
    let contents = core::str::from_utf8(text.get(start + 1..end.saturating_sub(1))?).ok()?;
    if !contents.contains('\\') {
        return Some((Cow::Borrowed(contents), end));
    }
    match unescape(contents) {
        Ok(Unescaped::Text(name)) => Some((Cow::Owned(name), end)),
        _ => None,
    }
}

/// The place behind the string that begins at this one.
fn string_end(text: &[u8], start: usize) -> usize {
    let mut here = find_string_end(text, start + 1);
    while text.get(here).is_some_and(|byte| *byte != b'"') {
        // A backslash and what it escapes.
        here = find_string_end(text, here + 2);
    }
    here + 1
}

/// The place of the next member's name behind a value that is a string, as most are, without white
/// space around it and without escapes; `None` if it is anything else.
#[inline]
fn behind_string(text: &[u8], colon: usize) -> Option<usize> {
    if text.get(colon..colon + 2) != Some(b":\"") {
        return None;
    }
    let end = find_string_end(text, colon + 2);
    match text.get(end..end + 2) {
        Some(b"\",") => Some(end + 2),
        Some(b"\"}") => Some(end + 1),
        _ => None,
    }
}

/// The place of the next member's name; behind a member's name comes its value.
fn next_member(text: &[u8], mut here: usize) -> usize {
    let mut depth = 0_usize;
    while let Some(byte) = text.get(here) {
        match byte {
            b'"' => {
                here = string_end(text, here);
                continue;
            }
            b'{' | b'[' => depth += 1,
            b'}' | b']' => depth = depth.saturating_sub(1),
            b',' if depth == 0 => return skip_whitespace(text, here + 1),
            _ => {}
        }
        here += 1;
    }
    here
}

#[cfg(test)]
mod tests {
    use super::check_meta_names;

    #[test]
    fn the_names_of_the_object_itself_count_and_no_others() {
        for text in [
            "{}",
            r#"{"a":1}"#,
            r#"{"a":{"_b":[1,"}",{"c.":2}]},"@":"\\","d":["\"",",\"_e\":"],"\u0066":-1e5}"#,
            r#"{ "a" : { } , "b" : [ ] }"#,
            r#"{"a":"b","c":"\",_d","e":"},","f":"g" ,"h":"i"}"#,
        ] {
            assert!(check_meta_names(text.as_bytes()).is_ok(), "{text}");
        }
        for text in [
            "[]",
            "null",
            r#"{"":1}"#,
            r#"{"a":{"b":1},"_c":2}"#,
            r#"{"a":"\\","\u002e":1}"#,
            r#"{ "a" : 1 , "b+" : 2 }"#,
            r#"{"a":"b","_c":2}"#,
            r#"{"a":"b" ,"_c":2}"#,
            r#"{"a":"\"","_c":"d"}"#,
        ] {
            assert!(check_meta_names(text.as_bytes()).is_err(), "{text}");
        }
    }
}
