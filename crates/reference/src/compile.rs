//! This module decides how the plain tables of a pack become an edition: every row checked, every
//! problem listed with its place, nothing guessed.

mod breadth;
mod checks;
mod forms;
mod life;
mod origin;
mod quota;

use std::collections::{BTreeMap, HashMap};
use std::fmt;

use declaration::CurrencyCode;

use crate::edition::Edition;
use crate::expression::Expression;
use crate::rows::*;
use crate::sheet::{Row, Workbench, read};

/// One thing that keeps a pack from compiling.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The file, relative to the pack.
    pub file: String,
    /// The line, counted from 1.
    pub line: u32,
    /// The column's name.
    pub column: String,
    /// What is wrong and what to do.
    pub message: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: ", self.file, self.line)?;
        if !self.column.is_empty() {
            write!(f, "column {}: ", self.column)?;
        }
        f.write_str(&self.message)
    }
}

/// A pack that does not compile.
#[derive(Debug, Clone, thiserror::Error)]
#[error("{}", .0.iter().take(SHOWN_PROBLEMS_MAX).map(Problem::to_string).collect::<Vec<_>>().join("\n"))]
pub struct CompileError(pub Vec<Problem>);

/// More problems than this are not shown in one message.
const SHOWN_PROBLEMS_MAX: usize = 50;

/// The texts of a pack by file name, relative to its folder (`measures.csv`, `codes/countries.csv`).
pub type Files = BTreeMap<String, String>;

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct ManifestFile {
    name: String,
    version: String,
    title: BTreeMap<String, String>,
    country: String,
    currency: CurrencyCode,
    time_zone: String,
    #[serde(default)]
    settings: BTreeMap<String, String>,
}

/// Compiles the tables of a pack.
///
/// # Errors
/// Lists every row that does not fit, with file, line and column.
pub fn compile(files: &Files) -> Result<Edition, CompileError> {
    let mut bench = Workbench::default();
    // The empty text is symbol zero, which stands for "none" in every table.
    bench.strings.symbol("");
    let manifest = manifest(files).map_err(|problem| CompileError(vec![problem]))?;
    let mut pack = Pack { files, bench, expressions: Vec::new(), known_expressions: HashMap::new() };
    let sources = pack.sources();
    let mut tables = Tables {
        manifest,
        sources,
        measures: pack.measures(),
        not_covered: pack.not_covered(),
        tax_types: pack.tax_types(),
        policies: pack.policies(),
        vat_rates: pack.vat_rates(),
        lists: pack.lists(),
        exchange_rates: pack.exchange_rates(),
        charges: pack.charges(),
        incoterms: pack.incoterms(),
        treatments: pack.treatments(),
        lanes: pack.lanes(),
        targeting: pack.targeting(),
        life: pack.life(),
        areas: pack.areas(),
        programmes: pack.programmes(),
        rate_references: pack.rate_references(),
        lines: pack.lines(),
        agency_flags: pack.agency_flags(),
        agencies: pack.agencies(),
        additional: pack.additional(),
        listed_goods: pack.listed_goods(),
        conditions: pack.conditions(),
        claims: pack.claims(),
        value_parts: pack.value_parts(),
        entry_bounds: pack.entry_bounds(),
        components: pack.components(),
        content_bands: pack.content_bands(),
        product_units: pack.product_units(),
        interest: pack.interest(),
        origin: pack.origin(),
        quotas: pack.quotas(),
        expressions: Vec::new(),
    };
    tables.expressions = pack.expressions;
    let mut bench = pack.bench;
    checks::components(&tables, &mut bench);
    checks::overlaps(&tables, &mut bench);
    if bench.problems.is_empty() { Ok(Edition::new(tables, bench.strings.texts)) } else { Err(CompileError(bench.problems)) }
}

fn manifest(files: &Files) -> Result<Manifest, Problem> {
    let problem = |line, message| Problem { file: "pack.toml".to_owned(), line, column: String::new(), message };
    let text = files.get("pack.toml").ok_or_else(|| problem(1, "the pack has no pack.toml".to_owned()))?;
    let file: ManifestFile = toml::from_str(text).map_err(|error| {
        let offset = error.span().map_or(0, |span| span.start);
        problem(text[..offset.min(text.len())].matches('\n').count() as u32 + 1, error.message().to_owned())
    })?;
    let title = |tag: &str| file.title.get(tag).cloned().unwrap_or_default();
    Ok(Manifest {
        title_en: title("en"),
        title_zh: title("zh"),
        name: file.name,
        version: file.version,
        country: file.country,
        currency: file.currency,
        time_zone: file.time_zone,
        settings: file.settings.into_iter().collect(),
    })
}

struct Pack<'a> {
    files: &'a Files,
    bench: Workbench,
    expressions: Vec<Expression>,
    known_expressions: HashMap<String, u32>,
}

const VALIDITY: [&str; 3] = ["valid_from", "valid_to", "source"];

impl Pack<'_> {
    /// Reads a table into rows; a table that is not there has none.
    fn rows<T>(&mut self, file: &str, columns: &[&str], mut each: impl FnMut(&mut Self, &Row<'_>) -> Option<T>) -> Vec<T> {
        let Some(text) = self.files.get(file) else { return Vec::new() };
        let mut rows = Vec::new();
        let mut bench = std::mem::take(&mut self.bench);
        read(&mut bench, file, text, columns, |bench, row| {
            std::mem::swap(bench, &mut self.bench);
            rows.extend(each(self, row));
            std::mem::swap(bench, &mut self.bench);
        });
        self.bench = bench;
        rows
    }

    fn sources(&mut self) -> Vec<Source> {
        self.rows("sources.csv", &["id", "title", "publisher", "licence", "published", "retrieved"], |pack, row| {
            let id = row.required(&mut pack.bench, "id")?;
            if row.text("published").is_empty() && row.text("retrieved").is_empty() {
                row.problem(&mut pack.bench, "published", "a source needs a date");
            }
            if pack.bench.sources.insert(row.text("id").to_owned(), id).is_some() {
                row.problem(&mut pack.bench, "id", "the id stands twice");
            }
            let bench = &mut pack.bench;
            Some(Source {
                id,
                title: row.required(bench, "title")?,
                publisher: row.symbol(bench, "publisher"),
                licence: row.required(bench, "licence")?,
                published: row.symbol(bench, "published"),
                retrieved: row.symbol(bench, "retrieved"),
            })
        })
    }

    fn expression(&mut self, row: &Row<'_>, column: &str) -> Option<u32> {
        let text = row.text(column);
        if let Some(index) = self.known_expressions.get(text) {
            return Some(*index);
        }
        match text.parse::<Expression>() {
            Ok(expression) => {
                let index = self.expressions.len() as u32;
                self.expressions.push(expression);
                self.known_expressions.insert(text.to_owned(), index);
                Some(index)
            }
            Err(error) => {
                row.problem(&mut self.bench, column, format!("`{text}`: {error}"));
                None
            }
        }
    }

    fn goods(&mut self, row: &Row<'_>) -> Option<GoodsKey> {
        row.parsed(&mut self.bench, "goods", "a commodity code of 2 to 10 digits", GoodsKey::new)
    }

    fn measures(&mut self) -> Vec<Measure> {
        let columns = ["goods", "type", "expression", "origin", "preference", "season", "valid_from", "valid_to", "source"];
        let mut rows = self.rows("measures.csv", &columns, |pack, row| {
            let season = match row.text("season") {
                "" => None,
                _ => Some(row.parsed(&mut pack.bench, "season", "a season such as 07-15..10-31", season)?),
            };
            Some(Measure {
                goods: pack.goods(row)?,
                tax_type: row.required(&mut pack.bench, "type")?,
                expression: pack.expression(row, "expression")?,
                origin: row.required(&mut pack.bench, "origin")?,
                preference: row.required(&mut pack.bench, "preference")?,
                season,
                provenance: row.provenance(&mut pack.bench)?,
            })
        });
        rows.sort_by_key(|row| (row.goods, row.tax_type, row.provenance.from, row.provenance.line));
        rows
    }

    fn not_covered(&mut self) -> Vec<NotCovered> {
        let mut rows = self.rows("not_covered.csv", &["goods", "type", "reason", "source"], |pack, row| {
            let goods = if row.text("goods") == "*" { None } else { Some(pack.goods(row)?) };
            let bench = &mut pack.bench;
            Some(NotCovered {
                goods,
                kind: row.required(bench, "type")?,
                reason: row.required(bench, "reason")?,
                source: row.source(bench)?,
            })
        });
        rows.sort_by_key(|row| (row.goods, row.kind));
        rows
    }

    fn tax_types(&mut self) -> Vec<TaxType> {
        let columns = ["code", "name_en", "name_zh", "category", "territory", "stack_order", "valid_from", "valid_to", "source"];
        let mut rows = self.rows("tax_types.csv", &columns, |pack, row| {
            let bench = &mut pack.bench;
            Some(TaxType {
                code: row.required(bench, "code")?,
                names: row.names(bench),
                category: row.parsed(bench, "category", "a tax category such as customs_duty", TaxCategory::parse)?,
                territory: row.symbol(bench, "territory"),
                stack_order: row.parsed(bench, "stack_order", "a whole number", |text| text.parse().ok())?,
                provenance: row.provenance(bench)?,
            })
        });
        rows.sort_by_key(|row| (row.code, row.provenance.from));
        rows
    }

    fn policies(&mut self) -> Vec<TaxPolicy> {
        let columns = [&["tax", "base", "territories", "decimals", "rounding"], &VALIDITY[..]].concat();
        self.rows("policies.csv", &columns, |pack, row| {
            let bench = &mut pack.bench;
            let base =
                row.parsed(bench, "base", "customs_value, value_and_charges, charges or inclusive", |text| match text {
                    "customs_value" => Some(TaxBase::CustomsValue),
                    "value_and_charges" => Some(TaxBase::ValueAndCharges),
                    "charges" => Some(TaxBase::Charges),
                    "inclusive" => Some(TaxBase::Inclusive),
                    _ => None,
                })?;
            let mode = row.parsed(bench, "rounding", "truncate, half_up, half_even or up", rounding_mode)?;
            Some(TaxPolicy {
                tax_type: row.required(bench, "tax")?,
                category: TaxCategory::parse(row.text("tax")),
                base,
                territories: row.text("territories").split_whitespace().map(|name| bench.strings.symbol(name)).collect(),
                rounding: Rounding {
                    decimals: row
                        .parsed(bench, "decimals", "a number from 0 to 6", |text| text.parse().ok().filter(|n| *n <= 6))?,
                    mode,
                },
                provenance: row.provenance(bench)?,
            })
        })
    }

    fn vat_rates(&mut self) -> Vec<VatRate> {
        self.rows("vat_rates.csv", &["additional_code", "expression", "valid_from", "valid_to", "source"], |pack, row| {
            Some(VatRate {
                additional_code: row.symbol(&mut pack.bench, "additional_code"),
                expression: pack.expression(row, "expression")?,
                provenance: row.provenance(&mut pack.bench)?,
            })
        })
    }

    fn lists(&mut self) -> Vec<CodeList> {
        let names: Vec<String> =
            self.files.keys().filter_map(|file| file.strip_prefix("codes/")?.strip_suffix(".csv").map(str::to_owned)).collect();
        let mut lists = Vec::new();
        for name in names {
            let mut columns = vec!["code", "name_en", "name_zh", "valid_from", "valid_to", "source"];
            if name == "currencies" {
                columns.push("minor_units");
            }
            let mut codes = self.rows(&format!("codes/{name}.csv"), &columns, |pack, row| {
                let bench = &mut pack.bench;
                let code = row.required(bench, "code")?;
                Some((row.text("code").to_owned(), Code { code, names: row.names(bench), provenance: row.provenance(bench)? }))
            });
            codes.sort_by(|left, right| (&left.0, left.1.provenance.from).cmp(&(&right.0, right.1.provenance.from)));
            let name = self.bench.strings.symbol(&name);
            lists.push(CodeList { name, codes: codes.into_iter().map(|(_, code)| code).collect() });
        }
        lists
    }

    fn exchange_rates(&mut self) -> Vec<ExchangeRate> {
        let mut rows = self.rows("exchange_rates.csv", &["currency", "rate", "valid_from", "valid_to", "source"], |pack, row| {
            let bench = &mut pack.bench;
            let rate = row.figure(bench, "rate")?;
            if rate.0 <= rust_decimal::Decimal::ZERO {
                row.problem(bench, "rate", "a rate of exchange is positive");
            }
            Some(ExchangeRate {
                currency: row.parsed(bench, "currency", "a currency code such as EUR", |text| text.parse().ok())?,
                rate,
                provenance: row.provenance(bench)?,
            })
        });
        rows.sort_by_key(|row| (row.currency, row.provenance.from));
        rows
    }

    fn charges(&mut self) -> Vec<Charge> {
        let columns = ["code", "sign", "form", "apportion", "enters", "name_en", "name_zh", "valid_from", "valid_to", "source"];
        self.rows("valuation/charges.csv", &columns, |pack, row| {
            let bench = &mut pack.bench;
            Some(Charge {
                code: row.required(bench, "code")?,
                deducts: row.parsed(bench, "sign", "+ or -", |text| one_of(text, "+", "-"))?,
                is_percentage: row.parsed(bench, "form", "amount or percentage", |text| one_of(text, "amount", "percentage"))?,
                by_weight: row.parsed(bench, "apportion", "value or weight", |text| one_of(text, "value", "weight"))?,
                enters: row.parsed(bench, "enters", "customs_value, vat_value or both", |text| match text {
                    "customs_value" => Some(Enters::CustomsValue),
                    "vat_value" => Some(Enters::VatValue),
                    "both" => Some(Enters::Both),
                    _ => None,
                })?,
                names: row.names(bench),
                provenance: row.provenance(bench)?,
            })
        })
    }

    fn incoterms(&mut self) -> Vec<Incoterm> {
        let columns =
            ["code", "freight_to_border", "insurance", "inland_after_border", "duty", "valid_from", "valid_to", "source"];
        self.rows("valuation/incoterms.csv", &columns, |pack, row| {
            let bench = &mut pack.bench;
            let mut included =
                |column| row.parsed(bench, column, "included or excluded", |text| one_of(text, "excluded", "included"));
            let (has_freight, has_insurance) = (included("freight_to_border")?, included("insurance")?);
            let (has_inland, has_duty) = (included("inland_after_border")?, included("duty")?);
            Some(Incoterm {
                code: row.required(bench, "code")?,
                has_freight,
                has_insurance,
                has_inland,
                has_duty,
                provenance: row.provenance(bench)?,
            })
        })
    }

    fn lanes(&mut self) -> Vec<LaneShare> {
        self.rows("lanes.csv", &["lane", "random_share", "trusted_share", "valid_from", "valid_to", "source"], |pack, row| {
            let bench = &mut pack.bench;
            let mut share = |column| {
                let share = row.figure(bench, column)?;
                let fits = share.0 > rust_decimal::Decimal::ZERO && share.0 < rust_decimal::Decimal::ONE;
                if !fits {
                    row.problem(bench, column, "a random share lies between 0 and 1, and is never 0");
                }
                fits.then_some(share)
            };
            let (random_share, trusted_share) = (share("random_share")?, share("trusted_share")?);
            let lane =
                row.parsed(bench, "lane", "red, yellow or blue", |text| matches!(text, "red" | "yellow" | "blue").then_some(()));
            lane?;
            Some(LaneShare { lane: row.symbol(bench, "lane"), random_share, trusted_share, provenance: row.provenance(bench)? })
        })
    }

    fn targeting(&mut self) -> Vec<ExaminedShare> {
        let columns = [
            "examined_share",
            "examined_share_max",
            "papers_share",
            "papers_share_max",
            "unknown_share",
            "hit_worth",
            "critical_worth",
            "trusted_factor",
            "valid_from",
            "valid_to",
            "source",
        ];
        self.rows("targeting.csv", &columns, |pack, row| {
            let bench = &mut pack.bench;
            let mut figure = |column, fits: fn(rust_decimal::Decimal) -> bool, expected| {
                let figure = row.figure(bench, column)?;
                if !fits(figure.0) {
                    row.problem(bench, column, expected);
                }
                fits(figure.0).then_some(figure)
            };
            let is_share = |share: rust_decimal::Decimal| !share.is_sign_negative() && share < rust_decimal::Decimal::ONE;
            let within = "a share from 0 to below 1";
            Some(ExaminedShare {
                examined_share: figure(
                    "examined_share",
                    |share| share > rust_decimal::Decimal::ZERO && share < rust_decimal::Decimal::ONE,
                    "a share lies between 0 and 1",
                )?,
                examined_share_max: figure("examined_share_max", is_share, within)?,
                papers_share: figure("papers_share", is_share, within)?,
                papers_share_max: figure("papers_share_max", is_share, within)?,
                unknown_share: figure("unknown_share", is_share, within)?,
                hit_worth: figure("hit_worth", |worth| !worth.is_sign_negative(), "what a finding counts for is not negative")?,
                critical_worth: figure(
                    "critical_worth",
                    |worth| !worth.is_sign_negative(),
                    "what safety counts for is not negative",
                )?,
                trusted_factor: figure(
                    "trusted_factor",
                    |factor| factor >= rust_decimal::Decimal::ONE,
                    "at least 1: nobody is examined more because of being trusted",
                )?,
                provenance: row.provenance(bench)?,
            })
        })
    }

    fn treatments(&mut self) -> Vec<Treatment> {
        let columns =
            ["requested", "previous", "additional", "category", "treatment", "name_en", "valid_from", "valid_to", "source"];
        self.rows("treatments.csv", &columns, |pack, row| {
            let bench = &mut pack.bench;
            let any = |bench: &mut Workbench, column: &str| {
                bench.strings.symbol(if row.text(column) == "*" { "" } else { row.text(column) })
            };
            Some(Treatment {
                requested: any(bench, "requested"),
                previous: any(bench, "previous"),
                additional: any(bench, "additional"),
                group: row.parsed(bench, "category", "duty, vat, excise, all or a tax type such as A35", |text| match text {
                    "duty" => Some(TaxGroup::Duty),
                    "vat" => Some(TaxGroup::Vat),
                    "excise" => Some(TaxGroup::Excise),
                    _ if text == "all" || is_tax_type(text) => Some(TaxGroup::All),
                    _ => None,
                })?,
                tax_type: bench.strings.symbol(if is_tax_type(row.text("category")) { row.text("category") } else { "" }),
                effect: row.parsed(bench, "treatment", "a treatment such as relieved", Effect::parse)?,
                name: row.symbol(bench, "name_en"),
                provenance: row.provenance(bench)?,
            })
        })
    }
}

fn rounding_mode(text: &str) -> Option<RoundingMode> {
    Some(match text {
        "truncate" => RoundingMode::Truncate,
        "half_up" => RoundingMode::HalfUp,
        "half_even" => RoundingMode::HalfEven,
        "up" => RoundingMode::Up,
        _ => return None,
    })
}

/// Tax types are written in capitals and digits, groups of taxes in small letters.
fn is_tax_type(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|sign| sign.is_ascii_uppercase() || sign.is_ascii_digit())
}

/// The second of two words is true, the first false, any other none.
fn one_of(text: &str, no: &str, yes: &str) -> Option<bool> {
    if text == yes { Some(true) } else { (text == no).then_some(false) }
}

fn season(text: &str) -> Option<Season> {
    let day = |text: &str| {
        let (month, day) = text.split_once('-')?;
        let (month, day): (u16, u16) = (month.parse().ok()?, day.parse().ok()?);
        ((1..=12).contains(&month) && (1..=31).contains(&day)).then_some(month * 100 + day)
    };
    let (from, to) = text.split_once("..")?;
    Some(Season { from: day(from)?, to: day(to)? })
}

/// A period or suspension of a quota that nobody can claim is a misspelt number.
fn check_known_orders(row: &Row<'_>, bench: &mut Workbench, orders: &[QuotaOrder]) {
    let order = row.symbol(bench, "order");
    if !orders.iter().any(|known| known.order == order) {
        row.problem(bench, "order", format!("`{}` is not in quotas/orders.csv", row.text("order")));
    }
}
