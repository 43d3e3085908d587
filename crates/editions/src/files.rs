// How the files of a pack are read from its folder: every .csv and .toml, and the declarations of its tests, by path
// relative to it. This file is compiled into the build script too, so that a pack is read the same way in both.

use std::collections::BTreeMap;
use std::path::Path;

/// Folders below a pack: `codes/`, `rules/`, `valuation/`; nothing lies deeper.
const FOLDER_DEPTH_MAX: usize = 3;
/// Folder of the tests: their declarations are messages.
const TESTS: &str = "tests/";
/// The largest table of ours is below 2 MB.
const FILE_BYTES_MAX: u64 = 64 * 1024 * 1024;

pub(crate) fn read_folder(folder: &Path) -> Result<BTreeMap<String, String>, (std::path::PathBuf, std::io::Error)> {
    let mut files = BTreeMap::new();
    read_below(folder, "", 0, &mut files)?;
    Ok(files)
}

fn read_below(
    folder: &Path,
    prefix: &str,
    depth: usize,
    files: &mut BTreeMap<String, String>,
) -> Result<(), (std::path::PathBuf, std::io::Error)> {
    let fail = |error| (folder.to_path_buf(), error);
    for entry in std::fs::read_dir(folder).map_err(fail)? {
        let path = entry.map_err(fail)?.path();
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        let relative = format!("{prefix}{name}");
        let fail = |error| (path.clone(), error);
        if path.is_dir() && depth < FOLDER_DEPTH_MAX {
            read_below(&path, &format!("{relative}/"), depth + 1, files)?;
        } else if name.ends_with(".csv") || name.ends_with(".toml") || is_message(&relative) {
            if path.metadata().map_err(fail)?.len() > FILE_BYTES_MAX {
                return Err(fail(std::io::Error::other(format!("larger than {FILE_BYTES_MAX} bytes"))));
            }
            let text = std::fs::read_to_string(&path).map_err(fail)?;
            // Some programs put a mark before what they save as UTF-8.
            files.insert(relative, text.strip_prefix('\u{feff}').unwrap_or(&text).to_owned());
        }
    }
    Ok(())
}

fn is_message(relative: &str) -> bool {
    relative.starts_with(TESTS) && (relative.ends_with(".json") || relative.ends_with(".xml"))
}
