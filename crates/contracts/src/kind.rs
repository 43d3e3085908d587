//! This module decides which facts contracts can listen to, what each says, and what it is called in Chinese and English.

use declaration::LanguageMap;
use rules::Sort;

/// A kind of fact.
#[derive(Debug)]
pub struct Kind {
    /// Its name.
    pub name: &'static str,
    /// What it is called, English and Chinese.
    pub called: (&'static str, &'static str),
    /// What whoever states it says.
    pub members: &'static [Member],
    /// What follows from that by calculation.
    pub calculated: &'static [Member],
}

/// Something that a fact says.
#[derive(Debug)]
pub struct Member {
    /// Its name.
    pub name: &'static str,
    /// What sort of value it is.
    pub sort: Sort,
    /// What it is called, English and Chinese.
    pub called: (&'static str, &'static str),
}

const fn text(name: &'static str, en: &'static str, zh: &'static str) -> Member {
    Member { name, sort: Sort::Text, called: (en, zh) }
}

const fn number(name: &'static str, en: &'static str, zh: &'static str) -> Member {
    Member { name, sort: Sort::Number, called: (en, zh) }
}

const fn amount(name: &'static str, en: &'static str, zh: &'static str) -> Member {
    Member { name, sort: Sort::Amount, called: (en, zh) }
}

const CONTAINER: Member = text("container", "the container", "集装箱");
const MRN: Member = text("mrn", "the movement reference number", "报关单号（MRN）");

/// The name of the kind whose duty is calculated under the edition of the law that the agreement pins.
pub(crate) const LODGED: &str = "declaration_lodged";

/// All kinds.
pub const KINDS: &[Kind] = &[
    Kind {
        name: "container_sealed",
        called: ("the container is sealed", "集装箱已施封"),
        members: &[CONTAINER, text("seal", "the number of the seal", "封志号")],
        calculated: &[],
    },
    Kind {
        name: "container_scanned",
        called: ("the container is scanned", "集装箱已扫描"),
        members: &[CONTAINER, text("result", "the result of the scan", "扫描结果")],
        calculated: &[],
    },
    Kind {
        name: "duty_covered",
        called: ("duty is covered", "税款已有担保或已缴"),
        members: &[MRN, amount("amount", "the amount covered", "担保或缴纳的金额")],
        calculated: &[],
    },
    Kind {
        name: "case_released", called: ("customs releases the goods", "海关放行货物"), members: &[MRN], calculated: &[]
    },
    Kind {
        name: "temperature_read",
        called: ("a temperature is read", "读取温度"),
        members: &[CONTAINER, number("celsius", "the temperature in °C", "温度（°C）")],
        calculated: &[],
    },
    Kind {
        name: "goods_delivered", called: ("the goods are delivered", "货物已交付"), members: &[CONTAINER], calculated: &[]
    },
    Kind {
        name: "title_surrendered",
        called: ("the bill of lading is surrendered", "提单已交回"),
        members: &[text("title", "the bill of lading", "提单")],
        calculated: &[],
    },
    Kind {
        name: LODGED,
        called: ("a declaration is lodged", "报关单已申报"),
        members: &[
            text("declaration", "the hash of the declaration", "报关单的哈希"),
            text("facts", "the hash of what else the decision was told", "判定所据其他事实的哈希"),
        ],
        calculated: &[
            amount("payable", "the duty that the law gives", "依法计算的税款"),
            text("complete", "whether every line could be calculated", "各项是否都能计算"),
            text("record", "the hash of the assessment", "税款计算的哈希"),
        ],
    },
    Kind {
        name: "duty_demanded",
        called: ("duty is demanded", "税款缴款通知已发出"),
        members: &[MRN, amount("amount", "the amount demanded", "通知缴纳的金额")],
        calculated: &[],
    },
];

impl Kind {
    /// The kind of a name.
    ///
    /// ```
    /// assert_eq!(contracts::Kind::find("container_sealed").unwrap().members[1].name, "seal");
    /// ```
    pub fn find(name: &str) -> Option<&'static Self> {
        KINDS.iter().find(|kind| kind.name == name)
    }

    /// Everything that is known with it: stated or calculated.
    pub fn all_members(&self) -> impl Iterator<Item = &'static Member> + use<> {
        self.members.iter().chain(self.calculated)
    }
}

/// A text in both languages.
pub(crate) fn both((en, zh): (&str, &str)) -> LanguageMap {
    [("en", en), ("zh", zh)].into_iter().collect()
}
