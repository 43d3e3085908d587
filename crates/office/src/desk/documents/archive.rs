//! This module decides whether an archive is a workbook or a letter (OOXML) and nothing worse: its directory is read,
//! nothing is unpacked.

/// The media type of a workbook.
pub(super) const WORKBOOK: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
/// Files in a workbook or letter.
const FILES_MAX: usize = 2_000;
/// Bytes of all files unpacked.
const UNPACKED_MAX: u64 = 200 << 20;
/// Unpacked bytes for one packed byte: sheets of zeros reach some fifty.
const RATIO_MAX: u64 = 150;
/// The end of the directory, without its comment.
const END_BYTES: usize = 22;

fn u16_at(bytes: &[u8], at: usize) -> Option<u64> {
    Some(u64::from(u16::from_le_bytes(bytes.get(at..at + 2)?.try_into().ok()?)))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u64> {
    Some(u64::from(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?)))
}

struct File<'a> {
    name: &'a [u8],
    flags: u64,
    packed: u64,
    unpacked: u64,
}

/// The files of an archive, from its directory; none when it has no proper one.
fn files(bytes: &[u8]) -> Option<Vec<File<'_>>> {
    // Nothing may follow the end: no comment, no second archive.
    let end = bytes.len().checked_sub(END_BYTES)?;
    if bytes.get(end..end + 4)? != b"PK\x05\x06" || u16_at(bytes, end + 20)? != 0 {
        return None;
    }
    let count = u16_at(bytes, end + 10)? as usize;
    let mut at = usize::try_from(u32_at(bytes, end + 16)?).ok()?;
    let mut files = Vec::new();
    for _ in 0..count.min(FILES_MAX + 1) {
        if bytes.get(at..at + 4)? != b"PK\x01\x02" {
            return None;
        }
        let [name, extra, comment] = [u16_at(bytes, at + 28)?, u16_at(bytes, at + 30)?, u16_at(bytes, at + 32)?];
        let start = at + 46;
        files.push(File {
            name: bytes.get(start..start + name as usize)?,
            flags: u16_at(bytes, at + 8)?,
            packed: u32_at(bytes, at + 20)?,
            unpacked: u32_at(bytes, at + 24)?,
        });
        at = start + (name + extra + comment) as usize;
    }
    (at == end || count > FILES_MAX).then_some(files)
}

/// The media type of an archive.
pub(super) fn media_type(bytes: &[u8]) -> Result<&'static str, &'static str> {
    let files = files(bytes).ok_or("archive")?;
    let packed: u64 = files.iter().map(|file| file.packed).sum();
    let unpacked: u64 = files.iter().map(|file| file.unpacked).sum();
    // Files that share their bytes are more together than the archive is long.
    let overlaps = packed > bytes.len() as u64;
    if files.len() > FILES_MAX || unpacked > UNPACKED_MAX || overlaps || unpacked > packed.max(1) * RATIO_MAX {
        return Err("archive_bomb");
    }
    let lower: Vec<String> = files.iter().map(|file| String::from_utf8_lossy(file.name).to_lowercase()).collect();
    if files.iter().any(|file| file.flags & 1 != 0) {
        return Err("encrypted");
    }
    if lower.iter().any(|name| name.starts_with('/') || name.contains("..") || name.contains('\\')) {
        return Err("archive");
    }
    let runs = |name: &String| {
        name.ends_with("vbaproject.bin")
            || name.contains("/activex/")
            || name.contains("/embeddings/")
            || [".zip", ".exe", ".js", ".html", ".htm", ".svg", ".dll"].iter().any(|end| name.ends_with(end))
    };
    if lower.iter().any(runs) {
        return Err("active_content");
    }
    let has = |wanted: &str| lower.iter().any(|name| name == wanted);
    match (has("[content_types].xml"), has("xl/workbook.xml"), has("word/document.xml")) {
        (true, true, false) => Ok(WORKBOOK),
        (true, false, true) => Ok("application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        (true, true, true) => Err("polyglot"),
        _ => Err("type"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    type Listed = (&'static str, u32, u32);

    /// An archive whose directory says so, as a reader sees it.
    fn archive(files: &[Listed]) -> Vec<u8> {
        let mut bytes = b"PK\x03\x04".to_vec();
        bytes.extend(files.iter().flat_map(|(_, packed, _)| vec![0; (*packed).min(1000) as usize]));
        let start = bytes.len() as u32;
        for (name, packed, unpacked) in files {
            bytes.extend(b"PK\x01\x02");
            bytes.extend([0; 16]);
            bytes.extend(packed.to_le_bytes());
            bytes.extend(unpacked.to_le_bytes());
            bytes.extend((name.len() as u16).to_le_bytes());
            bytes.extend([0; 16]);
            bytes.extend(name.as_bytes());
        }
        bytes.extend(b"PK\x05\x06");
        bytes.extend([0; 6]);
        bytes.extend((files.len() as u16).to_le_bytes());
        bytes.extend([0; 4]);
        bytes.extend(start.to_le_bytes());
        bytes.extend([0; 2]);
        bytes
    }

    #[test]
    fn workbooks_pass_and_bombs_do_not() {
        let (types, book) = (("[Content_Types].xml", 10, 10), ("xl/workbook.xml", 10, 100));
        let letter = ("word/document.xml", 10, 100);
        let sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
        let table: Vec<(Vec<Listed>, Result<&str, &str>)> = vec![
            (vec![types, book], Ok(sheet)),
            (vec![types, book, ("xl/a.xml", 100, 1_000_000)], Err("archive_bomb")),
            (vec![types, book, ("xl/a.xml", 4_000_000, 4_000_000)], Err("archive_bomb")),
            (vec![types, book, letter], Err("polyglot")),
            (vec![types, book, ("xl/vbaProject.bin", 1, 1)], Err("active_content")),
            (vec![types, book, ("xl/inner.zip", 1, 1)], Err("active_content")),
            (vec![types, book, ("../../etc/passwd", 1, 1)], Err("archive")),
            (vec![book], Err("type")),
            (vec![], Err("type")),
        ];
        for (files, expected) in table {
            assert_eq!(media_type(&archive(&files)), expected, "{files:?}");
        }
        let mut followed = archive(&[types, book]);
        followed.extend(b"<script>");
        assert_eq!(media_type(&followed), Err("archive"));
        for end in 0..60 {
            let whole = archive(&[types, book]);
            assert!(media_type(&whole[..whole.len() - end - 1]).is_err(), "a cut archive is none");
        }
    }
}
