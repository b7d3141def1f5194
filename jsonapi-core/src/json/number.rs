//! Numbers by the grammar of RFC 8259, section 6.

/// The text of a number and whether it is written as an integer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Number<'t> {
    /// The text, by the grammar of RFC 8259.
    pub(crate) text: &'t str,
    /// Whether it has neither fraction nor exponent.
    pub(crate) is_integer: bool,
}

/// The end of the number that begins at `start`, and whether it is written as an integer.
///
/// # Errors
///
/// The position at which the text stops being a number.
#[inline]
pub(crate) fn scan_number(bytes: &[u8], start: usize) -> Result<(usize, bool), usize> {
    // What most numbers are: digits and nothing else.
    if let Some(b'1'..=b'9') = bytes.get(start) {
        let end = digits(bytes, start + 1);
        if !matches!(bytes.get(end), Some(b'.' | b'e' | b'E')) {
            return Ok((end, true));
        }
    }
    scan_any_number(bytes, start)
}

#[inline(never)]
fn scan_any_number(bytes: &[u8], start: usize) -> Result<(usize, bool), usize> {
    let mut position = start;
    if bytes.get(position) == Some(&b'-') {
        position += 1;
    }
    match bytes.get(position) {
        Some(b'0') => position += 1,
        Some(b'1'..=b'9') => position = digits(bytes, position),
        _ => return Err(position),
    }
    let mut is_integer = true;
    if bytes.get(position) == Some(&b'.') {
        is_integer = false;
        position = some_digits(bytes, position + 1)?;
    }
    if let Some(b'e' | b'E') = bytes.get(position) {
        is_integer = false;
        position += 1;
        if let Some(b'+' | b'-') = bytes.get(position) {
            position += 1;
        }
        position = some_digits(bytes, position)?;
    }
    Ok((position, is_integer))
}

#[inline]
fn digits(bytes: &[u8], mut position: usize) -> usize {
    while bytes.get(position).is_some_and(u8::is_ascii_digit) {
        position += 1;
    }
    position
}

fn some_digits(bytes: &[u8], position: usize) -> Result<usize, usize> {
    let end = digits(bytes, position);
    if end == position { Err(position) } else { Ok(end) }
}
