//! Learns the weights from labelled pairs: `train PAIRS.csv > tables/model.csv`. How good they are is told beside.
#![expect(clippy::print_stdout, reason = "it is what the example is for")]
#![expect(clippy::float_arithmetic, reason = "a model is made of likenesses")]
use screening::index::Index;
use screening::planted::{CHANGES, Dice, LEARNED, changed, party};
use screening::train::{Example, best_threshold, fit, groups, out_of_fold, validate};
use screening::{List, Name, Place, Schema, Scratch, feature};

/// How much a made-up pair of names that have nothing in common counts beside a labelled one.
const UNRELATED: f64 = 0.1;
/// How far apart in the file the names of such a pair stand.
const APART: [usize; 4] = [37, 101, 173, 211];

/// How much an innocent party beside the listed names that are closest to it counts.
const INNOCENT: f64 = 0.06;
/// How much a listed name beside a changed copy of it counts.
const CHANGED: f64 = 0.25;
/// Invented parties, and changed names, that are learned from.
const INVENTED: usize = 1500;

/// Adds what a list teaches: innocent parties are not those on it, and a changed name is the same name.
fn learn_from_list(list: &List, examples: &mut Vec<Example>) {
    let mut dice = Dice::new(1);
    let mut scratch = Scratch::default();
    let listed: Vec<(Schema, &str)> = list
        .entries
        .iter()
        .filter(|entry| entry.kind.schema() != Schema::Vessel)
        .flat_map(|entry| entry.names.iter().map(|name| (entry.kind.schema(), name.text.as_str())))
        .collect();
    let place = Place { list: 0, entry: 0, name: 0 };
    let index = |schema: Schema| {
        let names = listed.iter().filter(|(of, _)| *of == schema);
        Index::new(names.map(|(schema, name)| (Name::new(*schema, name), place)).collect())
    };
    let indexes = [(Schema::Person, index(Schema::Person)), (Schema::Organisation, index(Schema::Organisation))];
    for number in 0..INVENTED {
        let (schema, name) = party(&mut dice, LEARNED);
        let name = Name::new(schema, &name);
        let group = usize::MAX - number;
        for (_, index) in indexes.iter().filter(|(of, _)| *of == schema) {
            for candidate in index.candidates(&name, 4, &mut scratch) {
                let figures = feature::figures(&name, &index.names()[candidate].0).1;
                examples.push(Example { figures, same: false, weight: INNOCENT, group, tested: false });
            }
        }
        let (schema, name) = listed[dice.below(listed.len())];
        let change = CHANGES[dice.below(CHANGES.len())];
        if let Some(other) = changed(name, schema, change, &mut dice) {
            let figures = feature::figures(&Name::new(schema, name), &Name::new(schema, &other)).1;
            examples.push(Example { figures, same: true, weight: CHANGED, group, tested: false });
        }
    }
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args().nth(1).ok_or("a file of pairs is needed")?;
    let mut reader = csv::Reader::from_path(path)?;
    let header = reader.headers()?.clone();
    let column = |name: &str| header.iter().position(|column| column == name).ok_or(format!("no column {name}"));
    let (schema, one, two, label) = (column("schema")?, column("name1")?, column("name2")?, column("is_match")?);
    let rows: Vec<csv::StringRecord> = reader.records().collect::<Result<_, _>>()?;
    let groups = groups(rows.iter().map(|row| (&row[one], &row[two])));
    let figures = |schema: &str, left: &str, right: &str| {
        let schema = Schema::parse(schema);
        let (left, right) = (Name::new(schema, left), Name::new(schema, right));
        feature::figures(&left, &right).1
    };
    let mut examples = Vec::new();
    for (place, row) in rows.iter().enumerate() {
        let group = groups[place];
        let same = &row[label] == "true";
        examples.push(Example { figures: figures(&row[schema], &row[one], &row[two]), same, weight: 1.0, group, tested: true });
        for apart in APART {
            let other = &rows[(place + apart) % rows.len()];
            if Schema::parse(&other[schema]) == Schema::parse(&row[schema]) && groups[(place + apart) % rows.len()] != group {
                let figures = figures(&row[schema], &row[one], &other[two]);
                examples.push(Example { figures, same: false, weight: UNRELATED, group, tested: false });
            }
        }
    }
    if let Some(path) = std::env::args().nth(2) {
        learn_from_list(&List::read(&std::fs::read_to_string(path)?)?, &mut examples);
    }
    let all: Vec<&Example> = examples.iter().collect();
    let found = validate(&all, 5, 10);
    let mean = |pick: fn(&screening::train::Quality) -> f64| found.iter().map(pick).sum::<f64>() / found.len() as f64;
    let f1 = mean(|quality| quality.f1);
    let deviation = (found.iter().map(|quality| (quality.f1 - f1).powi(2)).sum::<f64>() / found.len() as f64).sqrt();
    let told = format!(
        "5 folds by shared names, 10 times, threshold and weights chosen on the training part: F1 {f1:.3} (deviation between \
         folds {deviation:.3}), precision {:.3}, recall {:.3}",
        mean(|quality| quality.precision),
        mean(|quality| quality.recall)
    );
    let threshold = best_threshold(&(0..10).flat_map(|seed| out_of_fold(&all, 5, seed)).collect::<Vec<_>>());
    let weights = fit(&all);
    println!(
        "# The model: a logistic regression over the figures of feature.rs, learned from {} labelled pairs of names",
        rows.len()
    );
    println!(
        "# (of them {} the same) and, at small weight, from invented parties beside\n# the listed names closest to them and changed copies of listed names (OFAC SDN), by examples/train.rs.",
        rows.iter().filter(|row| &row[label] == "true").count()
    );
    println!("# {told}.");
    println!("# `threshold` is the score from which a pair counts as the same in that test.");
    println!("figure,weight");
    println!("threshold,{threshold:.2}");
    println!("intercept,{:.4}", weights.intercept);
    for (name, weight) in feature::NAMES.iter().zip(weights.weights) {
        println!("{name},{weight:.4}");
    }
    eprintln!("{told}");
    Ok(())
}
