//! Running cargo on the generated crates.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use object::{Object as _, ObjectSection as _, SectionKind};

use crate::generate::Crate;

/// What one run of cargo took, in seconds.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Cost {
    /// Of all processors together.
    pub(crate) processor: f64,
    /// On the clock on the wall.
    pub(crate) wall: f64,
}

/// A generated crate on the disk.
pub(crate) struct Generated {
    pub(crate) kind: Crate,
    directory: PathBuf,
}

impl Generated {
    /// Writes the crate, with the versions of the dependencies that our own benchmarks have.
    pub(crate) fn new(kind: Crate, under: &Path) -> io::Result<Self> {
        let directory = under.join(kind.name());
        fs::create_dir_all(directory.join("src"))?;
        let jsonapi_core = jsonapi_benches::report::root().canonicalize()?.join("jsonapi-core");
        fs::write(directory.join("Cargo.toml"), kind.manifest(&jsonapi_core.to_string_lossy()))?;
        let lock = Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.lock");
        fs::copy(lock, directory.join("Cargo.lock"))?;
        Ok(Self { kind, directory })
    }

    /// Runs cargo on a program that does nothing, so that the dependencies are built.
    pub(crate) fn build_dependencies(&self, arguments: &[&str]) -> io::Result<()> {
        self.cargo_on(&Crate::Empty.source(), arguments).map(|_| ())
    }

    /// Runs cargo on the crate.
    pub(crate) fn cargo(&self, arguments: &[&str]) -> io::Result<Cost> {
        self.cargo_on(&self.kind.source(), arguments)
    }

    /// Runs cargo. The source is new to it each time, so that it compiles this crate and no other.
    fn cargo_on(&self, source: &str, arguments: &[&str]) -> io::Result<Cost> {
        fs::write(self.directory.join("src/main.rs"), source)?;
        let (start, start_of_children) = (Instant::now(), time_of_children()?);
        let mut cargo = Command::new("cargo");
        cargo.args(["--quiet"]).args(arguments).current_dir(&self.directory);
        // Not those of the cargo that runs this program.
        cargo.env_remove("CARGO_TARGET_DIR").env_remove("RUSTFLAGS");
        let output = cargo.env("CARGO_INCREMENTAL", "0").output()?;
        if !output.status.success() {
            let says = String::from_utf8_lossy(&output.stderr);
            return Err(io::Error::other(format!("cargo {arguments:?} failed:\n{says}")));
        }
        let processor = time_of_children()? - start_of_children;
        Ok(Cost { processor, wall: start.elapsed().as_secs_f64() })
    }

    /// Bytes of machine code in the release build.
    pub(crate) fn text_size(&self) -> io::Result<u64> {
        let program = fs::read(self.directory.join("target/release").join(self.kind.name()))?;
        let file = object::File::parse(&*program).map_err(io::Error::other)?;
        let sections = file.sections().filter(|section| section.kind() == SectionKind::Text);
        Ok(sections.map(|section| section.size()).sum())
    }

    /// Lines of the LLVM text that rustc makes of the crate, before LLVM changes it.
    pub(crate) fn llvm_lines(&self) -> io::Result<usize> {
        let path = self.directory.join("target/crate.ll");
        let emit = format!("--emit=llvm-ir={}", path.display());
        let passes = ["-Cno-prepopulate-passes", "-Cpasses=name-anon-globals", "-Ccodegen-units=1"];
        let arguments = ["rustc", "--release", "--"];
        self.cargo(&[&arguments[..], &[emit.as_str()], &passes[..]].concat())?;
        let text = fs::read_to_string(path)?;
        Ok(text.lines().filter(|line| line.starts_with("  ")).count())
    }
}

/// The processor's time of all children that have ended, in seconds (`proc_pid_stat(5)`: `cutime`
/// and `cstime`, in hundredths of a second).
fn time_of_children() -> io::Result<f64> {
    let stat = fs::read_to_string("/proc/self/stat")?;
    let fields = stat.rsplit_once(')').map(|(_, fields)| fields.split_whitespace());
    let fields = fields.ok_or_else(|| io::Error::other("unknown form of /proc/self/stat"))?;
    let ticks: f64 = fields.skip(13).take(2).filter_map(|field| field.parse::<f64>().ok()).sum();
    Ok(ticks / 100.0)
}
