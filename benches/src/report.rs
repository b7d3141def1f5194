//! Tables, and the parts of documents that a command writes.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The top of the checkout.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// Replaces what stands between `<!-- name -->` and `<!-- /name -->` in a file of the checkout.
///
/// # Errors
///
/// The file cannot be read or written, or has no such part.
pub fn write_part(file: &str, name: &str, text: &str) -> io::Result<()> {
    let path = root().join(file);
    let old = fs::read_to_string(&path)?;
    let (open, close) = (format!("<!-- {name} -->\n"), format!("<!-- /{name} -->"));
    let parts = old
        .split_once(&open)
        .and_then(|(before, rest)| rest.split_once(&close).map(|(_, behind)| (before, behind)));
    let Some((before, behind)) = parts else {
        return Err(io::Error::other(format!("{file} has no part `{name}`")));
    };
    fs::write(path, format!("{before}{open}{}\n{close}{behind}", text.trim_end()))
}

/// The rows of the table in a part of a file of the checkout: their cells, without the head.
///
/// # Errors
///
/// The file cannot be read.
pub fn written_rows(file: &str, name: &str) -> io::Result<Vec<Vec<String>>> {
    let text = fs::read_to_string(root().join(file))?;
    let part = text.split_once(&format!("<!-- {name} -->")).map_or("", |(_, rest)| rest);
    let part = part.split_once(&format!("<!-- /{name} -->")).map_or("", |(part, _)| part);
    let rows = part.lines().filter_map(|line| line.strip_prefix("| ")?.strip_suffix(" |"));
    Ok(rows
        .skip(1)
        .map(|row| row.split(" | ").map(|cell| cell.trim().to_owned()).collect())
        .collect())
}

/// A table in Markdown: its head and its rows.
pub fn markdown(head: &[&str], rows: &[Vec<String>]) -> String {
    let line = |cells: &mut dyn Iterator<Item = &str>| {
        let mut line = String::from("|");
        for cell in cells {
            line.push(' ');
            line.push_str(&cell.replace('|', "\\|"));
            line.push_str(" |");
        }
        line.push('\n');
        line
    };
    let mut table = line(&mut head.iter().copied());
    table.push_str(&"|---".repeat(head.len()));
    table.push_str("|\n");
    for row in rows {
        table.push_str(&line(&mut row.iter().map(String::as_str)));
    }
    table
}

/// The date, the processor, the compiler: what a table of times is worth nothing without.
pub fn machine() -> String {
    let lscpu = output("lscpu", &[]);
    let of_cpu = |name: &str| {
        let line = lscpu.lines().find(|line| line.trim_start().starts_with(name));
        line.and_then(|line| line.split_once(':')).map_or("?", |(_, value)| value.trim())
    };
    format!(
        "{date}; {model}, family {family}, {count} cores ({hypervisor}), L1d {l1d}, L2 {l2}, \
         L3 {l3}; {system}; {compiler}.",
        date = output("date", &["-u", "+%F"]),
        model = of_cpu("Model name"),
        family = of_cpu("CPU family"),
        count = of_cpu("CPU(s)"),
        hypervisor = of_cpu("Hypervisor vendor"),
        l1d = of_cpu("L1d"),
        l2 = of_cpu("L2"),
        l3 = of_cpu("L3"),
        system = output("uname", &["-sr"]),
        compiler = output("rustc", &["--version"]),
    )
}

fn output(program: &str, arguments: &[&str]) -> String {
    match Command::new(program).args(arguments).output() {
        Ok(output) => String::from_utf8_lossy(&output.stdout).trim().to_owned(),
        Err(_) => String::from("?"),
    }
}
