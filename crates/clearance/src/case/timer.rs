//! This module decides which deadlines run for a case and when they end: rows of the pack, in its legal time.

use jiff::Timestamp;
use reference::calendar::Calendar;
use reference::life::{Direction, TimerRow};
use reference::{Day, Edition};

use super::stage::{Stage, Stay};
use super::state::{Case, Status};
use super::table::{Command, Event, apply};

/// The commands that a pack's timers may give, by the name that its tables use.
const COMMANDS: [(&str, Command); 3] =
    [("expire_arrival", Command::ExpireArrival), ("remind_exit", Command::RemindExit), ("expire_exit", Command::ExpireExit)];

/// Statuses in which a timer may run.
const STATUSES: [Status; 5] = [Status::Registered, Status::Accepted, Status::Released, Status::Cleared, Status::Detained];

/// A deadline that runs for a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due {
    /// When it is over.
    pub at: Timestamp,
    /// The command given then.
    pub command: Command,
    /// Its name in the pack.
    pub name: String,
}

/// A case as its events left it, and since when it stands where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Life {
    /// The case.
    pub case: Case,
    /// Since when it has its status.
    pub since: Timestamp,
    /// What was done since then.
    pub done: Vec<Command>,
    /// The steps at which it stood, in order of time.
    stays: Vec<Stay>,
}

impl Life {
    /// The life of a new case that came in at an instant.
    pub fn new(is_export: bool, at: Timestamp) -> Self {
        Self::begin(Case::new(is_export), at)
    }

    /// The life of a case that came to its status at an instant.
    pub fn begin(case: Case, at: Timestamp) -> Self {
        let mut life = Self { case, since: at, done: Vec::new(), stays: Vec::new() };
        life.stand(at);
        life
    }

    /// Goes on by an event.
    pub fn follow(&mut self, event: &Event, at: Timestamp) {
        let status = self.case.status;
        apply(&mut self.case, event);
        if self.case.status != status {
            self.since = at;
            self.done.clear();
        }
        self.done.push(event.command.clone());
        self.stand(at);
    }

    /// The step for which it waits.
    pub fn stage(&self) -> Stage {
        Stage::of(self)
    }

    /// The steps at which it stood for some time, in order; it stands at the last.
    pub fn stays(&self) -> &[Stay] {
        &self.stays
    }

    /// Notes at which step it stands after an event.
    fn stand(&mut self, at: Timestamp) {
        let stage = self.stage();
        match self.stays.last_mut() {
            Some(last) if last.stage == stage => return,
            Some(last) => last.to = Some(at),
            None => {}
        }
        self.stays.pop_if(|last| last.to == Some(last.from));
        match self.stays.last_mut() {
            // What came between took no time.
            Some(before) if before.stage == stage => before.to = None,
            _ => self.stays.push(Stay { stage, from: at, to: None }),
        }
    }

    /// The deadline that ends next, under the rows that hold on the day its status began; none when none runs.
    pub fn due(&self, edition: &Edition, calendar: &Calendar) -> Option<Due> {
        let day = Day::from(self.since.to_zoned(calendar.zone.clone()).date());
        let runs = |row: &&TimerRow| {
            row.provenance.holds(day)
                && edition.text(row.status) == self.case.status.as_str()
                && match row.direction {
                    Direction::Any => true,
                    Direction::Import => !self.case.is_export,
                    Direction::Export => self.case.is_export,
                }
        };
        let rows = edition.tables().life.timers.iter().filter(runs);
        rows.filter_map(|row| {
            let command = command(edition.text(row.command))?;
            let at = calendar.end(row.term, self.since)?;
            (!self.done.contains(&command)).then(|| Due { at, command, name: edition.text(row.name).to_owned() })
        })
        .min_by(|left, right| left.at.cmp(&right.at))
    }
}

fn command(name: &str) -> Option<Command> {
    COMMANDS.iter().find(|(known, _)| *known == name).map(|(_, command)| command.clone())
}

/// What of a pack's timers nobody could carry out: a status or a command that is not known.
pub(crate) fn check(edition: &Edition) -> Vec<String> {
    let mut problems = Vec::new();
    for row in &edition.tables().life.timers {
        let line = row.provenance.line;
        let (status, name) = (edition.text(row.status), edition.text(row.command));
        if !STATUSES.iter().any(|known| known.as_str() == status) {
            let known: Vec<&str> = STATUSES.iter().map(|status| status.as_str()).collect();
            problems.push(format!("calendar/timers.csv:{line}: column status: `{status}` is none of {}", known.join(", ")));
        }
        if command(name).is_none() {
            let known: Vec<&str> = COMMANDS.iter().map(|(name, _)| *name).collect();
            problems.push(format!("calendar/timers.csv:{line}: column command: `{name}` is none of {}", known.join(", ")));
        }
    }
    problems
}
