//! The law that tests assess by: the shipped pack, and small packs with rows of the test's own.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::LazyLock;

use reference::{Edition, compile};

/// The tables of which a case that has rows of its own drops the pack's.
const REPLACED: [&str; 3] = ["measures.csv", "exchange_rates.csv", "tax_types.csv"];
/// The tables that the pack does not have, and their columns.
const OWN: [(&str, &str); 9] = [
    ("additional.csv", "heading,type,group,rank,expression,list,origin,except_origin"),
    ("conditions.csv", "heading,set,kind,value"),
    ("goods_lists.csv", "list,goods"),
    ("components.csv", "component,additional_code,expression"),
    ("contents.csv", "additional_code,unit,from,below"),
    ("interest.csv", "kind,rate,period,fixing,decimals,rounding,least"),
    ("valuation/parts.csv", "part,code,name_en,name_zh"),
    ("claims.csv", "goods,effect,targets,part"),
    ("entry_bounds.csv", "type,minimum,maximum"),
];
/// What a case calls the currency of its law.
pub const CURRENCY: &str = "currency";
const TEST_SOURCE: &str = "test,Rows of a test,Tongguan,CC0-1.0,2024-01-01,2024-01-01\n";

pub static FILES: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| files("gb"));

/// The tables of a pack that ships.
fn files(pack: &str) -> BTreeMap<String, String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../packs").join(pack);
    let mut files = BTreeMap::new();
    for folder in ["", "codes/", "valuation/", "origin/", "origin/rules/"] {
        // Not every pack has every folder.
        for entry in std::fs::read_dir(root.join(folder)).into_iter().flatten() {
            let path = entry.expect("an entry").path();
            let name = path.file_name().and_then(|name| name.to_str()).expect("a name");
            if name.ends_with(".csv") || name.ends_with(".toml") {
                files.insert(format!("{folder}{name}"), std::fs::read_to_string(&path).expect("a text"));
            }
        }
    }
    files
}

/// The law of the United States as it ships.
pub static UNITED_STATES: LazyLock<Edition> = LazyLock::new(|| match compile(&files("us")) {
    Ok(edition) => edition,
    Err(error) => panic!("packs/us: {error}"),
});

/// The pack that ships.
pub static SHIPPED: LazyLock<Edition> = LazyLock::new(|| compile(&FILES).expect("the pack compiles"));

/// The pack without measures, for tests that feed them: quick to compile.
pub static BARE: LazyLock<Edition> = LazyLock::new(|| with_rows(&[]));

/// The shipped pack with measures of the test instead of its own; other tables that the test writes
/// replace the pack's too. A table named `+treatments.csv` adds to the pack's rows, and a currency takes the
/// place of the pack's.
pub fn with_rows(rows: &[(String, String)]) -> Edition {
    let mut files = FILES.clone();
    if let Some((_, currency)) = rows.iter().find(|(file, _)| file == CURRENCY) {
        let manifest = files.get_mut("pack.toml").expect("a manifest");
        *manifest = manifest.replace("currency = \"GBP\"", &format!("currency = \"{currency}\""));
    }
    for (table, columns) in OWN {
        let own: Vec<&str> = rows.iter().filter(|(file, _)| file == table).map(|(_, row)| row.as_str()).collect();
        if !own.is_empty() {
            files.insert(table.to_owned(), format!("{columns},valid_from,valid_to,source\n{}\n", own.join("\n")));
        }
    }
    for (table, row) in rows.iter().filter_map(|(file, row)| Some((file.strip_prefix('+')?, row))) {
        let text = files.get_mut(table).expect("a table of the pack");
        text.push_str(row);
        text.push('\n');
    }
    files.remove("not_covered.csv");
    files.get_mut("sources.csv").expect("sources").push_str(TEST_SOURCE);
    for table in REPLACED {
        let own: Vec<&str> = rows.iter().filter(|(file, _)| file == table).map(|(_, row)| row.as_str()).collect();
        if own.is_empty() && table != "measures.csv" {
            continue;
        }
        let text = &FILES[table];
        let header = text.lines().find(|line| !line.starts_with('#')).expect("a header");
        files.insert(table.to_owned(), format!("{header}\n{}\n", own.join("\n")));
    }
    compile(&files).expect("the rows of the test compile")
}
