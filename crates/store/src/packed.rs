//! This module decides how messages and records are kept small: compressed (LZ4) before they are locked up, since what is
//! locked up compresses no more. What begins otherwise was kept before, or is too short to gain.

/// The beginning of what is compressed: no text and no workbook begins so.
const MAGIC: [u8; 4] = [0x04, 0x22, 0x4D, 0x18];
/// Bytes of the beginning, with the length of the whole.
const HEAD: usize = MAGIC.len() + size_of::<u32>();
/// Fewer bytes stay as they are.
const LEAST: usize = 256;
/// More bytes are never kept, so none are made room for.
const MOST: usize = crate::command::COMMIT_BYTES_MAX;

/// As it is kept.
pub(crate) fn pack(plain: &[u8]) -> Vec<u8> {
    let Ok(length) = u32::try_from(plain.len()) else { return plain.to_vec() };
    if plain.len() < LEAST {
        return plain.to_vec();
    }
    let mut packed = vec![0; HEAD + lz4_flex::block::get_maximum_output_size(plain.len())];
    packed[..MAGIC.len()].copy_from_slice(&MAGIC);
    packed[MAGIC.len()..HEAD].copy_from_slice(&length.to_le_bytes());
    match lz4_flex::block::compress_into(plain, &mut packed[HEAD..]) {
        Ok(size) if HEAD + size < plain.len() => {
            packed.truncate(HEAD + size);
            packed
        }
        _ => plain.to_vec(),
    }
}

/// As it was; none of what was changed since.
pub(crate) fn unpack(kept: Vec<u8>) -> Option<Vec<u8>> {
    let Some((head, packed)) = kept.split_first_chunk::<HEAD>().filter(|(head, _)| head.starts_with(&MAGIC)) else {
        return Some(kept);
    };
    let (_, length) = head.split_last_chunk::<4>()?;
    let length = u32::from_le_bytes(*length) as usize;
    if length > MOST {
        return None;
    }
    let plain = lz4_flex::block::decompress(packed, length).ok()?;
    (plain.len() == length).then_some(plain)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_message_becomes_small() {
        let message = "<AdditionalDocument><CategoryCode>N</CategoryCode><ID>INV-2026-1</ID></AdditionalDocument>".repeat(60);
        let kept = pack(message.as_bytes());
        assert!(kept.len() * 10 < message.len(), "{}", kept.len());
        assert_eq!(unpack(kept).as_deref(), Some(message.as_bytes()));
        for short in [b"".as_slice(), b"<a/>"] {
            assert_eq!(pack(short), short);
        }
    }

    #[test]
    fn what_was_changed_makes_room_for_nothing() {
        let mut kept = pack(&[b'x'; 4096]);
        kept[4..8].copy_from_slice(&u32::MAX.to_le_bytes());
        assert_eq!(unpack(kept), None);
    }

    proptest! {
        #[test]
        fn whatever_is_packed_comes_back_and_whatever_is_read_does_not_panic(plain in prop::collection::vec(any::<u8>(), 0..2000), place in any::<prop::sample::Index>()) {
            let kept = pack(&plain);
            prop_assert_eq!(unpack(kept), Some(plain.clone()));
            let mut cut = [&MAGIC[..], &4_u32.to_le_bytes(), &plain].concat();
            cut.truncate(place.index(cut.len()) + 1);
            unpack(cut);
        }
    }
}
