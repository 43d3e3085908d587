//! A pack compiles as a whole or names every row that does not fit; an edition is its own identity.

mod breadth;
mod broken;
#[cfg(test)]
mod calendar;
mod edition;
mod expression;
mod forms;
mod listing;

use reference::compile::Files;

/// A pack that compiles, small enough to be read at a glance.
const PACK: [(&str, &str); 9] = [
    (
        "pack.toml",
        "name = \"xx\"\nversion = \"1\"\ncountry = \"XX\"\ncurrency = \"GBP\"\ntime_zone = \"UTC\"\n\n[title]\nen = \"Test\"\nzh = \"测试\"\n",
    ),
    ("sources.csv", "id,title,publisher,licence,published,retrieved\nlaw,The law,State,CC0-1.0,2020-01-01,2024-01-01\n"),
    (
        "measures.csv",
        "goods,type,expression,origin,preference,season,valid_from,valid_to,source\n\
         87120030,A00,14%,1011,100,,2021-01-01,2023-12-31,law\n\
         87120030,A00,12%,1011,100,,2024-01-01,,law\n",
    ),
    (
        "tax_types.csv",
        "code,name_en,name_zh,category,territory,stack_order,valid_from,valid_to,source\nA00,Duty,关税,customs_duty,XX,10,,,law\n",
    ),
    (
        "policies.csv",
        "tax,base,territories,decimals,rounding,valid_from,valid_to,source\ncustoms_duty,customs_value,,2,truncate,,,law\n",
    ),
    ("vat_rates.csv", "additional_code,expression,valid_from,valid_to,source\n,20%,2011-01-04,,law\n"),
    ("exchange_rates.csv", "currency,rate,valid_from,valid_to,source\nUSD,1.2629,2024-03-01,2024-03-31,law\n"),
    ("lanes.csv", "lane,random_share,trusted_share,valid_from,valid_to,source\nred,0.02,0.01,,,law\n"),
    (
        "codes/countries.csv",
        "code,name_en,name_zh,valid_from,valid_to,source\nCN,China,中国,,,law\nGB,United Kingdom,英国,,,law\n",
    ),
];

fn pack() -> Files {
    PACK.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect()
}

/// The pack with one text in one file replaced by another.
fn with(file: &str, old: &str, new: &str) -> Files {
    let mut files = pack();
    let text = files.get_mut(file).expect("a file of the pack");
    assert!(text.contains(old), "{file} holds no `{old}`");
    *text = text.replacen(old, new, 1);
    files
}
