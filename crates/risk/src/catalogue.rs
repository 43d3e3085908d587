//! This module decides which signals there are: their order, and the name, unit and sentence of each.

use std::sync::LazyLock;

use crate::observation::Role;
use crate::pairings::{PAIRING_COUNT, PAIRINGS};

/// Name, unit and sentence of a signal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signal {
    /// Name: `importer.hits`.
    pub name: String,
    /// Unit: `share`, `log lines`, `days`.
    pub unit: &'static str,
    /// What it says, in English.
    pub en: String,
    /// What it says, in Chinese.
    pub zh: String,
}

impl Signal {
    /// Whether it tells what examinations found, and not what was declared.
    pub fn is_of_findings(&self) -> bool {
        self.name.ends_with("hits") || self.name.ends_with("found")
    }
}

/// Where prices of a line are compared.
pub(crate) const PLACES: [(&str, &[Role], &str, &str); 4] = [
    ("goods", &[Role::Goods], "other goods of this code", "同商品"),
    ("goods.origin", &[Role::Goods, Role::Origin], "these goods from this origin", "同商品同原产国"),
    ("goods.consignor", &[Role::Goods, Role::Consignor], "these goods of this consignor", "同商品同发货人"),
    ("importer.goods", &[Role::Importer, Role::Goods], "these goods of this importer", "同进口商同商品"),
];

/// Relations whose novelty is measured: of the first, how unusual is both together.
pub(crate) const SURPRISES: [(&str, &str, &str, &str); 4] = [
    ("importer", "importer.heading", "the goods for this importer", "该进口商的商品"),
    ("importer", "importer.origin", "the origin for this importer", "该进口商的原产国"),
    ("consignor", "consignor.goods", "the goods for this consignor", "该发货人的商品"),
    ("goods", "goods.origin", "the origin for these goods", "该商品的原产国"),
];

/// Signals that are figures of the line itself.
pub(crate) const FIGURES: [(&str, &str, &str, &str); 15] = [
    ("value", "log currency", "customs value", "完税价格"),
    ("net_mass", "log kg", "net mass", "净重"),
    ("unit_value", "log currency per kg", "value of a kilogram", "每公斤价格"),
    ("rate", "share", "duty rate", "税率"),
    ("charges", "log currency", "declared duty and taxes", "申报税款"),
    ("items", "items", "goods items of the declaration", "商品项数"),
    ("amendments", "times", "times the declaration was amended", "修改次数"),
    ("disagreements", "fields", "fields in which papers disagree", "单证不符项"),
    ("weighed", "ratio", "weighed over declared mass", "实测与申报重量之比"),
    ("delay", "days", "days over the usual journey", "超出常规运输的天数"),
    ("company_age", "years", "age of the importer's company", "企业成立年数"),
    ("trusted", "yes or no", "authorised economic operator", "经认证的经营者"),
    ("round_value", "digits", "zeros at the end of the value", "价格末尾零的个数"),
    ("weekday", "day", "day of the week", "星期"),
    ("quantity_mass", "log kg per unit", "mass of a supplementary unit", "每计量单位重量"),
];

/// Signals of time and of belonging.
const COURSE: [(&str, &str, &str, &str); 8] = [
    ("importer.known", "log days", "days since this importer was first met", "首次见到该进口商以来的天数"),
    ("consignor.known", "log days", "days since this consignor was first met", "首次见到该发货人以来的天数"),
    ("importer.consignor.known", "log days", "days since these two first traded", "双方首次交易以来的天数"),
    ("importer.rest", "log days", "days since this importer was last met", "距该进口商上次申报的天数"),
    (
        "ring.size",
        "log importers",
        "importers that share an address, account or conveyance",
        "共用地址、账户或运输工具的进口商数",
    ),
    ("ring.hits", "share", "share of irregular lines in that group", "该群体的违规比例"),
    ("novelty", "nats", "how unusual the relations of this line are together", "整体关系的异常程度"),
    ("found", "log currency", "revenue usually recovered from this importer", "该进口商通常补征税额"),
];

/// Signals of those whom the importer is related to.
const NEAR: [(&str, &str, &str, &str); 3] = [
    ("near.size", "log importers", "importers near this one by what they share", "与该进口商相关联的进口商数"),
    ("near.hits", "share", "share of irregular lines of importers near this one", "关联进口商的违规比例"),
    ("near.found", "log currency", "revenue usually recovered from importers near this one", "关联进口商通常补征税额"),
];

/// How many signals there are.
pub const SIGNAL_COUNT: usize = FIRST_COUNT + NEAR.len();
/// How many the first version had whose vectors were kept.
const FIRST_COUNT: usize = FIGURES.len() + COURSE.len() + PLACES.len() + SURPRISES.len() + 2 * PAIRING_COUNT;

/// Every signal, in the order of a [`Vector`]. New ones are only ever added at the end, so that models and vectors of before
/// stay readable.
pub static SIGNALS: LazyLock<Vec<Signal>> = LazyLock::new(|| {
    let told = |(name, unit, en, zh): &(&str, &'static str, &str, &str)| Signal {
        name: (*name).to_owned(),
        unit,
        en: (*en).to_owned(),
        zh: (*zh).to_owned(),
    };
    let mut signals: Vec<Signal> = FIGURES.iter().chain(&COURSE).map(told).collect();
    signals.extend(PLACES.iter().map(|(name, _, en, zh)| Signal {
        name: format!("price.{name}"),
        unit: "robust standard deviations",
        en: format!("price against {en}"),
        zh: format!("与{zh}相比的价格"),
    }));
    signals.extend(SURPRISES.iter().map(|(_, name, en, zh)| Signal {
        name: format!("surprise.{name}"),
        unit: "nats",
        en: format!("how unusual is {en}"),
        zh: format!("{zh}的异常程度"),
    }));
    for pairing in PAIRINGS {
        signals.push(Signal {
            name: format!("{}.seen", pairing.name),
            unit: "log lines",
            en: format!("how often {} was met", pairing.en),
            zh: format!("{}出现次数", pairing.zh),
        });
        signals.push(Signal {
            name: format!("{}.hits", pairing.name),
            unit: "share",
            en: format!("share of irregular lines when {} was examined", pairing.en),
            zh: format!("{}被查验时的违规比例", pairing.zh),
        });
    }
    signals.extend(NEAR.iter().map(told));
    signals
});

/// Places of the signals that tell a share of irregular lines; unknown where nobody looked.
pub static HIT_SIGNALS: LazyLock<Vec<usize>> =
    LazyLock::new(|| SIGNALS.iter().enumerate().filter(|(_, signal)| signal.name.ends_with(".hits")).map(|(at, _)| at).collect());

/// The place of a signal in a [`Vector`].
pub fn position(name: &str) -> Option<usize> {
    SIGNALS.iter().position(|signal| signal.name == name)
}

/// The signals of one line; NaN where nothing is known.
pub type Vector = [f32; SIGNAL_COUNT];

/// The vector of signals that a version before computed: signals are only ever added at the end, and those that it did not
/// compute are unknown. None when there are more than this version has, or fewer than any version had.
///
/// ```
/// use risk::{SIGNAL_COUNT, extended};
///
/// let read = extended(&[0.5; 87]).unwrap();
/// assert!(read[86] == 0.5 && read[87..].iter().all(|figure| figure.is_nan()));
/// assert!(extended(&[0.5; 86]).is_none() && extended(&[0.5; SIGNAL_COUNT + 1]).is_none());
/// ```
pub fn extended(figures: &[f32]) -> Option<Vector> {
    let mut vector = [f32::NAN; SIGNAL_COUNT];
    let known = vector.get_mut(..figures.len()).filter(|known| known.len() >= FIRST_COUNT)?;
    known.copy_from_slice(figures);
    Some(vector)
}
