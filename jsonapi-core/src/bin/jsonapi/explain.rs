//! `jsonapi explain`: what a code means.

use std::io::{self, Write};

use anstyle::Style;
use clap::error::ErrorKind;
use jsonapi_core::violation::{Explanation, Requirement};

use super::arguments::{Explain, misused};
use super::excerpt::visible;
use super::outcome::{Failure, Outcome};

/// How wide the text becomes.
const WIDTH: usize = 80;

/// Prints what a code means, or all codes.
pub(super) fn run(arguments: &Explain) -> Result<Outcome, Failure> {
    // One write, since standard output is flushed line by line.
    let mut text = Vec::new();
    match &arguments.code {
        None => list(&mut text)?,
        Some(code) => match Explanation::of(code) {
            Some(explanation) => explain(explanation, &mut text)?,
            None => {
                return Err(misused("explain", ErrorKind::InvalidValue, &unknown(code)));
            }
        },
    }
    anstream::stdout().write_all(&text)?;
    Ok(Outcome::Valid)
}

fn list(output: &mut impl Write) -> io::Result<()> {
    let bold = Style::new().bold();
    let all = Explanation::all();
    let width = all.iter().map(|one| one.code.len()).max().unwrap_or(0);
    for Explanation { code, title, .. } in all {
        writeln!(output, "{bold}{code:width$}{bold:#}  {title}")?;
    }
    Ok(())
}

fn explain(explanation: &Explanation, output: &mut impl Write) -> io::Result<()> {
    let (bold, dim) = (Style::new().bold(), Style::new().dimmed());
    writeln!(output, "{bold}{}{bold:#}: {}", explanation.code, explanation.title)?;
    writeln!(output)?;
    wrapped(explanation.text, "", output)?;
    writeln!(output)?;
    let requirements: Vec<&Requirement> =
        explanation.requirements.iter().filter_map(|id| Requirement::of(id)).collect();
    if requirements.is_empty() {
        return writeln!(output, "It stands for no requirement of the specification.");
    }
    // Of several, the document decides which one it is.
    let may = if requirements.len() > 1 { "can stand" } else { "stands" };
    writeln!(output, "It {may} for:")?;
    for requirement in requirements {
        writeln!(output)?;
        writeln!(output, "{bold}{}{bold:#} {dim}{}{dim:#}", requirement.id, requirement.url())?;
        wrapped(requirement.text, "  ", output)?;
    }
    Ok(())
}

/// Writes a text in lines that a terminal has room for.
fn wrapped(text: &str, indent: &str, output: &mut impl Write) -> io::Result<()> {
    let mut line = String::new();
    for word in text.split(' ') {
        if !line.is_empty() && indent.len() + line.chars().count() + word.chars().count() >= WIDTH {
            writeln!(output, "{indent}{line}")?;
            line.clear();
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    writeln!(output, "{indent}{line}")
}

fn unknown(code: &str) -> String {
    // What is much longer than a code is no slip of the pen, and would take a while to compare.
    let nearest = Explanation::all()
        .iter()
        .filter(|_| code.len() <= 64)
        .map(|known| (strsim::osa_distance(known.code, code), known.code))
        .min();
    let code = visible(code);
    match nearest {
        Some((_, nearest)) => format!("there is no code `{code}`; the nearest is `{nearest}`"),
        None => format!("there is no such code: `{code}`"),
    }
}
