//! This module decides how a signed note is read: a text, an empty line, and lines of signatures (C2SP
//! `signed-note`). Whether a signature holds is asked elsewhere.

use crate::encoding::decode;
use crate::key::is_name;

/// Bytes of a note. Sixteen signatures that withstand quantum computers are 80 KB.
pub const NOTE_BYTES_MAX: usize = 256 * 1024;
/// Signatures of a note: enough for every witness of a large federation.
pub const SIGNATURES_MAX: usize = 64;

/// A text with signatures that nobody has checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note<'a> {
    /// The text, with its last line end.
    pub text: &'a str,
    /// The signatures, in order.
    pub signatures: Vec<NoteSignature<'a>>,
}

/// A line of signature.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoteSignature<'a> {
    /// The name of the key.
    pub name: &'a str,
    /// The id of the key.
    pub key: [u8; 4],
    /// The signature itself.
    pub bytes: Vec<u8>,
}

impl<'a> Note<'a> {
    /// Reads a note; none when it is not one.
    ///
    /// ```
    /// let note = verifier::note::Note::read("a text\n\n— signer.example AAAAAAAA\n").unwrap();
    /// assert_eq!((note.text, note.signatures[0].name), ("a text\n", "signer.example"));
    /// ```
    pub fn read(text: &'a str) -> Option<Self> {
        let is_plain = text.bytes().all(|byte| byte >= b' ' || byte == b'\n');
        if text.len() > NOTE_BYTES_MAX || !is_plain {
            return None;
        }
        let place = text.rfind("\n\n")?;
        let (text, lines) = (text.get(..=place)?, text.get(place + 2..)?);
        let lines = lines.strip_suffix('\n')?;
        let mut signatures = Vec::new();
        for line in lines.split('\n') {
            if signatures.len() == SIGNATURES_MAX {
                return None;
            }
            signatures.push(signature(line)?);
        }
        Some(Self { text, signatures })
    }
}

fn signature(line: &str) -> Option<NoteSignature<'_>> {
    let (name, bytes) = line.strip_prefix("— ")?.split_once(' ')?;
    let bytes = decode(bytes)?;
    let (key, bytes) = bytes.split_first_chunk::<4>()?;
    is_name(name).then(|| NoteSignature { name, key: *key, bytes: bytes.to_vec() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_empty_line_parts_text_and_signatures() {
        let note = Note::read("one\n\ntwo\n\n— a AAAAAAE=\n— b AAAAAAI=\n").unwrap();
        assert_eq!(note.text, "one\n\ntwo\n");
        assert_eq!(note.signatures.iter().map(|line| (line.name, line.bytes[0])).collect::<Vec<_>>(), [("a", 1), ("b", 2)]);
    }

    #[test]
    fn what_is_no_note_is_refused() {
        let many = "text\n\n".to_owned() + &"— a AAAAAAE=\n".repeat(SIGNATURES_MAX + 1);
        let long = "x".repeat(NOTE_BYTES_MAX) + "\n\n— a AAAAAAE=\n";
        for text in [
            "",
            "text\n",
            "text\n\n",
            "text\n\n\n",
            "text\n— a AAAAAAE=\n",
            "text\n\n— a AAAAAAE=",
            "text\n\n- a AAAAAAE=\n",
            "text\n\n— aAAAAAAE=\n",
            "text\n\n— a+b AAAAAAE=\n",
            "text\n\n—  AAAAAAE=\n",
            "text\n\n— a AAA=\n",
            "text\n\n— a AAAAAAF=\n",
            "text\n\n— a AAAAAAE= \n",
            "text\r\n\n— a AAAAAAE=\n",
            "te\0xt\n\n— a AAAAAAE=\n",
            &many,
            &long,
        ] {
            assert_eq!(Note::read(text), None, "{}", text.get(..40).unwrap_or(text));
        }
    }
}
