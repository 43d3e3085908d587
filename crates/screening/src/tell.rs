//! This module decides how the evidence of a hit reads, in Chinese and in English.

use crate::align::How;
use crate::compare::{Match, Piece};
use crate::screener::Hit;

/// Words of evidence that are told; the rest is left out.
const TOLD: usize = 8;

/// One sentence in both languages.
struct Told {
    en: String,
    zh: String,
}

fn told(en: impl Into<String>, zh: impl Into<String>) -> Told {
    Told { en: en.into(), zh: zh.into() }
}

impl Match {
    /// The evidence in sentences; `zh` or else English.
    pub fn tell(&self, language: &str) -> Vec<String> {
        let sentences = self.sentences();
        sentences.into_iter().map(|told| if language.starts_with("zh") { told.zh } else { told.en }).collect()
    }

    fn sentences(&self) -> Vec<Told> {
        let mut out: Vec<Told> = self.pieces.iter().take(TOLD).map(piece).collect();
        let list = |words: &[String]| words.iter().take(TOLD).cloned().collect::<Vec<_>>().join(" ");
        if !self.left_only.is_empty() {
            let words = list(&self.left_only);
            out.push(told(format!("{words}: only in the declared name"), format!("{words}：仅见于申报名称")));
        }
        if !self.right_only.is_empty() {
            let words = list(&self.right_only);
            out.push(told(format!("{words}: only in the listed name"), format!("{words}：仅见于名单名称")));
        }
        if self.turned {
            out.push(told("the words stand in another order", "词序不同"));
        }
        if self.forms_differ {
            out.push(told("the company forms contradict each other", "公司形式不一致"));
        }
        let odd = self.oddities;
        let odd = [
            (odd.empty, told("nothing to compare was left of a name", "名称中没有可比较的内容")),
            (odd.too_long, told("a name was too long; its rest was not compared", "名称过长，其余部分未比较")),
            (odd.invisible, told("letters that cannot be seen were taken out", "去除了不可见字符")),
            (odd.mixed_scripts, told("letters of another script that look alike were put back", "还原了混用的形近字母")),
            (odd.digits_for_letters, told("digits stood for letters", "以数字代替字母")),
        ];
        out.extend(odd.into_iter().filter(|(is, _)| *is).map(|(_, told)| told));
        out
    }
}

fn piece(piece: &Piece) -> Told {
    let Piece { left, right, how, edits } = piece;
    let (en, zh) = match how {
        How::Same => return told(format!("{left}: the same"), format!("{left}：相同")),
        How::Spelling => ("another custom of spelling".to_owned(), "拼写习惯不同".to_owned()),
        How::Sound => ("sounds alike".to_owned(), "读音相近".to_owned()),
        How::Typo => (format!("{edits} letters differ"), format!("{edits} 个字母不同")),
        How::Initial => ("an initial".to_owned(), "首字母缩写".to_owned()),
        How::Equivalent => ("one name stands for the other".to_owned(), "同名异写或昵称".to_owned()),
        How::Joined => ("written in one word or in several".to_owned(), "连写或分写".to_owned()),
        How::Acronym => ("first letters of its words".to_owned(), "各词首字母".to_owned()),
        How::Trade => ("the same trade in other words".to_owned(), "同一行业的不同说法".to_owned()),
        How::Place => ("another name of the place".to_owned(), "同一地名的不同写法".to_owned()),
        How::Different => ("different words".to_owned(), "词不同".to_owned()),
    };
    told(format!("{left} / {right}: {en}"), format!("{left} / {right}：{zh}"))
}

impl Hit {
    /// The evidence in sentences; `zh` or else English.
    pub fn tell(&self, language: &str) -> Vec<String> {
        let zh = language.starts_with("zh");
        let mut out = self.evidence.tell(language);
        if self.same_identifier {
            out.insert(0, if zh { "证件或登记号码相同" } else { "a number is the same" }.to_owned());
        }
        match self.same_country {
            Some(true) => out.push(if zh { "国家相符" } else { "the entry names the party's country" }.to_owned()),
            Some(false) => out.push(if zh { "名单所列国家不同" } else { "the entry names other countries" }.to_owned()),
            None => {}
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use crate::{Schema, compare};

    #[test]
    fn evidence_reads_in_both_languages() {
        let found = compare(Schema::Person, "Mr. Vladmir P\u{200b}utin", "PUTIN, Vladimir Vladimirovich");
        assert_eq!(
            found.tell("en"),
            [
                "vladmir / vladimir: 1 letters differ",
                "putin: the same",
                "vladimirovich: only in the listed name",
                "the words stand in another order",
                "letters that cannot be seen were taken out"
            ]
        );
        assert_eq!(found.tell("zh-CN").len(), found.tell("en").len());
        assert!(found.tell("zh")[0].contains("1 个字母不同"));
    }
}
