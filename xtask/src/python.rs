//! This module decides how a package of the Python package index comes into a folder of its own for one run.

use std::path::{Path, PathBuf};
use std::process::Command;

/// Installs a pinned package beside nothing else; the folder to name in `PYTHONPATH`, or why it cannot be had here.
pub fn installed(package: &str, folder: &Path) -> Result<PathBuf, String> {
    let packages = folder.join("packages");
    // Some ask for a newer Python than some systems have, and run on theirs all the same.
    let pip = [
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
        "--root-user-action=ignore",
        "--ignore-requires-python",
    ];
    match Command::new("python3").args(pip).arg("--target").arg(&packages).arg(package).output() {
        Ok(output) if output.status.success() => Ok(packages),
        Ok(output) => {
            let reason = String::from_utf8_lossy(&output.stderr);
            Err(format!("{package} cannot be installed here: {}", reason.lines().last().unwrap_or_default()))
        }
        Err(error) => Err(format!("there is no python3 here: {error}")),
    }
}
