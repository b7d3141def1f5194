//! Collections that are read resource by resource.

mod lines;
pub(crate) mod oracle;
mod reading;
mod writing;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use crate::differential::oracle::Sample;
use crate::mutations::{change, changed, rearranged};
use crate::properties::cases;
use crate::properties::tree::Tree;
use oracle::check_stream;

/// Collections with every member, in several orders.
const COLLECTIONS: &[&str] = &[
    r#"{"data":[{"type":"samples","id":"1","attributes":{"text":"a\u00e9\n😀","list":[1,null],"free":{"b":[1,2,{}]}},"relationships":{"owner":{"data":{"type":"samples","id":"2"}}}},{"type":"samples","id":"2","attributes":{"text":"b]}\"\\"},"relationships":{"owner":{"data":{"type":"samples","id":"1"}}}}],"included":[{"type":"others","id":"1","attributes":{"a":[true,false]}},{"type":"others","id":"2"}],"links":{"self":"/","next":null},"meta":{"total":1},"jsonapi":{"version":"1.1"}}"#,
    r#" {"jsonapi" : {"version":"1.1","meta":{"é":[{}]}} ,
 "meta":{"total":1,"x":{"y":[[]]}}, "included":[{"type":"others","id":"1"} , {"type":"others","id":"2","attributes":{"a":"\u007b"}}], "links":{"self":"/a"},
 "data":[
   {"type":"samples","id":"1","attributes":{"text":"a"},"relationships":{"owner":{"data":{"type":"samples","id":"2"}}}},
   {"type":"samples","id":"2","attributes":{"text":"b","nested":{"number":1}},"relationships":{"owner":{"data":{"type":"samples","id":"1"}}}},
   {"type":"samples","id":"3","attributes":{"text":"é"},"relationships":{"owner":{"data":null}}}
 ],"extra":{"data":[1]} } "#,
    r#"{"errors":[{"status":"404","title":"Not found","meta":{"a":1}}],"meta":{"a":[1]},"jsonapi":{}}"#,
    r#"{"data":[],"meta":{"a":1}}"#,
];

fn sizes() -> impl Strategy<Value = Vec<usize>> {
    prop_oneof![Just(vec![1]), Just(Vec::new()), vec(1..90_usize, 1..4)]
}

proptest! {
    #![proptest_config(cases(3_000))]

    #[test]
    fn a_changed_collection_is_read_as_a_stream_as_it_is_read_as_a_whole(
        (text, other) in (select(COLLECTIONS), select(COLLECTIONS)),
        changes in vec(change(), 0..4),
        sizes in sizes(),
        depth in prop_oneof![4 => Just(128), 1 => 0..9_usize],
    ) {
        check_stream::<Sample>(&changed(text, &changes, other), &sizes, depth);
    }

    #[test]
    fn a_rearranged_collection_is_read_as_a_stream_as_it_is_read_as_a_whole(
        text in select(COLLECTIONS),
        numbers in vec(any::<u32>(), 40..80),
        spaces in vec(any::<u32>(), 1..40),
        sizes in sizes(),
    ) {
        let tree = rearranged(&Tree::parse(text.as_bytes()).unwrap(), &numbers);
        let tree = tree.shuffled(&mut numbers.iter().copied().cycle());
        let text = tree.spaced(&mut spaces.iter().copied().cycle());
        check_stream::<Sample>(text.as_bytes(), &sizes, 128);
    }
}

#[test]
fn a_collection_is_read_from_pieces_of_any_size_and_cut_anywhere() {
    for text in COLLECTIONS {
        for size in 1..text.len() {
            check_stream::<Sample>(text.as_bytes(), &[size], 128);
        }
        for cut in 0..text.len() {
            check_stream::<Sample>(&text.as_bytes()[..cut], &[7], 128);
        }
    }
}
