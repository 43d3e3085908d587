//! This module decides which lines of an examined case were irregular and what each brought: an examination speaks of the
//! whole case, and only a correction tells its lines apart.

use risk::{Finding, Numbered, Observation};

/// What an examination found in a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExaminationResult {
    /// Nothing wrong.
    Conform,
    /// Something that papers can put right.
    Discrepancy,
    /// What is forbidden.
    Seize,
}

/// What was found in each line. An examination says it of the whole case; once the declaration was corrected, the lines that
/// it changed were irregular and the others were not.
pub fn findings(
    result: ExaminationResult,
    lines: &[(u32, Observation)],
    corrected: Option<&[(u32, Observation)]>,
) -> Numbered<Finding> {
    let irregular = result != ExaminationResult::Conform;
    let critical = result == ExaminationResult::Seize;
    let after = corrected.filter(|_| irregular && !critical).unwrap_or(&[]);
    let changed: Vec<u32> = lines.iter().filter(|(item, line)| is_changed(line, after, *item)).map(|(item, _)| *item).collect();
    let gains = gains(lines, after);
    let of = |item: u32| {
        let gained = gains.iter().find(|(number, _)| *number == item).map_or(0.0, |(_, gained)| *gained);
        let is_wrong = changed.is_empty() || changed.contains(&item) || gained > 0.0;
        Finding { irregular: irregular && is_wrong, recovered: gained, critical }
    };
    lines.iter().map(|(item, _)| (*item, of(*item))).collect()
}

/// Whether a corrected declaration says something else of an item.
fn is_changed(line: &Observation, after: &[(u32, Observation)], item: u32) -> bool {
    let same = |one: f32, other: f32| one == other || (one.is_nan() && other.is_nan());
    let Some((_, now)) = after.iter().find(|(number, _)| *number == item) else { return !after.is_empty() };
    let (then, later) = (&line.figures, &now.figures);
    line.keys != now.keys
        || !same(then.value, later.value)
        || !same(then.net_mass, later.net_mass)
        || !same(then.quantity, later.quantity)
        || !same(then.charges, later.charges)
}

/// What a correction brings by item, where it brings something. What items bring that were not declared before counts for the
/// first one.
pub fn gains(before: &[(u32, Observation)], after: &[(u32, Observation)]) -> Numbered<f32> {
    let charged = |line: &Observation| if line.figures.charges.is_nan() { 0.0 } else { line.figures.charges };
    let (Some((first, _)), false) = (before.first(), after.is_empty()) else { return Numbered::new() };
    let mut gains = Numbered::new();
    for (item, now) in after {
        let then = before.iter().find(|(number, _)| number == item);
        let gained = charged(now) - then.map_or(0.0, |(_, then)| charged(then));
        if gained > 0.0 {
            gains.push((then.map_or(*first, |(item, _)| *item), gained));
        }
    }
    // An item may have gained twice: by itself, and by what was not declared.
    let mut summed = Numbered::<f32>::new();
    for (item, gained) in gains {
        match summed.iter_mut().find(|(number, _)| *number == item) {
            Some((_, sum)) => *sum += gained,
            None => summed.push((item, gained)),
        }
    }
    summed
}

#[cfg(test)]
mod tests {
    use super::ExaminationResult::{Conform, Discrepancy, Seize};
    use super::*;

    fn line(charges: f32) -> Observation {
        let mut line = Observation::on(1);
        line.figures.charges = charges;
        line
    }

    #[test]
    fn a_correction_says_which_lines_were_irregular_and_what_they_bring() {
        let before = [(1, line(10.0)), (2, line(20.0)), (3, line(5.0))];
        let found = |result: ExaminationResult, after: Option<&[(u32, Observation)]>| -> Vec<(bool, f32)> {
            findings(result, &before, after).into_iter().map(|(_, one)| (one.irregular, one.recovered)).collect()
        };
        assert_eq!(found(Conform, None), [(false, 0.0); 3]);
        assert_eq!(found(Discrepancy, None), [(true, 0.0); 3], "which one is not known yet");
        // The second owes more, the third less, and there was a fourth that nobody had declared.
        let after = [(1, line(10.0)), (2, line(50.0)), (3, line(1.0)), (4, line(7.0))];
        assert_eq!(found(Discrepancy, Some(&after)), [(true, 7.0), (true, 30.0), (true, 0.0)]);
        assert_eq!(found(Discrepancy, Some(&[before[0], before[1], (3, line(6.0))])), [(false, 0.0), (false, 0.0), (true, 1.0)]);
        assert_eq!(found(Seize, Some(&after)), [(true, 0.0); 3]);
    }
}
