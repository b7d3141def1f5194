//! Where documents come from.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

/// A file or standard input.
pub(super) struct Input {
    pub(super) name: String,
    pub(super) content: Box<dyn Read>,
}

impl Input {
    /// Opens a file; `-` is standard input.
    pub(super) fn open(path: &Path) -> io::Result<Self> {
        if path == Path::new("-") {
            let (name, content) = ("standard input".to_owned(), Box::new(io::stdin().lock()));
            return Ok(Self { name, content });
        }
        let content = Box::new(File::open(path)?);
        Ok(Self { name: path.display().to_string(), content })
    }
}
