//! Learning on the generated country: the past alone counts, contributions are the score, tables are read as written.

use learning::{Columns, Forust, Row, Settings, Target, Trainer, backtest, evaluate, learn, read, replay, sample};
use risk::{Bundle, Finding, Worths};
use world::World;

fn country(days: u32) -> Vec<Row> {
    let mut world = World::new(world::Settings { lines: 120.0, importers: 300, ..world::Settings::default() });
    let mut rows = Vec::new();
    for _ in 0..days {
        rows.extend(world.day().iter().map(|line| Row::new(line.observation(), Some(line.truth.finding()))));
    }
    rows
}

#[test]
fn no_signal_sees_the_future() {
    let mut rows = country(20);
    let half = rows.len() / 2;
    let (_, before) = replay(&rows);
    // Another future: everything is found to be wrong, nothing is declared as it was, half of it never happens.
    for row in &mut rows[half..] {
        row.finding = Some(Finding { irregular: true, recovered: 1e6, critical: true });
        row.line.figures.value *= 100.0;
    }
    rows.truncate(half + half / 2);
    let (_, after) = replay(&rows);
    for (at, (left, right)) in before.iter().zip(&after).take(half).enumerate() {
        let same = left.iter().zip(right).all(|(left, right)| left.to_bits() == right.to_bits());
        assert!(same, "the signals of line {at} changed with what came later");
    }
}

#[test]
fn contributions_sum_to_the_score_and_a_file_brings_it_back() {
    let rows = country(60);
    let (signals, vectors) = replay(&rows);
    let known: Vec<_> = rows.iter().zip(&vectors).collect();
    let champion = learn(&known, &Forust::default(), rows.last().unwrap().line.day).unwrap();
    for vector in vectors.iter().step_by(37) {
        let (outlook, score) = champion.explain(vector);
        let sum: f32 = champion.probability.expected() + score.contributions.iter().sum::<f32>();
        assert!((sum - score.sum).abs() < 1e-3, "{sum} is not {}", score.sum);
        assert!((score.sum - champion.probability.sum(vector)).abs() < 1e-3);
        assert!((0.0..=1.0).contains(&outlook.probability) && outlook.revenue >= 0.0);
    }
    let bytes = Bundle { champion, signals }.to_bytes().unwrap();
    let back = Bundle::from_bytes(&bytes).unwrap();
    assert_eq!(back.to_bytes().unwrap().len(), bytes.len());
    let (row, told) = (rows.last().unwrap(), back.champion.outlook(vectors.last().unwrap()));
    assert_eq!(back.champion.outlook(&back.signals.of(&row.line)).probability.is_nan(), told.probability.is_nan());
    for cut in [0, 5, 20, bytes.len() / 2, bytes.len() - 1] {
        assert!(Bundle::from_bytes(&bytes[..cut]).is_err(), "cut at {cut}");
    }
}

#[test]
fn a_signal_that_may_only_raise_the_score_never_lowers_it() {
    let rows = country(60);
    let (_, vectors) = replay(&rows);
    let rising = risk::position("disagreements").unwrap();
    let settings = Settings { rising: vec!["disagreements"], ..Settings::default() };
    let model = Forust { settings }.train(&sample(&rows, &vectors), Target::Rare).unwrap();
    for vector in vectors.iter().step_by(53) {
        let mut asked = *vector;
        let sums: Vec<f32> = (0_u8..5)
            .map(|fields| {
                asked[rising] = f32::from(fields);
                model.sum(&asked)
            })
            .collect();
        assert!(sums.windows(2).all(|pair| pair[1] >= pair[0] - 1e-4), "{sums:?}");
    }
}

#[test]
fn a_table_is_read_as_it_was_written_and_its_repetitions_are_told() {
    let mut table = world::head();
    let mut world = World::new(world::Settings { lines: 120.0, importers: 300, ..world::Settings::default() });
    let mut lines = Vec::new();
    for _ in 0..90 {
        lines.extend(world.day());
    }
    for line in &lines {
        table.push('\n');
        table.push_str(&world::row(line, true));
    }
    let columns: Columns = toml::from_str(world::COLUMNS).unwrap();
    let mut rows = read(table.as_bytes(), &columns).unwrap().rows;
    assert_eq!(rows.len(), lines.len());
    assert_eq!(format!("{:?}", rows[17].line), format!("{:?}", lines[17].observation()));
    assert_eq!(
        rows.iter().filter(|row| row.finding.unwrap().critical).count(),
        lines.iter().filter(|line| line.truth.finding().critical).count()
    );

    let told = backtest(&mut rows.clone(), &Forust::default(), &Worths { hit: 800.0, critical: 500.0 }).unwrap();
    assert!(told.quality.auc.unwrap() > 0.7 && told.turns.len() == 3, "{told:?}");
    assert!(told.curve.windows(2).all(|pair| pair[0].recall[0] <= pair[1].recall[0]));
    assert!(told.curve.iter().all(|point| point.recall[1] <= point.recall[0] && point.recall[0] <= point.recall[2]));
    assert_eq!(told.leakage.warning, None);

    // The same table to learn from and to be asked about: the answer is not to be believed, and says so.
    let evaluation = evaluate(&mut rows.clone(), &mut rows, &Forust::default()).unwrap();
    assert!(evaluation.leakage.repeated_share > 0.99 && evaluation.leakage.warning.is_some(), "{:?}", evaluation.leakage);
    assert_eq!(evaluation.novel.rows, 0);
}

#[test]
fn a_table_that_does_not_fit_says_where() {
    let columns: Columns =
        toml::from_str("date = \"day\"\ngoods = \"code\"\nirregular = \"found\"\nfigures = { value = \"value\" }").unwrap();
    let cases = [
        ("day,code,found\n", "there is no column `value`"),
        ("day,code,found,value\nyesterday,610910,1,5\n", "row 2, column `day`: `yesterday` is not a date"),
        (
            "day,code,found,value\n2026-01-02,610910,1,5\n02/01/2026,610910,,five\n",
            "row 3, column `value`: `five` is not a number",
        ),
        ("day,code,found,value\n2026-01-02,610910,maybe,5\n", "row 2, column `found`: `maybe` is not 1, true, yes"),
        ("day,code,found,value\n2026-01-02,610910,1,5,6\n", "row 2 is not as long as the header"),
    ];
    for (table, expected) in cases {
        let error = read(table.as_bytes(), &columns).unwrap_err().to_string();
        assert!(error.starts_with(expected), "{error}");
    }
    let rows = read("day,code,found,value\n02/01/2026,610910,,\n".as_bytes(), &columns).unwrap().rows;
    assert_eq!((rows[0].finding, rows[0].line.figures.value.is_nan()), (None, true), "nobody looked, nothing was said");
    assert!(
        evaluate(&mut rows.clone(), &mut rows.clone(), &Forust::default()).unwrap_err().to_string().contains("0 examined lines")
    );
}

#[test]
fn few_rows_that_cannot_be_read_are_left_out_and_told_and_many_refuse_the_table() {
    let columns: Columns = toml::from_str(
        "date = \"day\"\ngoods = \"code\"\nirregular = \"found\"\nrecovered = \"brought\"\nfigures = { value = \"value\" }",
    )
    .unwrap();
    let table = |wrong: usize| {
        let row = |number: usize| match number {
            number if number >= wrong => format!("2026-01-02,610910,1,50,{number}\n").into_bytes(),
            0 => b"2026-01-02,610910,1,\"1,050\",7\n".to_vec(),
            1 => b"2026-01-02,6109\xff10,1,50,7\n".to_vec(),
            2 => b"2026-01-02,610910\n".to_vec(),
            _ => b"2026-02-30,610910,1,50,7\n".to_vec(),
        };
        let rows: Vec<u8> = (0..400).rev().flat_map(row).collect();
        read([b"day,code,found,brought,value\n".as_slice(), &rows].concat().as_slice(), &columns)
    };
    let read = table(20).unwrap();
    assert_eq!((read.rows.len(), read.left_out(), read.wrong.len()), (380, 20, learning::TOLD_MAX));
    assert_eq!(read.wrong[0].to_string(), "row 382, column `day`: `2026-02-30` is not a date like 2026-11-22 or 22/11/2026");
    let value = |number: usize| read.row(number).map(|row| row.line.figures.value);
    assert_eq!([0, 1, 2, 381, 382, 401, 402].map(value), [None, None, Some(399.0), Some(20.0), None, None, None]);
    let told: Vec<String> = table(3).unwrap().wrong.iter().map(ToString::to_string).collect();
    assert_eq!(told[0], "row 399 is not as long as the header: quote what holds the separator");
    assert_eq!(told[1], "row 400 is not text in UTF-8: save the table as UTF-8");
    assert_eq!(
        told[2], "row 401, column `brought`: `1,050` is not a number: write it like 1234.5",
        "no money is lost in silence"
    );
    let refused = table(21).unwrap_err().to_string();
    assert!(refused.ends_with("21 of 400 rows cannot be read, and at most 5 % may"), "{refused}");
}
