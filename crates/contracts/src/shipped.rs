//! This module decides which forms ship with the program, so that parties need not write one.

use std::sync::LazyLock;

use crate::form::Form;

/// The forms, as they stand in `contracts/`.
const FILES: [&str; 3] = [
    include_str!("../../../contracts/release-on-clean-scan.toml"),
    include_str!("../../../contracts/cold-chain.toml"),
    include_str!("../../../contracts/duty.toml"),
];

/// Read once; a test reads them, so an unreadable one does not ship.
static FORMS: LazyLock<Vec<Form>> = LazyLock::new(|| FILES.iter().filter_map(|text| Form::read(text).ok()).collect());

/// The forms that ship.
pub fn shipped() -> &'static [Form] {
    &FORMS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_is_read() {
        let names: Vec<&str> = shipped().iter().map(|form| form.name.as_str()).collect();
        assert_eq!(names, ["release-on-clean-scan", "cold-chain", "duty"]);
    }
}
