//! What people are shown of a body that is no document.

/// How much of a body is looked at, in bytes.
const LOOKED_AT: usize = 4096;
/// How much of it is shown, in characters.
const SHOWN: usize = 160;

/// The beginning of a body as one line of text; of a page in HTML the words, not the tags.
pub(super) fn excerpt(body: &[u8], content_type: Option<&str>) -> String {
    let head = body.get(..LOOKED_AT).unwrap_or(body);
    let text = String::from_utf8_lossy(head);
    if text.contains('\0') {
        return format!("{} bytes that are no text", body.len());
    }
    let is_html = content_type.is_some_and(|name| name.to_ascii_lowercase().contains("html"));
    let text = if is_html { without_tags(&text) } else { text.into_owned() };
    let mut line = String::new();
    for word in text.split(|c: char| c.is_whitespace() || c.is_control()) {
        if line.len() > SHOWN * 4 {
            break;
        }
        if !word.is_empty() && !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    let end = line.char_indices().nth(SHOWN).map(|(end, _)| end);
    if let Some(end) = end {
        line.truncate(end);
    }
    if end.is_some() || body.len() > head.len() {
        line.push('…');
    }
    line
}

/// The text between the tags of a page, without that of scripts and styles.
fn without_tags(page: &str) -> String {
    let mut text = String::new();
    let mut rest = page;
    loop {
        let (words, behind) = rest.split_once('<').unwrap_or((rest, ""));
        text.push_str(words);
        text.push(' ');
        let Some((tag, behind)) = behind.split_once('>') else { return text };
        let name = tag.split(|c: char| c.is_whitespace()).next().unwrap_or_default();
        let name = name.to_ascii_lowercase();
        rest = behind;
        if matches!(name.as_str(), "script" | "style") {
            // What a script or style holds may look like tags; it ends with its own.
            let end = behind.to_ascii_lowercase().find(&format!("</{name}"));
            rest = end.and_then(|end| behind.get(end..)).unwrap_or_default();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::excerpt;

    #[test]
    fn of_a_page_the_words_are_shown() {
        let page = "<!doctype html>\n<html><head><STYLE>a{b:c}</STYLE><title>502 Bad\nGateway\
                    </title></head><body><h1>Sorry</h1><script src=x>1<2</script>\u{7} ok";
        assert_eq!(
            excerpt(page.as_bytes(), Some("text/HTML;charset=utf-8")),
            "502 Bad Gateway Sorry ok"
        );
    }

    #[test]
    fn what_is_long_is_cut_and_what_is_no_text_is_counted() {
        assert_eq!(excerpt(&[0, 1, 2], None), "3 bytes that are no text");
        let long = excerpt("é".repeat(10_000).as_bytes(), None);
        assert_eq!(long.chars().count(), 161);
        assert!(long.ends_with('…'));
        let words = excerpt("ab ".repeat(2_000).as_bytes(), Some("text/plain"));
        assert!(words.starts_with("ab ab") && words.ends_with('…'), "{words}");
        assert_eq!(excerpt(b"", Some("text/plain")), "");
    }
}
