//! This module decides how the files of a tar archive are told apart: enough of the ustar form for what
//! publishers pack, and nothing that would write outside a folder, since nothing is written.

use std::collections::BTreeMap;

use crate::ImportError;

/// Archives come in blocks of this many bytes.
const BLOCK: usize = 512;

/// The texts of an archive by path; what is no UTF-8 text is left out.
///
/// # Errors
/// A header does not fit the bytes that are there.
pub fn texts(archive: &[u8]) -> Result<BTreeMap<String, String>, ImportError> {
    let mut files = BTreeMap::new();
    let mut at = 0;
    while let Some(header) = archive.get(at..at + BLOCK) {
        if header.iter().all(|byte| *byte == 0) {
            break;
        }
        let field = |range: std::ops::Range<usize>| {
            let bytes = header[range].split(|byte| *byte == 0).next().unwrap_or_default();
            std::str::from_utf8(bytes).unwrap_or_default().trim()
        };
        let size = usize::from_str_radix(field(124..136), 8).map_err(|_| ImportError::Archive(at))?;
        let start = at + BLOCK;
        let content = start.checked_add(size).and_then(|end| archive.get(start..end)).ok_or(ImportError::Archive(at))?;
        if matches!(header[156], b'0' | 0)
            && let Ok(text) = std::str::from_utf8(content)
        {
            files.insert(field(0..100).trim_start_matches("./").to_owned(), text.to_owned());
        }
        at = start + size.div_ceil(BLOCK) * BLOCK;
    }
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_come_out_and_a_cut_archive_is_refused() {
        let mut archive = vec![0; BLOCK];
        archive[..5].copy_from_slice(b"a.txt");
        archive[124..135].copy_from_slice(b"00000000002");
        archive[156] = b'0';
        archive.extend(b"hi");
        assert_eq!(texts(&archive).expect("an archive")["a.txt"], "hi");
        archive.pop();
        assert!(texts(&archive).is_err());
    }
}
