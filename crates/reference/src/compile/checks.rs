//! This module decides what the tables of a pack may not say together: two rows for one question on one day, a
//! component without an amount.

use std::collections::HashMap;

use super::Problem;
use crate::expression::{self, Term};
use crate::packed::Day;
use crate::rows::*;
use crate::sheet::Workbench;

/// A component that no row gives an amount is a misspelt word, unless the pack says that it does not carry it.
pub(super) fn components(tables: &Tables, bench: &mut Workbench) {
    let setting = tables.manifest.settings.iter().find(|(name, _)| name == "components_not_carried");
    let left_out: Vec<&str> = setting.map_or(Vec::new(), |(_, names)| names.split_whitespace().collect());
    for whole in &tables.expressions {
        for term in whole.terms() {
            let Term::Component(expression::Component(name)) = term else { continue };
            let is_known = tables.components.iter().any(|row| bench.strings.texts[row.component.0 as usize] == *name);
            if !is_known && !left_out.contains(&name.as_str()) {
                let message = format!("`{whole}` names {name}: add its rows, or name it in components_not_carried of pack.toml");
                bench.problems.push(Problem { file: "components.csv".into(), line: 1, column: "component".into(), message });
            }
        }
    }
}

/// Two rows that answer the same question for the same day would make the law depend on their order.
pub(super) fn overlaps(tables: &Tables, bench: &mut Workbench) {
    let mut problems = Vec::new();
    let mut check = |file: &str, rows: &mut dyn Iterator<Item = (String, Provenance)>| {
        let mut last: HashMap<String, (Day, u32)> = HashMap::new();
        for (key, provenance) in rows {
            if let Some((to, line)) = last.get(&key)
                && provenance.from <= *to
            {
                problems.push(Problem {
                    file: file.to_owned(),
                    line: provenance.line,
                    column: "valid_from".to_owned(),
                    message: format!("holds on the same days as line {line} for {key}"),
                });
            }
            last.insert(key, (provenance.to, provenance.line));
        }
    };
    check(
        "measures.csv",
        &mut tables.measures.iter().map(|row| {
            let season = row.season.map_or((0, 0), |season| (season.from, season.to));
            (format!("{} {} {} {} {season:?}", row.goods, row.tax_type.0, row.origin.0, row.preference.0), row.provenance)
        }),
    );
    check("exchange_rates.csv", &mut tables.exchange_rates.iter().map(|row| (row.currency.to_string(), row.provenance)));
    // These tables keep the order of the file; their rows are held against each other by date.
    let mut unsorted = |file: &str, mut rows: Vec<(String, Provenance)>| {
        rows.sort_by_key(|(_, provenance)| (provenance.from, provenance.line));
        check(file, &mut rows.into_iter());
    };
    let key = |symbol: Symbol| bench.strings.texts[symbol.0 as usize].clone();
    unsorted("policies.csv", tables.policies.iter().map(|row| (key(row.tax_type), row.provenance)).collect());
    unsorted("vat_rates.csv", tables.vat_rates.iter().map(|row| (key(row.additional_code), row.provenance)).collect());
    unsorted("valuation/charges.csv", tables.charges.iter().map(|row| (key(row.code), row.provenance)).collect());
    unsorted("valuation/incoterms.csv", tables.incoterms.iter().map(|row| (key(row.code), row.provenance)).collect());
    unsorted("amendments/reasons.csv", tables.life.reasons.iter().map(|row| (key(row.code), row.provenance)).collect());
    unsorted("calendar/timers.csv", tables.life.timers.iter().map(|row| (key(row.name), row.provenance)).collect());
    unsorted("calendar/service.csv", tables.life.service.iter().map(|row| (key(row.stage), row.provenance)).collect());
    unsorted("subjects.csv", tables.life.subjects.iter().map(|row| (key(row.code), row.provenance)).collect());
    let weekday = |row: &crate::life::OfficeHours| (row.weekday.to_string(), row.provenance);
    unsorted("calendar/hours.csv", tables.life.hours.iter().map(weekday).collect());
    unsorted("entry_bounds.csv", tables.entry_bounds.iter().map(|row| (key(row.tax_type), row.provenance)).collect());
    unsorted("valuation/parts.csv", tables.value_parts.iter().map(|row| (key(row.part), row.provenance)).collect());
    unsorted("origin/programmes.csv", tables.programmes.iter().map(|row| (key(row.programme), row.provenance)).collect());
    unsorted("additional.csv", tables.additional.iter().map(|row| (key(row.heading), row.provenance)).collect());
    unsorted("quantities.csv", tables.product_units.iter().map(|row| (key(row.unit), row.provenance)).collect());
    unsorted("interest.csv", tables.interest.iter().map(|row| (key(row.kind), row.provenance)).collect());
    let component = |row: &Component| (format!("{} {}", key(row.component), key(row.additional_code)), row.provenance);
    unsorted("components.csv", tables.components.iter().map(component).collect());
    let band = |row: &ContentBand| (format!("{} {}", key(row.additional_code), row.unit.0), row.provenance);
    unsorted("contents.csv", tables.content_bands.iter().map(band).collect());
    unsorted("targeting.csv", tables.targeting.iter().map(|row| (String::new(), row.provenance)).collect());
    unsorted("lanes.csv", tables.lanes.iter().map(|row| (key(row.lane), row.provenance)).collect());
    unsorted("origin/schemes.csv", tables.origin.schemes.iter().map(|row| (key(row.scheme), row.provenance)).collect());
    let in_scheme = |row: &SchemeMember| (format!("{} {}", key(row.scheme), key(row.country)), row.provenance);
    unsorted("origin/members.csv", tables.origin.members.iter().map(in_scheme).collect());
    unsorted("quotas/orders.csv", tables.quotas.orders.iter().map(|row| (key(row.order), row.provenance)).collect());
    let period = |row: &QuotaDefinition| (key(row.order), row.provenance);
    unsorted("quotas/definitions.csv", tables.quotas.definitions.iter().map(period).collect());
    let member = |row: &AreaMember| (format!("{} {}", key(row.area), key(row.country)), row.provenance);
    check("origin/areas.csv", &mut tables.areas.iter().map(member));
    check("lines.csv", &mut tables.lines.iter().map(|row| (row.goods.to_string(), row.provenance)));
    check("agency_flags.csv", &mut tables.agency_flags.iter().map(|row| (row.goods.to_string(), row.provenance)));
    let listed = |row: &ListedGoods| (format!("{} {}", key(row.list), row.goods), row.provenance);
    check("goods_lists.csv", &mut tables.listed_goods.iter().map(listed));
    check("tax_types.csv", &mut tables.tax_types.iter().map(|row| (row.code.0.to_string(), row.provenance)));
    for list in &tables.lists {
        let file = format!("codes/{}.csv", bench.strings.texts[list.name.0 as usize]);
        check(&file, &mut list.codes.iter().map(|row| (row.code.0.to_string(), row.provenance)));
    }
    bench.problems.extend(problems);
}
