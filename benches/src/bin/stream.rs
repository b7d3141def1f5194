//! Reads a stream of a gigabyte that is made on the way, resource by resource.
//!
//! A program of its own, because its memory is measured. It prints two lines:
//! `memory`, the bytes that were resident above the start, at most; and `speed`, the seconds for
//! each resource of `serde_json`'s `StreamDeserializer`, of `serde_json` line by line, and ours.

use std::collections::VecDeque;
use std::fs;
use std::hint::black_box;
use std::io::{self, BufRead as _, BufReader, Read};

use jsonapi_benches::clock::{Effort, compare, settle_heap};
use jsonapi_benches::resources::Collection;
use jsonapi_benches::structs;
use jsonapi_benches::workloads::{Variant, source};

/// How many resources the long stream has: a gigabyte of them.
const LONG: usize = 940_000;
/// How many a stream has whose time is taken.
const SHORT: usize = 20_000;
/// How many different ones there are.
const KINDS: usize = 1_000;

fn main() -> io::Result<()> {
    let resources: Vec<Vec<u8>> = (0..KINDS)
        .map(|number| source(number, KINDS, Variant::Compact).compact().into_bytes())
        .collect();

    // Peak memory is counted from here (`proc_pid_clear_refs(5)`).
    fs::write("/proc/self/clear_refs", "5")?;
    let start = resident("VmRSS:")?;
    assert_eq!(read_ours(Stream::collection(&resources, LONG)), LONG);
    println!("memory {}", resident("VmHWM:")?.saturating_sub(start));

    settle_heap();
    let ours = || read_ours(Stream::collection(&resources, SHORT));
    let theirs = || read_theirs(Stream::lines(&resources, SHORT));
    let by_line = || read_theirs_by_line(Stream::lines(&resources, SHORT));
    assert_eq!([ours(), theirs(), by_line()], [SHORT; 3]);
    let streamed = compare(Effort::QUICK, theirs, ours);
    let lines = compare(Effort::QUICK, by_line, ours);
    #[expect(clippy::cast_precision_loss, reason = "a small number")]
    let each = [streamed.baseline, lines.baseline, streamed.case].map(|time| time / SHORT as f64);
    println!("speed {} {} {}", each[0], each[1], each[2]);
    Ok(())
}

fn read_ours(input: impl Read) -> usize {
    let (mut resources, mut count) = (Collection::stream(input), 0);
    for resource in &mut resources {
        black_box(resource.expect("a valid resource"));
        count += 1;
    }
    assert!(resources.meta().is_some(), "what stands behind the resources is read");
    count
}

fn read_theirs(input: impl Read) -> usize {
    let (items, mut count) = (serde_json::Deserializer::from_reader(BufReader::new(input)), 0);
    for item in items.into_iter::<structs::Source>() {
        black_box(item.expect("a resource"));
        count += 1;
    }
    count
}

/// What a person in a hurry writes: each line into one buffer, and from there.
fn read_theirs_by_line(input: impl Read) -> usize {
    let (mut input, mut line, mut count) = (BufReader::new(input), Vec::new(), 0);
    while input.read_until(b'\n', &mut line).expect("input") > 0 {
        black_box(serde_json::from_slice::<structs::Source>(&line).expect("a resource"));
        count += 1;
        line.clear();
    }
    count
}

/// Bytes of memory, by the name of a line of `/proc/self/status`.
fn resident(name: &str) -> io::Result<u64> {
    let status = fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|line| line.strip_prefix(name));
    let kilobytes = line.and_then(|line| line.trim().trim_end_matches(" kB").parse::<u64>().ok());
    kilobytes.map(|number| number * 1024).ok_or_else(|| io::Error::other("no such line"))
}

/// An input that is made while it is read.
struct Stream<'a> {
    resources: &'a [Vec<u8>],
    pieces: VecDeque<&'a [u8]>,
    separator: &'static [u8],
    end: &'static [u8],
    made: usize,
    total: usize,
}

impl<'a> Stream<'a> {
    /// One document.
    fn collection(resources: &'a [Vec<u8>], total: usize) -> Self {
        let pieces = VecDeque::from([&b"{\"data\":["[..]]);
        let end = b"],\"meta\":{\"page\":1}}";
        Self { resources, pieces, separator: b",", end, made: 0, total }
    }

    /// A resource on each line.
    fn lines(resources: &'a [Vec<u8>], total: usize) -> Self {
        Self { resources, pieces: VecDeque::new(), separator: b"\n", end: b"\n", made: 0, total }
    }

    fn make(&mut self) {
        if self.made == self.total {
            return;
        }
        if self.made > 0 {
            self.pieces.push_back(self.separator);
        }
        if let Some(resource) = self.resources.get(self.made % self.resources.len()) {
            self.pieces.push_back(resource);
        }
        self.made += 1;
        if self.made == self.total {
            self.pieces.push_back(self.end);
        }
    }
}

impl Read for Stream<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let mut filled = 0;
        while filled < buffer.len() {
            if self.pieces.is_empty() {
                self.make();
            }
            let Some(piece) = self.pieces.front_mut() else { break };
            filled += piece.read(&mut buffer[filled..])?;
            if piece.is_empty() {
                self.pieces.pop_front();
            }
        }
        Ok(filled)
    }
}
