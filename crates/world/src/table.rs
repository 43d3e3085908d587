//! This module decides how lines of the country are written as a table: the columns that `risk evaluate` and
//! `risk backtest` read with [`COLUMNS`], and labels only where somebody looked.

use risk::Role;

use crate::shipment::Shipment;

/// Which column is what, for whoever reads the table.
pub const COLUMNS: &str = r#"date = "date"
goods = "goods"
irregular = "irregular"
recovered = "recovered"
critical = "critical"

[keys]
importer = "importer"
declarant = "declarant"
consignor = "consignor"
carrier = "carrier"
office = "office"
origin = "origin"
departure = "departure"
mode = "mode"
process = "process"
procedure = "procedure"
payment = "payment"
preference = "preference"
address = "address"
account = "account"
conveyance = "conveyance"

[figures]
value = "value"
net_mass = "net_mass"
rate = "rate"
charges = "charges"
items = "items"
amendments = "amendments"
disagreements = "disagreements"
weighed = "weighed"
delay = "delay"
company_age = "company_age"
trusted = "trusted"
"#;

const NAMES: [(&str, Role); 15] = [
    ("importer", Role::Importer),
    ("declarant", Role::Declarant),
    ("consignor", Role::Consignor),
    ("carrier", Role::Carrier),
    ("office", Role::Office),
    ("origin", Role::Origin),
    ("departure", Role::Departure),
    ("mode", Role::Mode),
    ("process", Role::Process),
    ("procedure", Role::Procedure),
    ("payment", Role::Payment),
    ("preference", Role::Preference),
    ("address", Role::Address),
    ("account", Role::Account),
    ("conveyance", Role::Conveyance),
];

/// The head of the table.
pub fn head() -> String {
    let names = NAMES.map(|(name, _)| name).join(",");
    format!(
        "number,date,goods,{names},value,net_mass,rate,charges,items,amendments,disagreements,weighed,delay,company_age,trusted,irregular,recovered,critical"
    )
}

/// One line of it. What was found is told only of lines where somebody looked.
pub fn row(line: &Shipment, looked: bool) -> String {
    let names = NAMES.map(|(_, role)| line.names[role as usize].as_str()).join(",");
    let told = |figure: f32| if figure.is_nan() { String::new() } else { figure.to_string() };
    let figures = line.figures;
    let figures = [
        figures.value,
        figures.net_mass,
        figures.rate,
        figures.charges,
        figures.items,
        figures.amendments,
        figures.disagreements,
        figures.weighed,
        figures.delay,
        figures.company_age,
        figures.trusted,
    ]
    .map(told)
    .join(",");
    let finding = line.truth.finding();
    let label = if looked {
        format!("{},{:.2},{}", u8::from(finding.irregular), finding.recovered, u8::from(finding.critical))
    } else {
        ",,".to_owned()
    };
    format!("{},{},{},{names},{figures},{label}", line.number, line.date(), line.goods)
}
