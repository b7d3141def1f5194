//! Reading W2 with other crates, and with other parsers into the same structs.

use std::hint::black_box;

use jsonapi_benches::clock::{Times, compare, time};
use jsonapi_benches::resources::{Collection, Source, SourceCreate};
use jsonapi_benches::structs;
use jsonapi_benches::workloads::{Variant, w1, w2};
use jsonapi_core::Payload as _;
use jsonapi_peers::{CoreCollection, DeserializeCollection, JsonapiCollection, Seen};
use serde_json::Value;
use sonic_rs::OwnedLazyValue;

use crate::reading::same;
use crate::row::{Goal, Row};

pub(crate) fn rows() -> Vec<Row> {
    let what = "read W2";
    let mut rows = vec![
        Row::speed(
            "read_w2_jsonapi_core",
            what,
            "`jsonapi_core` 1.0.0-rc.2, typed parse",
            Goal::Faster(10.0),
            |effort| {
                peer(
                    effort,
                    |body| CoreCollection::from_slice(body.as_bytes()),
                    CoreCollection::seen,
                )
            },
        ),
        Row::speed("read_w2_jsonapi", what, "jsonapi 0.7, typed", Goal::Shown, |effort| {
            let read = |body: &str| JsonapiCollection::from_slice(body.as_bytes());
            peer(effort, read, JsonapiCollection::seen)
        }),
        Row::speed(
            "read_w2_jsonapi_deserialize",
            what,
            "`jsonapi_deserialize` 1.3, typed",
            Goal::Shown,
            |effort| peer(effort, DeserializeCollection::from_text, DeserializeCollection::seen),
        ),
    ];
    rows.extend([
        Row::speed("read_w2_value", what, "`serde_json::Value`, untyped", Goal::Shown, |effort| {
            let body = w2(Variant::Compact);
            let theirs = || serde_json::from_slice::<Value>(black_box(&body)).unwrap();
            let ours = || Collection::from_slice(black_box(&body)).unwrap();
            same(&serde_json::to_vec(&theirs()).unwrap(), &ours().to_vec().unwrap());
            compare(effort, theirs, ours)
        }),
        Row::speed("read_w1_sonic", "read W1", SONIC, Goal::Shown, |effort| {
            type Payload = structs::Payload<String, OwnedLazyValue>;
            let body = w1(Variant::Compact);
            let theirs = || sonic_rs::from_slice::<Payload>(black_box(&body)).unwrap();
            let ours = || SourceCreate::from_slice(black_box(&body)).unwrap();
            same(&sonic_rs::to_vec(&theirs()).unwrap(), &ours().to_vec().unwrap());
            compare(effort, theirs, ours)
        }),
        Row::speed("read_w2_sonic", what, SONIC, Goal::Shown, |effort| {
            type Structs = structs::Collection<String, OwnedLazyValue>;
            let body = w2(Variant::Compact);
            let theirs = || sonic_rs::from_slice::<Structs>(black_box(&body)).unwrap();
            let ours = || Collection::from_slice(black_box(&body)).unwrap();
            same(&sonic_rs::to_vec(&theirs()).unwrap(), &ours().to_vec().unwrap());
            compare(effort, theirs, ours)
        }),
        Row::speed("read_w2_simd", what, SIMD, Goal::Shown, simd),
    ]);
    rows
}

const SONIC: &str = "sonic-rs, the same structs";
const SIMD: &str = "simd-json, the same structs, metadata as `OwnedValue`, no copy counted";

fn peer<T>(effort: crate::Effort, read: fn(&str) -> T, seen: fn(&T) -> Vec<Seen>) -> Times {
    let body = String::from_utf8(w2(Variant::Compact)).unwrap();
    let theirs = || read(black_box(&body));
    let ours = || Collection::from_str(black_box(&body)).unwrap();
    assert!(seen(&theirs()) == seen_by_us(&ours()), "the two sides have read different values");
    compare(effort, theirs, ours)
}

fn seen_by_us(document: &Collection) -> Vec<Seen> {
    let seen = |source: &Source| Seen {
        id: source.id.clone(),
        name: source.name.clone(),
        reference: source.reference.clone(),
        metadata_members: source.metadata.as_ref().map_or(0, |object| object.members().len()),
        customer_id: source.customer.id().cloned().unwrap_or_default(),
    };
    document.data.iter().map(seen).collect()
}

/// simd-json changes what it reads, so that each call needs a copy, whose time is taken off.
fn simd(effort: crate::Effort) -> Times {
    type Structs = structs::Collection<String, simd_json::OwnedValue>;
    let body = w2(Variant::Compact);
    let theirs = |body: &mut [u8]| simd_json::serde::from_slice::<Structs>(body).unwrap();
    let ours = |body: &[u8]| Collection::from_slice(body).unwrap();
    let written = simd_json::serde::to_vec(&theirs(&mut body.clone())).unwrap();
    same(&written, &ours(&body).to_vec().unwrap());
    let mut copy = body.clone();
    let copying = time(effort, || copy.copy_from_slice(black_box(&body)));
    let mut copy = body.clone();
    let mut times = compare(
        effort,
        || {
            copy.copy_from_slice(&body);
            theirs(black_box(&mut copy))
        },
        || ours(black_box(&body)),
    );
    let part = (times.baseline - copying) / times.baseline;
    times.baseline *= part;
    times.quartiles = (times.quartiles.0 * part, times.quartiles.1 * part);
    times
}
