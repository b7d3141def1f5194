//! Reading W1 and W2, owned and borrowed, in all variants.

use std::hint::black_box;

use jsonapi_benches::clock::{Times, compare};
use jsonapi_benches::resources::{Collection, SourceCreate, borrowed};
use jsonapi_benches::structs::{self, Text};
use jsonapi_benches::workloads::{Variant, w1, w2};
use jsonapi_core::Payload as _;
use serde_json::Value;
use serde_json::value::RawValue;

use crate::row::{Goal, Row};

pub(crate) fn rows() -> Vec<Row> {
    let mut rows = Vec::new();
    for variant in Variant::ALL {
        let goal = match variant {
            Variant::Compact => 1.6,
            Variant::Pretty => 1.3,
            Variant::Shuffled | Variant::Escapes => 1.5,
        };
        let (name, words) = words(variant);
        let baseline = "`serde_json`, owned structs";
        let mut row = |workload: &str, run: fn(Variant, crate::Effort) -> Times| {
            let key = format!("read_{workload}{name}");
            let what = format!("read {}{words}", workload.to_uppercase());
            rows.push(Row::speed(key, what, baseline, Goal::Faster(goal), move |effort| {
                run(variant, effort)
            }));
        };
        row("w1", owned_w1);
        row("w2", owned_w2);
    }
    let baseline = "`serde_json`, owned structs with type names as `String`";
    rows.push(Row::speed("read_w1_names", "read W1", baseline, Goal::Shown, |effort| {
        type Structs = structs::Payload<String, Box<RawValue>, String>;
        let body = w1(Variant::Compact);
        let theirs = || serde_json::from_slice::<Structs>(black_box(&body)).unwrap();
        let ours = || SourceCreate::from_slice(black_box(&body)).unwrap();
        same(&serde_json::to_vec(&theirs()).unwrap(), &ours().to_vec().unwrap());
        compare(effort, theirs, ours)
    }));
    rows.push(Row::speed("read_w2_names", "read W2", baseline, Goal::Shown, |effort| {
        type Structs = structs::Collection<String, Box<RawValue>, String>;
        let body = w2(Variant::Compact);
        let theirs = || serde_json::from_slice::<Structs>(black_box(&body)).unwrap();
        let ours = || Collection::from_slice(black_box(&body)).unwrap();
        same(&serde_json::to_vec(&theirs()).unwrap(), &ours().to_vec().unwrap());
        compare(effort, theirs, ours)
    }));
    for variant in Variant::ALL {
        // Only `Cow` can hold escapes; the goal is for plain strings.
        let (baseline, goal) = match variant {
            Variant::Compact => ("`serde_json`, `&str` and `&RawValue`", Goal::Faster(1.8)),
            Variant::Escapes => ("`serde_json`, `Cow<str>` and `&RawValue`", Goal::Shown),
            _ => ("`serde_json`, `&str` and `&RawValue`", Goal::Shown),
        };
        let (name, words) = words(variant);
        let mut row = |workload: &str, run: fn(Variant, crate::Effort) -> Times| {
            let key = format!("read_{workload}_borrowed{name}");
            let what = format!("read {}, borrowed{words}", workload.to_uppercase());
            rows.push(Row::speed(key, what, baseline, goal, move |effort| run(variant, effort)));
        };
        row("w1", borrowed_w1);
        row("w2", borrowed_w2);
    }
    rows
}

fn words(variant: Variant) -> (&'static str, &'static str) {
    match variant {
        Variant::Compact => ("", ""),
        Variant::Pretty => ("_pretty", ", indented"),
        Variant::Shuffled => ("_shuffled", ", members shuffled"),
        Variant::Escapes => ("_escapes", ", escapes and non-ASCII"),
    }
}

fn owned_w1(variant: Variant, effort: crate::Effort) -> Times {
    let body = w1(variant);
    let theirs = || serde_json::from_slice::<structs::Payload>(black_box(&body)).unwrap();
    let ours = || SourceCreate::from_slice(black_box(&body)).unwrap();
    same(&serde_json::to_vec(&theirs()).unwrap(), &ours().to_vec().unwrap());
    compare(effort, theirs, ours)
}

fn owned_w2(variant: Variant, effort: crate::Effort) -> Times {
    let body = w2(variant);
    let theirs = || serde_json::from_slice::<structs::Collection>(black_box(&body)).unwrap();
    let ours = || Collection::from_slice(black_box(&body)).unwrap();
    same(&serde_json::to_vec(&theirs()).unwrap(), &ours().to_vec().unwrap());
    compare(effort, theirs, ours)
}

/// W1 with text borrowed as it is.
type PlainPayload<'a> = structs::Payload<&'a str, &'a RawValue>;
/// W1 with text borrowed where it has no escapes.
type CowPayload<'a> = structs::Payload<Text<'a>, &'a RawValue>;
type PlainCollection<'a> = structs::Collection<&'a str, &'a RawValue>;
type CowCollection<'a> = structs::Collection<Text<'a>, &'a RawValue>;

fn borrowed_w1(variant: Variant, effort: crate::Effort) -> Times {
    let body = w1(variant);
    let ours = || borrowed::SourceCreate::from_slice(black_box(&body)).unwrap();
    let ours_written = ours().to_vec().unwrap();
    if variant == Variant::Escapes {
        let theirs = || serde_json::from_slice::<CowPayload<'_>>(black_box(&body)).unwrap();
        same(&serde_json::to_vec(&theirs()).unwrap(), &ours_written);
        return compare(effort, theirs, ours);
    }
    let theirs = || serde_json::from_slice::<PlainPayload<'_>>(black_box(&body)).unwrap();
    same(&serde_json::to_vec(&theirs()).unwrap(), &ours_written);
    compare(effort, theirs, ours)
}

fn borrowed_w2(variant: Variant, effort: crate::Effort) -> Times {
    let body = w2(variant);
    let ours = || borrowed::Collection::from_slice(black_box(&body)).unwrap();
    let ours_written = ours().to_vec().unwrap();
    if variant == Variant::Escapes {
        let theirs = || serde_json::from_slice::<CowCollection<'_>>(black_box(&body)).unwrap();
        same(&serde_json::to_vec(&theirs()).unwrap(), &ours_written);
        return compare(effort, theirs, ours);
    }
    let theirs = || serde_json::from_slice::<PlainCollection<'_>>(black_box(&body)).unwrap();
    same(&serde_json::to_vec(&theirs()).unwrap(), &ours_written);
    compare(effort, theirs, ours)
}

/// Both sides have read the same values: what they write of them says the same.
pub(crate) fn same(theirs: &[u8], ours: &[u8]) {
    let theirs: Value = serde_json::from_slice(theirs).expect("JSON");
    let ours: Value = serde_json::from_slice(ours).expect("JSON");
    assert!(theirs == ours, "the two sides have read different values");
}
