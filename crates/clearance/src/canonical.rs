//! This module decides the canonical form of a value: JSON by RFC 8785.
//!
//! Types that are kept write their members in the order of their names, so their plain JSON is canonical
//! already, which one pass over the bytes makes sure of; anything else goes through a well-kept canonicaliser,
//! which costs ten times as much.

use serde::Serialize;

/// A value that cannot be brought into canonical form.
#[derive(Debug, thiserror::Error)]
#[error("the value cannot be brought into canonical form")]
pub struct RecordError(#[source] serde_json::Error);

/// The canonical JSON of a value, by RFC 8785.
///
/// ```
/// #[derive(serde::Serialize)]
/// struct Point { y: u32, x: u32 }
/// assert_eq!(clearance::canonical(&Point { y: 1, x: 2 })?, br#"{"x":2,"y":1}"#);
/// # Ok::<(), clearance::RecordError>(())
/// ```
///
/// # Errors
/// The value holds something that JSON cannot carry.
pub fn canonical(value: &impl Serialize) -> Result<Vec<u8>, RecordError> {
    let mut plain = Vec::with_capacity(BYTES_USUAL);
    serde_json::to_writer(&mut plain, value).map_err(RecordError)?;
    if is_canonical(&plain) { Ok(plain) } else { serde_json_canonicalizer::to_vec(value).map_err(RecordError) }
}

/// Most records are below this many bytes, so that they are written without growing.
const BYTES_USUAL: usize = 8 * 1024;
/// Objects nested deeper than this are left to the canonicaliser.
const DEPTH_MAX: usize = 32;

/// Whether compact JSON has only whole numbers, and members of plain letters in ascending order.
fn is_canonical(json: &[u8]) -> bool {
    // The last member name of each open object; none in a list.
    let mut open: [Option<&[u8]>; DEPTH_MAX] = [None; DEPTH_MAX];
    let mut depth = 0;
    let mut place = 0;
    while let Some(byte) = json.get(place) {
        match byte {
            b'{' | b'[' => {
                depth += 1;
                if depth == DEPTH_MAX {
                    return false;
                }
                open[depth] = None;
                place += 1;
            }
            b'}' | b']' => {
                depth -= 1;
                place += 1;
            }
            b'"' => {
                let start = place + 1;
                let Some(end) = end_of_text(json, start) else { return false };
                place = end + 1;
                if json.get(place) == Some(&b':') {
                    let name = &json[start..end];
                    // Beyond ASCII and behind escapes, the order of bytes is not that of UTF-16 units.
                    let is_plain = name.iter().all(|byte| byte.is_ascii() && *byte != b'\\');
                    if !is_plain || open[depth].is_some_and(|last| last >= name) {
                        return false;
                    }
                    open[depth] = Some(name);
                }
            }
            // A number with a point or an exponent has a form of its own.
            b'.' | b'e' | b'E' if json[place - 1].is_ascii_digit() => return false,
            _ => place += 1,
        }
    }
    true
}

/// The place of the quotation mark that closes a text.
fn end_of_text(json: &[u8], start: usize) -> Option<usize> {
    let mut place = start;
    loop {
        let found = place + memchr::memchr2(b'"', b'\\', json.get(place..)?)?;
        if json[found] == b'"' {
            return Some(found);
        }
        place = found + 2;
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn the_quick_way_and_the_canonicaliser_agree() {
        let values = [
            json!({}),
            json!({"b": {"z": [1, {"y": 2, "a": "\u{1}\n\"\\/é货"}], "a": null}, "a": true}),
            json!({"é": 1, "z": 2, "\u{10000}": 3, "\u{e000}": 4}),
            json!([1.5, 1e21, 0.1, -7, 12_345_678_901_234_u64]),
            json!({"quote\"d": {"a": "x:y", "b": [[], {}, [[]]]}}),
        ];
        for value in values {
            assert_eq!(canonical(&value).unwrap(), serde_json_canonicalizer::to_vec(&value).unwrap(), "{value}");
        }
    }

    #[test]
    fn members_out_of_order_are_seen() {
        assert!(is_canonical(br#"{"a":{"b":1,"c":[{"a":1},{"a":2}]},"b":"{\"z\":1,\"a\":2}"}"#));
        assert!(!is_canonical(br#"{"b":1,"a":2}"#));
        assert!(!is_canonical(br#"{"a":{"b":1,"a":2}}"#));
        assert!(!is_canonical(br#"{"a":1,"a":2}"#));
        assert!(!is_canonical(br#"{"a":1.0}"#));
    }
}
