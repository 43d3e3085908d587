//! Stub.
use declaration::{Declaration, Finding, LanguageMap};
#[derive(Debug, Clone)]
pub struct Problem;
impl std::fmt::Display for Problem { fn fmt(&self, _: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { Ok(()) } }
#[derive(serde::Serialize, serde::Deserialize, Clone, Debug, Default)]
pub struct RuleSet {}
pub fn compile(_: &[(String, String)]) -> Result<RuleSet, Vec<Problem>> { Ok(RuleSet {}) }
impl RuleSet { pub fn evaluate(&self, _: &Declaration, _: &dyn World) -> Vec<Finding> { Vec::new() } }
pub trait World {
    fn date(&self) -> jiff::civil::Date;
    fn today(&self) -> jiff::civil::Date;
    fn in_list(&self, list: &str, code: &str) -> Option<bool>;
    fn seen(&self, kind: &str, value: &str) -> bool;
}
#[derive(serde::Serialize, serde::Deserialize, Clone, Debug, Default)]
pub struct Texts {}
impl Texts {
    pub fn compile(_: &str) -> Result<Self, Vec<Problem>> { Ok(Self {}) }
    pub fn render(&self, f: &Finding) -> (LanguageMap, LanguageMap) { ([("en", f.code.as_str())].into_iter().collect(), LanguageMap::default()) }
}
