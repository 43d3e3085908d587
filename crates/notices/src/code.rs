//! This module decides which squares of the code are dark (ISO/IEC 18004).

use qrcodegen::{QrCode, QrCodeEcc};

use crate::NoticeError;

/// The dark squares of a code by column and row, and how many squares a side has.
pub fn squares(text: &str) -> Result<(Vec<(u16, u16)>, u16), NoticeError> {
    // A paper is folded and stained: a quarter of the code may be lost.
    let code = QrCode::encode_text(text, QrCodeEcc::Quartile).map_err(|_| NoticeError::Link)?;
    let side = u16::try_from(code.size()).map_err(|_| NoticeError::Link)?;
    let places = (0..side).flat_map(|row| (0..side).map(move |column| (column, row)));
    let dark = places.filter(|(column, row)| code.get_module(i32::from(*column), i32::from(*row))).collect();
    Ok((dark, side))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_corners_of_a_code_are_its_finder_patterns() {
        let (dark, side) = squares("https://customs.example/#page=verify").unwrap();
        for corner in [(0, 0), (side - 1, 0), (0, side - 1), (3, 3)] {
            assert!(dark.contains(&corner), "{corner:?}");
        }
        assert!(!dark.contains(&(1, 1)));
        assert!(matches!(squares(&"x".repeat(4_000)), Err(NoticeError::Link)));
    }
}
