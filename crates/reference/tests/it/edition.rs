//! An edition survives its binary form, and its hash stands for the law it holds.

use reference::{Edition, EditionError, compile};

use crate::{pack, with};

#[test]
fn an_edition_comes_back_from_its_bytes_as_it_was() {
    let edition = compile(&pack()).expect("a pack");
    let again = Edition::from_bytes(edition.bytes()).expect("its own bytes");
    assert_eq!(edition.tables(), again.tables());
    assert_eq!(edition.hash(), again.hash());
    assert_eq!(edition.bytes(), again.bytes());
    let country = &again.list("countries").expect("a list").codes[0];
    assert_eq!([again.text(country.code), again.text(country.names[1])], ["CN", "中国"]);
}

#[test]
fn the_same_files_have_the_same_hash() {
    assert_eq!(compile(&pack()).expect("a pack").hash(), compile(&pack()).expect("a pack").hash());
}

#[test]
fn whatever_changes_the_law_changes_the_hash() {
    let hash = compile(&pack()).expect("a pack").hash();
    for (file, old, new) in [
        ("measures.csv", "14%", "14.5%"),
        ("measures.csv", "2023-12-31", "2023-12-30"),
        ("exchange_rates.csv", "1.2629", "1.2628"),
        ("policies.csv", "truncate", "half_up"),
        ("codes/countries.csv", "中国", "中華"),
        ("pack.toml", "version = \"1\"", "version = \"2\""),
        ("sources.csv", "The law", "The lore"),
    ] {
        assert_ne!(compile(&with(file, old, new)).expect("a pack").hash(), hash, "{file}: {new}");
    }
}

#[test]
fn bytes_of_something_else_are_refused() {
    let edition = compile(&pack()).expect("a pack");
    assert!(matches!(Edition::from_bytes(b"PK"), Err(EditionError::Format)));
    assert!(matches!(Edition::from_bytes(b""), Err(EditionError::Format)));
    for length in [18, 40, edition.bytes().len() / 2, edition.bytes().len() - 1] {
        assert!(matches!(Edition::from_bytes(&edition.bytes()[..length]), Err(EditionError::Damaged(_))), "{length}");
    }
}
