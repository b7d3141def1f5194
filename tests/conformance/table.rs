//! What came of each case, counted by requirement.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// The results so far.
#[derive(Default)]
pub(crate) struct Table {
    rows: BTreeMap<String, Row>,
}

#[derive(Default)]
struct Row {
    cases: usize,
    right_verdicts: usize,
    right_pointers: usize,
}

impl Table {
    /// Counts a case; a wrong one is printed.
    pub(crate) fn add(
        &mut self,
        requirement: &str,
        id: &str,
        verdict: bool,
        pointers: bool,
        note: &str,
    ) {
        let row = self.rows.entry(requirement.to_owned()).or_default();
        row.cases += 1;
        row.right_verdicts += usize::from(verdict);
        row.right_pointers += usize::from(verdict && pointers);
        if !verdict {
            println!("WRONG VERDICT {id} ({requirement}): {note}");
        } else if !pointers {
            println!("WRONG POINTERS {id} ({requirement}): {note}");
        }
    }

    /// Cases with the right verdict and the right pointers.
    pub(crate) fn passed(&self) -> usize {
        self.rows.values().map(|row| row.right_pointers).sum()
    }

    /// The other cases.
    pub(crate) fn failed(&self) -> usize {
        self.rows.values().map(|row| row.cases).sum::<usize>() - self.passed()
    }

    /// Prints the table, and how many of the requirements have a case.
    pub(crate) fn print(&self, requirements: &Path) {
        println!("{:<32} {:>6} {:>9} {:>9}", "requirement", "cases", "verdicts", "pointers");
        for (requirement, row) in &self.rows {
            let Row { cases, right_verdicts, right_pointers } = row;
            println!("{requirement:<32} {cases:>6} {right_verdicts:>9} {right_pointers:>9}");
        }
        let known = fs::read_to_string(requirements).unwrap_or_default();
        let known: Vec<&str> =
            known.lines().skip(1).filter_map(|line| line.split('\t').next()).collect();
        let covered = known.iter().filter(|id| self.rows.contains_key(**id)).count();
        println!("{covered} of {} requirements have a case here", known.len());
    }
}
