//! Compiles the packs that ship into the binary form that the crate embeds, and packs their tables beside it.

#[path = "src/files.rs"]
mod files;

use std::path::Path;
use std::process::ExitCode;

/// The packs that ship.
const PACKS: [&str; 2] = ["gb", "us"];

fn main() -> ExitCode {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../packs");
    println!("cargo::rerun-if-changed={}", root.display());
    match PACKS.into_iter().try_for_each(|name| compile(&root.join(name), name)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            for line in message.lines() {
                println!("cargo::error={line}");
            }
            ExitCode::FAILURE
        }
    }
}

fn compile(folder: &Path, name: &str) -> Result<(), String> {
    let files = files::read_folder(folder).map_err(|(path, error)| format!("{}: {error}", path.display()))?;
    let law = clearance::Law::compile(&files).map_err(|error| error.to_string())?;
    let bytes = law.to_bytes().map_err(|error| error.to_string())?;
    let out = std::env::var("OUT_DIR").map_err(|error| error.to_string())?;
    let write = |ending, bytes| std::fs::write(Path::new(&out).join(format!("{name}.{ending}")), bytes);
    write("law", bytes).map_err(|error| error.to_string())?;
    let tables = postcard::to_stdvec(&files).map_err(|error| error.to_string())?;
    write("tables", lz4_flex::compress_prepend_size(&tables)).map_err(|error| error.to_string())
}
