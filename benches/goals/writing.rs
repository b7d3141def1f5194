//! Writing W1 and W2.

use std::hint::black_box;

use jsonapi_benches::clock::compare;
use jsonapi_benches::resources::{Collection, SourceCreate};
use jsonapi_benches::structs;
use jsonapi_benches::workloads::{Variant, w1, w2};
use jsonapi_core::Payload as _;

use crate::row::{Goal, Row};

pub(crate) fn rows() -> Vec<Row> {
    let baseline = "`serde_json::to_vec`";
    let mut rows = Vec::new();
    for variant in [Variant::Compact, Variant::Escapes] {
        let (name, words) = match variant {
            Variant::Escapes => ("_escapes", ", escapes and non-ASCII"),
            _ => ("", ""),
        };
        // The goal is for the workloads as they are.
        let goal = if name.is_empty() { Goal::Faster(2.5) } else { Goal::Shown };
        let (key, what) = (format!("write_w1{name}"), format!("write W1{words}"));
        rows.push(Row::speed(key, what, baseline, goal, move |effort| {
            let body = w1(variant);
            let theirs: structs::Payload = serde_json::from_slice(&body).unwrap();
            let ours = SourceCreate::from_slice(&body).unwrap();
            let write_theirs = || serde_json::to_vec(black_box(&theirs)).unwrap();
            let write_ours = || black_box(&ours).to_vec().unwrap();
            assert!(write_theirs() == write_ours(), "the two sides write different texts");
            compare(effort, write_theirs, write_ours)
        }));
        let (key, what) = (format!("write_w2{name}"), format!("write W2{words}"));
        rows.push(Row::speed(key, what, baseline, goal, move |effort| {
            let body = w2(variant);
            let theirs: structs::Collection = serde_json::from_slice(&body).unwrap();
            let ours = Collection::from_slice(&body).unwrap();
            let write_theirs = || serde_json::to_vec(black_box(&theirs)).unwrap();
            let write_ours = || black_box(&ours).to_vec().unwrap();
            assert!(write_theirs() == write_ours(), "the two sides write different texts");
            compare(effort, write_theirs, write_ours)
        }));
    }
    rows
}
