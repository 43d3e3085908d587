//! This module decides what a document is by its content, and refuses what is two things at once, runs, or grows.
//!
//! What hides inside compressed streams of a PDF is not seen here: documents are only ever sent back as attachments.

use super::archive;

/// Bytes at the beginning and end that are searched for another format.
const EDGE: usize = 1024;
/// The end of an archive lies within this many bytes of the end of a file.
const ARCHIVE_END: usize = 66_000;

fn holds(bytes: &[u8], needle: &[u8]) -> bool {
    memchr::memmem::find(bytes, needle).is_some()
}

/// The same, whatever the case of ASCII letters; the needle is in lower case.
fn holds_any_case(bytes: &[u8], needles: &[&str]) -> bool {
    let lower = bytes.to_ascii_lowercase();
    needles.iter().any(|needle| holds(&lower, needle.as_bytes()))
}

const PAGE: [&str; 5] = ["<html", "<script", "<!doctype html", "<?php", "<svg"];

/// The media type of a document.
///
/// ```
/// use office::desk::documents::sniff::media_type;
/// assert_eq!(media_type("a.csv", "名称,数量\n茶,3\n".as_bytes()), Ok("text/csv"));
/// assert_eq!(media_type("a.pdf", b"<svg xmlns=\"http://www.w3.org/2000/svg\"/>"), Err("svg"));
/// assert_eq!(media_type("a.exe", b"MZ\x90\x00"), Err("type"));
/// ```
///
/// # Errors
/// Says why it cannot be taken, as a stable code.
pub fn media_type(name: &str, bytes: &[u8]) -> Result<&'static str, &'static str> {
    let head = &bytes[..bytes.len().min(EDGE)];
    let is_archive = bytes.starts_with(b"PK\x03\x04");
    if bytes.is_empty() {
        return Err("empty");
    }
    if is_archive {
        return archive::media_type(bytes);
    }
    // An archive is read from its end, so anything can stand before it.
    if holds(&bytes[bytes.len().saturating_sub(ARCHIVE_END)..], b"PK\x05\x06") {
        return Err("polyglot");
    }
    let image = |media_type| {
        let is_two = holds_any_case(head, &PAGE) || holds(head, b"%PDF-");
        if is_two { Err("polyglot") } else { Ok(media_type) }
    };
    match bytes {
        [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n', ..] => {
            if bytes.ends_with(b"IEND\xaeB`\x82") {
                image("image/png")
            } else {
                Err("trailing_bytes")
            }
        }
        [0xff, 0xd8, 0xff, ..] => {
            let end = bytes.iter().rposition(|byte| *byte != 0).map_or(0, |place| place + 1);
            if bytes[..end].ends_with(&[0xff, 0xd9]) { image("image/jpeg") } else { Err("trailing_bytes") }
        }
        [b'I', b'I', 42, 0, ..] | [b'M', b'M', 0, 42, ..] => image("image/tiff"),
        [b'%', b'P', b'D', b'F', b'-', ..] => pdf(bytes, head),
        _ => text(name, bytes),
    }
}

fn pdf(bytes: &[u8], head: &[u8]) -> Result<&'static str, &'static str> {
    if holds_any_case(head, &PAGE) {
        return Err("polyglot");
    }
    let runs: [&[u8]; 6] = [b"/JavaScript", b"/JS", b"/Launch", b"/EmbeddedFile", b"/RichMedia", b"/XFA"];
    if runs.iter().any(|name| holds(bytes, name)) {
        return Err("active_content");
    }
    let tail = &bytes[bytes.len().saturating_sub(EDGE)..];
    if holds(tail, b"%%EOF") { Ok("application/pdf") } else { Err("trailing_bytes") }
}

fn text(name: &str, bytes: &[u8]) -> Result<&'static str, &'static str> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let Ok(text) = std::str::from_utf8(bytes) else { return Err("type") };
    if text.chars().any(|letter| letter.is_control() && !matches!(letter, '\n' | '\r' | '\t')) {
        return Err("type");
    }
    if text.trim_start().starts_with('<') {
        if holds_any_case(bytes, &["<svg", "www.w3.org/2000/svg"]) {
            return Err("svg");
        }
        if holds_any_case(bytes, &["<!doctype", "<!entity", "<html", "<script", "<?xml-stylesheet", "1999/xhtml", "1999/xsl"]) {
            return Err("active_content");
        }
        return Ok("application/xml");
    }
    if holds_any_case(bytes, &PAGE) {
        return Err("polyglot");
    }
    let is_table = name.to_lowercase().ends_with(".csv") && text.contains([',', ';', '\t']);
    if is_table { Ok("text/csv") } else { Err("type") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documents_are_known_by_their_content_and_bad_ones_refused_with_a_reason() {
        let png = b"\x89PNG\r\n\x1a\n....IEND\xaeB`\x82".to_vec();
        let pdf = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n%%EOF\n".to_vec();
        let with = |head: &[u8], tail: &[u8]| [head, tail].concat();
        let table: Vec<(&str, Vec<u8>, Result<&str, &str>)> = vec![
            ("a.png", png.clone(), Ok("image/png")),
            ("a.pdf", pdf.clone(), Ok("application/pdf")),
            // The name does not decide.
            ("a.png", pdf.clone(), Ok("application/pdf")),
            ("a.jpg", vec![0xff, 0xd8, 0xff, 0xe0, 1, 2, 0xff, 0xd9], Ok("image/jpeg")),
            ("a.tif", b"II*\0rest".to_vec(), Ok("image/tiff")),
            ("a.xml", b"<?xml version=\"1.0\"?><Invoice/>".to_vec(), Ok("application/xml")),
            ("a.png", with(&png, b"<script>alert(1)</script>"), Err("trailing_bytes")),
            ("a.png", with(b"\x89PNG\r\n\x1a\n<script>", b"IEND\xaeB`\x82"), Err("polyglot")),
            ("a.pdf", with(&pdf, b"PK\x05\x06\0\0\0\0"), Err("polyglot")),
            ("a.pdf", b"%PDF-1.7 /OpenAction << /S /JavaScript >> %%EOF".to_vec(), Err("active_content")),
            ("a.xml", b"<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>".to_vec(), Err("active_content")),
            ("a.xml", b"<SVG onload='alert(1)'/>".to_vec(), Err("svg")),
            ("a.csv", b"<html><script>1</script>".to_vec(), Err("active_content")),
            ("a.csv", b"a,b\n<script>,1".to_vec(), Err("polyglot")),
            ("a.csv", b"\x7fELF\x02\x01,\x00".to_vec(), Err("type")),
            ("a.txt", b"only words".to_vec(), Err("type")),
            ("a.pdf", Vec::new(), Err("empty")),
        ];
        for (name, bytes, expected) in table {
            assert_eq!(media_type(name, &bytes), expected, "{name} {}", String::from_utf8_lossy(&bytes));
        }
    }
}
