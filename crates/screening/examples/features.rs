//! Writes the figures of labelled pairs, for those who look for better ones: `features PAIRS.csv > figures.csv`.
#![expect(clippy::print_stdout, reason = "it is what the example is for")]
use screening::{Name, Schema, feature};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args().nth(1).ok_or("a file of pairs is needed")?;
    let mut reader = csv::Reader::from_path(path)?;
    let header = reader.headers()?.clone();
    let column = |name: &str| header.iter().position(|column| column == name).ok_or(format!("no column {name}"));
    let (schema, one, two, label) = (column("schema")?, column("name1")?, column("name2")?, column("is_match")?);
    println!("label,{}", feature::NAMES.join(","));
    for row in reader.records() {
        let row = row?;
        let schema = Schema::parse(&row[schema]);
        let (left, right) = (Name::new(schema, &row[one]), Name::new(schema, &row[two]));
        let figures = feature::figures(&left, &right).1;
        let figures: Vec<String> = figures.iter().map(f32::to_string).collect();
        println!("{},{}", &row[label], figures.join(","));
    }
    Ok(())
}
