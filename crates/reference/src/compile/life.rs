//! This module decides how the tables about the life of a case are compiled.

use super::{Pack, VALIDITY};
use crate::life::{
    ChangeEffect, ChangeReason, Direction, FixedField, Holiday, Life, OfficeHours, ServiceStandard, SubjectRow, TimerRow,
};
use crate::packed::Day;

const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

impl Pack<'_> {
    pub(super) fn life(&mut self) -> Life {
        Life {
            reasons: self.reasons(),
            fixed: self.fixed_fields(),
            holidays: self.holidays(),
            hours: self.hours(),
            timers: self.timers(),
            service: self.service(),
            subjects: self.subjects(),
        }
    }

    fn reasons(&mut self) -> Vec<ChangeReason> {
        let columns = [&["code", "effect", "name_en", "name_zh"], &VALIDITY[..]].concat();
        self.rows("amendments/reasons.csv", &columns, |pack, row| {
            let bench = &mut pack.bench;
            Some(ChangeReason {
                code: row.required(bench, "code")?,
                effect: row.parsed(bench, "effect", "set, delete or cancel", |text| match text {
                    "set" => Some(ChangeEffect::Set),
                    "delete" => Some(ChangeEffect::Delete),
                    "cancel" => Some(ChangeEffect::Cancel),
                    _ => None,
                })?,
                names: row.names(bench),
                provenance: row.provenance(bench)?,
            })
        })
    }

    fn fixed_fields(&mut self) -> Vec<FixedField> {
        let columns = [&["pointer", "name_en", "name_zh"], &VALIDITY[..]].concat();
        self.rows("amendments/fixed.csv", &columns, |pack, row| {
            let bench = &mut pack.bench;
            row.parsed(bench, "pointer", "a pointer such as 42A/57B", |text| text.parse::<declaration::Pointer>().ok())?;
            Some(FixedField {
                pointer: row.required(bench, "pointer")?,
                names: row.names(bench),
                provenance: row.provenance(bench)?,
            })
        })
    }

    fn holidays(&mut self) -> Vec<Holiday> {
        let mut rows = self.rows("calendar/holidays.csv", &["date", "name_en", "name_zh", "source"], |pack, row| {
            let bench = &mut pack.bench;
            let date = row.parsed(bench, "date", "a date such as 2026-12-25", |text| text.parse::<jiff::civil::Date>().ok())?;
            Some(Holiday { day: Day::from(date), names: row.names(bench), source: row.source(bench)? })
        });
        rows.sort_by_key(|row| row.day);
        rows
    }

    fn hours(&mut self) -> Vec<OfficeHours> {
        let columns = [&["weekday", "opens", "closes"], &VALIDITY[..]].concat();
        self.rows("calendar/hours.csv", &columns, |pack, row| {
            let bench = &mut pack.bench;
            let weekday = row.parsed(bench, "weekday", "a weekday such as monday", |text| {
                WEEKDAYS.iter().position(|name| *name == text).and_then(|place| u8::try_from(place).ok())
            })?;
            let (opens, closes) = (
                row.parsed(bench, "opens", "a time such as 09:00", minutes)?,
                row.parsed(bench, "closes", "a time such as 17:00", minutes)?,
            );
            if closes <= opens {
                row.problem(bench, "closes", "the office closes before it opens");
                return None;
            }
            Some(OfficeHours { weekday, opens, closes, provenance: row.provenance(bench)? })
        })
    }

    fn timers(&mut self) -> Vec<TimerRow> {
        let columns = [&["name", "status", "direction", "term", "command"], &VALIDITY[..]].concat();
        self.rows("calendar/timers.csv", &columns, |pack, row| {
            let bench = &mut pack.bench;
            Some(TimerRow {
                name: row.required(bench, "name")?,
                status: row.required(bench, "status")?,
                direction: row.parsed(bench, "direction", "any, import or export", |text| match text {
                    "any" => Some(Direction::Any),
                    "import" => Some(Direction::Import),
                    "export" => Some(Direction::Export),
                    _ => None,
                })?,
                term: row.parsed(bench, "term", TERM, |text| text.parse().ok())?,
                command: row.required(bench, "command")?,
                provenance: row.provenance(bench)?,
            })
        })
    }

    fn subjects(&mut self) -> Vec<SubjectRow> {
        let columns = [&["subject", "findings", "name_en", "name_zh"], &VALIDITY[..]].concat();
        self.rows("subjects.csv", &columns, |pack, row| {
            let bench = &mut pack.bench;
            Some(SubjectRow {
                code: row.required(bench, "subject")?,
                findings: row.required(bench, "findings")?,
                names: row.names(bench),
                provenance: row.provenance(bench)?,
            })
        })
    }

    fn service(&mut self) -> Vec<ServiceStandard> {
        let columns = [&["stage", "term"], &VALIDITY[..]].concat();
        self.rows("calendar/service.csv", &columns, |pack, row| {
            let bench = &mut pack.bench;
            Some(ServiceStandard {
                stage: row.required(bench, "stage")?,
                term: row.parsed(bench, "term", TERM, |text| text.parse().ok())?,
                provenance: row.provenance(bench)?,
            })
        })
    }
}

/// What a column with a term wants.
const TERM: &str = "a term such as `30 days`, `8 working hours` or `working day 5 of next month`";

/// Minutes after midnight of a time of day.
fn minutes(text: &str) -> Option<u16> {
    let (hour, minute) = text.split_once(':')?;
    let (hour, minute): (u16, u16) = (hour.parse().ok()?, minute.parse().ok()?);
    (hour < 24 && minute < 60).then_some(hour * 60 + minute)
}
