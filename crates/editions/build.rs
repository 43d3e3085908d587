//! Compiles the packs that ship into the binary form that the crate embeds.

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
    std::fs::write(Path::new(&out).join(format!("{name}.law")), bytes).map_err(|error| error.to_string())
}
