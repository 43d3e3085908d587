//! How often the right subheading is among the suggestions: lines of `code<TAB>description` on standard input.

#![expect(clippy::float_arithmetic, clippy::print_stdout, reason = "figures for people, told on the command line")]

use std::io::BufRead;
use std::time::Instant;

/// Among so many suggestions.
const FIRST: [usize; 3] = [1, 5, 10];

fn main() -> std::io::Result<()> {
    let (mut lines, mut found, mut took) = (0_u32, [0_u32; FIRST.len()], 0.0);
    for line in std::io::stdin().lock().lines() {
        let line = line?;
        let Some((code, text)) = line.split_once('\t') else { continue };
        let from = Instant::now();
        let suggested = nomenclature::suggest(text, 10);
        took += from.elapsed().as_secs_f64();
        lines += 1;
        let place = suggested.iter().position(|one| Some(one.code) == code.get(..6));
        for (count, first) in found.iter_mut().zip(FIRST) {
            *count += u32::from(place.is_some_and(|place| place < first));
        }
    }
    for (count, first) in found.iter().zip(FIRST) {
        println!("among the first {first}: {:.1} % of {lines}", f64::from(*count) * 100.0 / f64::from(lines.max(1)));
    }
    println!("{:.0} µs each", took * 1e6 / f64::from(lines.max(1)));
    Ok(())
}
