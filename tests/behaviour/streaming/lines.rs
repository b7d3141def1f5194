//! One document per line.

use std::io::Read;

use jsonapi_core::{Document, Limits, LineError, Resource};

#[derive(Resource, Debug, Clone, PartialEq)]
#[resource(type = "notes")]
struct Note {
    #[resource(id)]
    id: u64,
}

fn all(lines: impl Iterator<Item = Result<Document<Note>, LineError>>) -> Vec<Result<u64, String>> {
    let id = |document: Document<Note>| document.data.id;
    lines.map(|line| line.map(id).map_err(|error| error.to_string())).collect()
}

const LINES: &str = "\n{\"data\":{\"type\":\"notes\",\"id\":\"1\"},\"meta\":{\"a\":1}}\r\n{\"data\":\n \t\n{\"errors\":[{\"title\":\"Gone\"}]}\n{\"data\":{\"type\":\"notes\",\"id\":\"2\"}, \"x\":1}";

#[test]
fn a_line_that_breaks_rules_is_an_error_with_its_number_and_the_others_are_read() {
    let syntax = "line 3: The text is not JSON: expected a value at line 1, column 9.";
    let gone = "line 5: the server reports: Gone";
    let expected = [Ok(1), Err(syntax.to_owned()), Err(gone.to_owned()), Ok(2)];
    assert_eq!(all(Document::<Note>::lines(LINES.as_bytes())), expected);
}

#[test]
fn lines_are_held_to_the_rules_and_limits_that_are_set() {
    let limits = Limits { bytes: 42, ..Limits::default() };
    let found = all(Document::<Note>::lines(LINES.as_bytes()).strict().limits(limits));
    let expected = [
        "line 2: The document has more than 42 bytes.",
        "line 3: The text is not JSON: expected a value at line 1, column 9.",
        "line 5: the server reports: Gone",
        "line 6: /x: `x` is no known member.",
    ];
    assert_eq!(found, expected.map(|text| Err(text.to_owned())));
}

#[test]
fn an_input_that_fails_ends_the_lines() {
    struct Failing;
    impl Read for Failing {
        fn read(&mut self, _: &mut [u8]) -> std::io::Result<usize> {
            Err(std::io::Error::other("cut off"))
        }
    }
    let input = b"\n{\"data\":{\"type\":\"notes\",\"id\":\"1\"}}\n{".chain(Failing);
    let cut_off = "behind line 2: the input could not be read: cut off";
    assert_eq!(all(Document::<Note>::lines(input)), [Ok(1), Err(cut_off.to_owned())]);
}

#[test]
fn what_is_written_is_one_line() {
    let document = Document::<Note>::from_str(
        "{\"data\" : {\"type\":\"notes\",\n\"id\":\"1\"},\"meta\":{\"a\":\n\"\\n\"}}",
    );
    let mut output = document.unwrap().to_vec().unwrap();
    output.push(b'\n');
    assert_eq!(output.split_inclusive(|byte| *byte == b'\n').count(), 1);
    assert_eq!(all(Document::<Note>::lines(output.as_slice())), [Ok(1)]);
}
