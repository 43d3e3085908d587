//! This module decides what a profile says and whether it can be taken: every problem with its field, its character and
//! its mend, in both languages.

use clearance::Lane;
use declaration::LanguageMap;
use jiff::civil::Date;
use rules::{Condition, Rule};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::cell::{CellProblem, LANGUAGES};
use crate::denial::{Denial, NAME_CHARACTERS_MAX, TEXT_CHARACTERS_MAX, text};

/// Days of a profile: what is right now is looked at again within two years.
pub const PROFILE_DAYS_MAX: i32 = 731;
/// Offices that a profile may name.
const OFFICES_MAX: usize = 20;
/// Characters of an office's code.
const OFFICE_CHARACTERS_MAX: usize = 17;

/// What a profile says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ProfileDraft {
    /// What analysts call it.
    pub name: String,
    /// Why it is watched for, as officers read it, by language.
    #[schema(value_type = std::collections::BTreeMap<String, String>)]
    pub reason: LanguageMap,
    /// What the condition runs over: nothing for the declaration, `item`, or a list with a name.
    #[serde(default)]
    pub for_each: String,
    /// When it hits, as CEL.
    pub condition: String,
    /// The lane of its hits: yellow or red.
    #[schema(value_type = String)]
    pub lane: Lane,
    /// Requested procedures; all when empty.
    #[serde(default)]
    pub procedures: String,
    /// Goods; all when empty.
    #[serde(default)]
    pub goods: String,
    /// Offices; all when there is none.
    #[serde(default)]
    pub offices: Vec<String>,
    /// The first legal date on which it holds.
    pub valid_from: Date,
    /// The last.
    pub valid_to: Date,
}

impl ProfileDraft {
    /// The condition over these days.
    pub(super) fn condition<'a>(&'a self, id: &'a str, (valid_from, valid_to): (Date, Date)) -> Condition<'a> {
        Condition {
            id,
            for_each: &self.for_each,
            condition: &self.condition,
            procedures: &self.procedures,
            goods: &self.goods,
            valid_from,
            valid_to,
        }
    }

    /// The rule, and all that is wrong. `today` is the legal date.
    pub(super) fn check(&self, today: Date) -> (Option<Rule>, Vec<CellProblem>) {
        let mut problems = self.faults(today);
        let days = (self.valid_from, self.valid_to.max(self.valid_from));
        match self.condition("profile", days).compile() {
            Ok(rule) => (Some(rule), problems),
            Err(found) => {
                problems.extend(found.iter().map(CellProblem::from));
                (None, problems)
            }
        }
    }

    /// The same with its texts trimmed.
    ///
    /// # Errors
    /// Names the first text that cannot be taken.
    pub(super) fn tidied(mut self) -> Result<Self, Denial> {
        self.name = text("name", &self.name, NAME_CHARACTERS_MAX)?;
        let reasons: Vec<(&str, String)> = LANGUAGES
            .into_iter()
            .map(|tag| Ok((tag, text("reason", self.reason.get(&[tag]), TEXT_CHARACTERS_MAX)?)))
            .collect::<Result<_, Denial>>()?;
        self.reason = reasons.iter().map(|(tag, text)| (*tag, text.as_str())).collect();
        for part in [&mut self.for_each, &mut self.condition, &mut self.procedures, &mut self.goods] {
            *part = part.trim().to_owned();
        }
        self.offices.iter_mut().for_each(|office| *office = office.trim().to_owned());
        Ok(self)
    }

    fn faults(&self, today: Date) -> Vec<CellProblem> {
        let mut problems = Vec::new();
        let mut say = |field: &str, message, mend| problems.push(CellProblem::new(field, message, mend));
        if text("name", &self.name, NAME_CHARACTERS_MAX).is_err() {
            say(
                "name",
                ["a name of 1 to 200 characters is needed", "需要 1 至 200 个字符的名称"],
                ["write what analysts call it", "填写规则名称"],
            );
        }
        for tag in LANGUAGES {
            let reason = self.reason.0.get(tag).map_or("", String::as_str);
            if text("reason", reason, TEXT_CHARACTERS_MAX).is_err() {
                say(
                    &format!("reason.{tag}"),
                    ["the reason is needed in both languages", "布控理由须有中英两种文字"],
                    ["write it as the officer is to read it", "按关员阅读的方式填写"],
                );
            }
        }
        if !matches!(self.lane, Lane::Yellow | Lane::Red) {
            say(
                "lane",
                ["a profile stops goods", "布控规则须拦截货物"],
                ["choose yellow (documents) or red (examination)", "请选择黄色（审单）或红色（查验）"],
            );
        }
        if self.valid_to < self.valid_from || self.valid_to < today {
            say(
                "valid_to",
                ["it ends before it begins, or has ended", "失效日期早于生效日期或已过"],
                ["choose a later day", "请选择更晚的日期"],
            );
        } else if self.valid_from.until(self.valid_to).is_ok_and(|span| span.get_days() > PROFILE_DAYS_MAX) {
            say(
                "valid_to",
                ["it holds for more than two years", "有效期超过两年"],
                ["let it end sooner; it can be proposed again", "请提前失效日期，到期可再次提出"],
            );
        }
        let is_code = |office: &String| {
            let office = office.trim();
            !office.is_empty() && office.len() <= OFFICE_CHARACTERS_MAX && office.bytes().all(|byte| byte.is_ascii_alphanumeric())
        };
        if self.offices.len() > OFFICES_MAX || !self.offices.iter().all(is_code) {
            say(
                "offices",
                ["an office is named by its code, at most 20 of them", "口岸以代码填写，最多 20 个"],
                ["write codes such as GBDVR001", "请填写代码，例如 GBDVR001"],
            );
        }
        problems
    }
}
