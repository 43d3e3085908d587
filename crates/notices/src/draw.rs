//! This module decides where each thing stands on the paper: A4, lengths in points (1/72 inch) from the upper left corner.
#![expect(clippy::float_arithmetic, reason = "places on paper, not money")]

use std::iter::Peekable;

use krilla::Document;
use krilla::color::rgb;
use krilla::geom::{PathBuilder, Point, Rect};
use krilla::num::NormalizedF32;
use krilla::page::PageSettings;
use krilla::paint::Fill;
use krilla::surface::Surface;
use krilla::text::{Font, TextDirection};

use crate::{Field, Item, Notice, NoticeError, TEXT_CHARACTERS_MAX, code};

/// A subset of Noto Sans CJK SC: Latin, and the 3,755 common characters of GB/T 2312.
const FONT: &[u8] = include_bytes!("../fonts/NotoSansSC-subset.otf");
const WIDTH: f32 = 595.0;
const HEIGHT: f32 = 842.0;
const MARGIN: f32 = 48.0;
/// The code's side: 40 mm, which a phone reads at arm's length.
const CODE: f32 = 113.0;
const LINE: f32 = 15.0;
const BODY: f32 = 9.0;
const SMALL: f32 = 7.0;
const INK: (u8, u8, u8) = (20, 24, 31);
const GREY: (u8, u8, u8) = (90, 98, 110);

struct Paper<'a> {
    surface: Surface<'a>,
    font: Font,
}

impl Paper<'_> {
    fn ink(&mut self, (red, green, blue): (u8, u8, u8)) {
        let fill =
            Fill { paint: rgb::Color::new(red, green, blue).into(), opacity: NormalizedF32::ONE, rule: Default::default() };
        self.surface.set_fill(Some(fill));
    }

    fn write(&mut self, x: f32, y: f32, size: f32, text: &str) {
        self.surface.draw_text(Point::from_xy(x, y), self.font.clone(), size, text, false, TextDirection::Auto);
    }

    fn write_to(&mut self, right: f32, y: f32, size: f32, text: &str) {
        self.write(right - width(text) * size, y, size, text);
    }

    fn fill(&mut self, places: impl Iterator<Item = (f32, f32, f32, f32)>) -> Result<(), NoticeError> {
        let mut path = PathBuilder::new();
        for (x, y, wide, high) in places {
            path.push_rect(Rect::from_xywh(x, y, wide, high).ok_or(NoticeError::Draw)?);
        }
        let path = path.finish().ok_or(NoticeError::Draw)?;
        self.surface.draw_path(&path);
        Ok(())
    }

    fn rule(&mut self, y: f32) -> Result<(), NoticeError> {
        self.fill(std::iter::once((MARGIN, y, WIDTH - 2.0 * MARGIN, 0.6)))
    }

    fn field(&mut self, y: f32, field: &Field, characters_max: usize, size: f32) {
        self.ink(GREY);
        self.write(MARGIN, y, SMALL, &format!("{} {}", field.en, field.zh));
        self.ink(INK);
        self.write(MARGIN + 130.0, y, size, &cut(&field.value, characters_max));
    }

    fn code(&mut self, link: &str) -> Result<(), NoticeError> {
        let (dark, side) = code::squares(link)?;
        // Four squares of white around it belong to the code; the margin of the paper gives them.
        let square = CODE / f32::from(side);
        let left = WIDTH - MARGIN - CODE;
        self.ink((0, 0, 0));
        let squares = dark.into_iter().map(|(column, row)| {
            (left + f32::from(column) * square, MARGIN + f32::from(row) * square, square * 1.01, square * 1.01)
        });
        self.fill(squares)?;
        self.ink(GREY);
        self.write(left, MARGIN + CODE + 11.0, SMALL, "Scan to verify · 扫码验证");
        Ok(())
    }
}

pub fn draw(notice: &Notice) -> Result<Vec<u8>, NoticeError> {
    let font = Font::new(FONT.into(), 0).ok_or(NoticeError::Font)?;
    let mut document = Document::new();
    let mut rows = notice.items.iter().peekable();
    let mut number = 1;
    loop {
        let settings = PageSettings::from_wh(WIDTH, HEIGHT).ok_or(NoticeError::Draw)?;
        let mut page = document.start_page_with(settings);
        let is_last = fill_page(Paper { surface: page.surface(), font: font.clone() }, notice, &mut rows, number)?;
        page.finish();
        number += 1;
        // A foot that fits on no page would never end it.
        if is_last || number > crate::ITEMS_MAX {
            break;
        }
    }
    document.finish().map_err(|_| NoticeError::Draw)
}

/// Fills one page; says whether it is the last.
fn fill_page<'i>(
    mut paper: Paper<'_>,
    notice: &Notice,
    rows: &mut Peekable<impl Iterator<Item = &'i Item>>,
    number: usize,
) -> Result<bool, NoticeError> {
    let mut y = if number == 1 { head(&mut paper, notice)? } else { MARGIN + LINE };
    if rows.peek().is_some() {
        y = columns(&mut paper, y)?;
    }
    while let Some(item) = rows.next_if(|_| y < HEIGHT - MARGIN - 2.0 * LINE) {
        paper.ink(INK);
        paper.write(MARGIN, y, BODY, &item.number.to_string());
        paper.write(MARGIN + 24.0, y, BODY, &item.code);
        paper.write(MARGIN + 100.0, y, BODY, &cut(&item.description, 44));
        paper.write(MARGIN + 350.0, y, BODY, &item.origin);
        paper.write_to(WIDTH - MARGIN, y, BODY, &item.value);
        y += LINE;
    }
    let room = LINE * (notice.totals.len() + notice.hashes.len() + 4) as f32;
    let is_last = rows.peek().is_none() && y + room < HEIGHT - MARGIN;
    if is_last {
        foot(&mut paper, notice, y)?;
    }
    paper.ink(GREY);
    paper.write_to(WIDTH - MARGIN, HEIGHT - MARGIN + 14.0, SMALL, &number.to_string());
    Ok(is_last)
}

fn head(paper: &mut Paper<'_>, notice: &Notice) -> Result<f32, NoticeError> {
    paper.ink(INK);
    paper.write(MARGIN, MARGIN + 20.0, 20.0, &format!("{} {}", notice.title_en, notice.title_zh));
    paper.ink(GREY);
    paper.write(MARGIN, MARGIN + 36.0, BODY, "Notice of release of goods · 货物放行通知书");
    paper.code(&notice.link)?;
    let mut y = MARGIN + 64.0;
    for field in &notice.fields {
        // Beside the code there is less room.
        let room = if y < MARGIN + CODE + LINE { 42 } else { 70 };
        paper.field(y, field, room, BODY);
        y += LINE;
    }
    Ok(y.max(MARGIN + CODE + 2.0 * LINE) + 6.0)
}

fn columns(paper: &mut Paper<'_>, y: f32) -> Result<f32, NoticeError> {
    paper.ink(GREY);
    paper.rule(y - 10.0)?;
    for (x, text) in [(0.0, "#"), (24.0, "Code 编码"), (100.0, "Goods 货物"), (350.0, "Origin 原产国")] {
        paper.write(MARGIN + x, y + 2.0, SMALL, text);
    }
    paper.write_to(WIDTH - MARGIN, y + 2.0, SMALL, "Customs value 完税价格");
    Ok(y + LINE + 2.0)
}

fn foot(paper: &mut Paper<'_>, notice: &Notice, mut y: f32) -> Result<(), NoticeError> {
    paper.ink(GREY);
    paper.rule(y - 8.0)?;
    y += 6.0;
    for total in &notice.totals {
        paper.ink(INK);
        paper.write(MARGIN + 100.0, y, BODY, &cut(&total.name, 60));
        paper.write_to(WIDTH - MARGIN, y, BODY, &total.amount);
        y += LINE;
    }
    paper.ink(GREY);
    paper.rule(y - 8.0)?;
    y += 6.0;
    for hash in &notice.hashes {
        paper.field(y, hash, TEXT_CHARACTERS_MAX, SMALL);
        y += LINE;
    }
    paper.ink(GREY);
    paper.write(
        MARGIN,
        y,
        SMALL,
        "The code leads to the proof; this paper alone proves nothing. 二维码指向证明，本页纸本身不构成证明。",
    );
    Ok(())
}

/// A text that fits, with an ellipsis where it was cut.
fn cut(text: &str, characters_max: usize) -> String {
    // A Chinese character is about twice as wide as a letter.
    let mut room = characters_max.min(TEXT_CHARACTERS_MAX) as f32 * 0.5;
    let mut kept = String::new();
    for letter in text.chars().map(|letter| if letter.is_control() { ' ' } else { letter }) {
        let wide = if is_wide(letter) { 1.0 } else { 0.5 };
        if room < wide {
            kept.push('…');
            break;
        }
        room -= wide;
        kept.push(letter);
    }
    kept
}

const fn is_wide(letter: char) -> bool {
    letter as u32 >= 0x2E80
}

/// About how wide a text is, in its size. Figures of this font are all 0.555 wide.
fn width(text: &str) -> f32 {
    text.chars()
        .map(|letter| match letter {
            letter if is_wide(letter) => 1.0,
            '0'..='9' => 0.555,
            '.' | ',' | ' ' => 0.27,
            'a'..='z' => 0.54,
            _ => 0.62,
        })
        .sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_too_long_is_cut_by_its_width() {
        for (text, room, expected) in
            [("short", 10, "short"), ("abcdefghijkl", 6, "abcdef…"), ("通关茶业有限公司", 6, "通关茶…"), ("a\nb", 9, "a b")]
        {
            assert_eq!(cut(text, room), expected);
        }
    }
}
