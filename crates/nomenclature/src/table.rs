//! This module decides how the Harmonized System is kept: every subheading with its heading and chapter, by code.

use std::sync::LazyLock;

use crate::Named;

/// A subheading with what stands above it.
pub struct Designated {
    pub code: &'static str,
    pub designation: &'static str,
    pub heading: Named,
    pub chapter: Named,
}

pub struct Table {
    /// By code.
    pub subheadings: Vec<Designated>,
}

/// The edition of 2022.
pub static TABLE: LazyLock<Table> = LazyLock::new(|| {
    const NONE: Named = Named { code: "", designation: "" };
    let (mut chapter, mut heading, mut subheadings) = (NONE, NONE, Vec::new());
    for (code, designation) in rows(include_str!("../tables/hs2022.tsv")) {
        match code.len() {
            2 => chapter = Named { code, designation },
            4 => heading = Named { code, designation },
            _ => subheadings.push(Designated { code, designation, heading, chapter }),
        }
    }
    subheadings.sort_by_key(|one| one.code);
    Table { subheadings }
});

/// The rows of a table of two columns; a line that begins with `#` says where it is from.
pub fn rows(table: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    table.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t'))
}
