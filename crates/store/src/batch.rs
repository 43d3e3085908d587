//! This module decides the fate of a batch of commands inside one transaction: who is refused, which
//! numbers are drawn, and the rows that are written.
//!
//! A batch costs one statement a table whatever its size: three look-ups, two draws, seven inserts, and three
//! more when quotas are drawn, whose rows are locked before anything else. Commands
//! are judged in order, each against the database and against the accepted commands before it.
//!
//! Numbers without gaps and the order of the outbox rest on the same row lock. `DRAW` adds to rows of
//! `sequences` and so holds them until the transaction ends. Whoever draws later waits for that end, so
//! numbers become visible in their order: a reader that has seen number n will never find a smaller one
//! afterwards. (A `PostgreSQL` sequence promises neither: it is drawn without lock, commits out of order
//! and keeps the gap of a transaction that failed.) The lock spans the flush of the commit; batches make that
//! cheap, as the longer the wait, the larger the next batch. Serials must be drawn before the rows they appear
//! in, outbox numbers as late as can be, so that writers without serials insert side by side. Serials are
//! drawn first in every transaction and whoever holds outbox numbers waits for nothing more, so the two cannot
//! block each other.

use std::borrow::Cow;
use std::collections::HashMap;
use std::panic::{AssertUnwindSafe, catch_unwind};

use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::command::{Answer, CaseRow, Commit, Committed, NewMessage};
use crate::error::CommitError;
use crate::quota;
use crate::sql::{Connection, Rows};
use crate::statements as sql;

/// The verdict on one command.
pub(crate) type Verdict = Result<Committed, CommitError>;

/// Why a whole batch cannot be committed. The commands are then redone one by one.
#[derive(Debug)]
pub(crate) enum Failure {
    /// The database refused a statement.
    Sql(sqlx::Error),
    /// A drawn number could not be written into its command.
    NoNumber(String),
    /// Another node took a value between the look-up and the write.
    Raced,
}

impl From<sqlx::Error> for Failure {
    fn from(error: sqlx::Error) -> Self {
        Self::Sql(error)
    }
}

/// RFC 6962 leaf hash of an event: SHA-256 of a zero byte, the salt and the bytes.
pub fn leaf_hash(salt: &[u8; 16], bytes: &[u8]) -> [u8; 32] {
    Sha256::new().chain_update([0]).chain_update(salt).chain_update(bytes).finalize().into()
}

/// Judges and writes a batch. The caller has begun a transaction and ends it.
pub(crate) async fn apply(connection: &mut Connection, commands: &[&Commit]) -> Result<Vec<Verdict>, Failure> {
    let mut quotas = quota::Drawn::lock(connection, commands).await?;
    let judged = judge(connection, commands, &mut quotas).await?;
    let accepted: Vec<&Commit> = commands
        .iter()
        .zip(&judged)
        .filter(|(_, verdict)| matches!(verdict, Judged::Accepted))
        .map(|(command, _)| *command)
        .collect();
    let quotas = quotas.rows(&accepted);
    let mut drawn = draw_serials(connection, &accepted).await?;
    let mut stamped = Vec::with_capacity(accepted.len());
    for command in accepted {
        stamped.push(stamp(command, &mut drawn)?);
    }
    if quotas.count() > 0 && connection.change(&sql::DRAW_QUOTAS, &quotas).await? != quotas.count() as u64 {
        return Err(Failure::Raced);
    }
    write(connection, &stamped).await?;

    let mut done = stamped.into_iter();
    let mut verdicts: Vec<Verdict> = Vec::with_capacity(commands.len());
    for judged in judged {
        let verdict = match judged {
            Judged::Accepted => Ok(done.next().ok_or(Failure::Raced)?.committed()),
            Judged::Refused(error) => Err(error),
            Judged::RepeatOf(index) => match verdicts.get(index) {
                Some(Ok(Committed { answer: Some(answer), .. })) => Err(CommitError::Repeated(answer.clone())),
                _ => return Err(Failure::Raced),
            },
        };
        verdicts.push(verdict);
    }
    Ok(verdicts)
}

enum Judged {
    Accepted,
    Refused(CommitError),
    /// It repeats an accepted command of the same batch.
    RepeatOf(usize),
}

/// What is known under an idempotency key.
enum Known {
    Kept([u8; 32], Answer),
    InBatch([u8; 32], usize),
}

type Used = (Uuid, i64);

async fn judge(connection: &mut Connection, commands: &[&Commit], quotas: &mut quota::Drawn) -> Result<Vec<Judged>, sqlx::Error> {
    let mut answers = find_answers(connection, commands).await?;
    let mut versions = find_versions(connection, commands).await?;
    let mut used = find_used(connection, commands).await?;
    let mut judged = Vec::with_capacity(commands.len());
    for (index, command) in commands.iter().enumerate() {
        let key = command
            .idempotency
            .as_ref()
            .map(|kept| ((command.administration, command.actor.clone(), kept.key.clone()), kept.body_hash));
        if let Some((key, body_hash)) = &key
            && let Some(known) = answers.get(key)
        {
            judged.push(match known {
                Known::Kept(hash, answer) if hash == body_hash => Judged::Refused(CommitError::Repeated(answer.clone())),
                Known::InBatch(hash, first) if hash == body_hash => Judged::RepeatOf(*first),
                _ => Judged::Refused(CommitError::KeyReused),
            });
            continue;
        }
        let actual_version = versions.get(&(command.administration, command.case_id)).copied().unwrap_or(0);
        if actual_version != command.expected_version {
            judged.push(Judged::Refused(CommitError::Conflict { actual_version }));
            continue;
        }
        if let Some((kind, value)) = taken(command, &used) {
            judged.push(Judged::Refused(CommitError::NotUnique { kind, value }));
            continue;
        }
        if let Some(error) = quotas.refuse(command) {
            judged.push(Judged::Refused(error));
            continue;
        }
        quotas.take(command);
        if let Some((key, body_hash)) = key {
            answers.insert(key, Known::InBatch(body_hash, index));
        }
        versions.insert((command.administration, command.case_id), command.expected_version + command.events.len() as u32);
        for unique in &command.uniques {
            used.insert((command.administration, unique.kind.clone(), unique.value.clone()), (command.case_id, command.at));
        }
        judged.push(Judged::Accepted);
    }
    Ok(judged)
}

fn taken(command: &Commit, used: &HashMap<(Uuid, String, String), Used>) -> Option<(String, String)> {
    command.uniques.iter().find_map(|unique| {
        let key = (command.administration, unique.kind.clone(), unique.value.clone());
        let (case_id, used_at) = used.get(&key)?;
        (*case_id != command.case_id && *used_at >= unique.not_before).then_some((key.1, key.2))
    })
}

async fn find_answers(
    connection: &mut Connection,
    commands: &[&Commit],
) -> Result<HashMap<(Uuid, String, String), Known>, sqlx::Error> {
    let mut keys = Rows::default();
    for command in commands {
        if let Some(kept) = &command.idempotency {
            keys.push([command.administration.into(), (&command.actor).into(), (&kept.key).into()]);
        }
    }
    let mut answers = HashMap::with_capacity(keys.count());
    for row in connection.look_up(&sql::FIND_ANSWERS, &keys).await? {
        let answer = Answer { status: row.number(4)?, bytes: row.bytes(5)? };
        answers.insert((row.id(0)?, row.text(1)?, row.text(2)?), Known::Kept(row.array(3)?, answer));
    }
    Ok(answers)
}

async fn find_versions(connection: &mut Connection, commands: &[&Commit]) -> Result<HashMap<(Uuid, Uuid), u32>, sqlx::Error> {
    let mut keys = Rows::default();
    for command in commands {
        keys.push([command.administration.into(), command.case_id.into()]);
    }
    let mut versions = HashMap::with_capacity(keys.count());
    for row in connection.look_up(&sql::FIND_VERSIONS, &keys).await? {
        versions.insert((row.id(0)?, row.id(1)?), row.number(2)?);
    }
    Ok(versions)
}

async fn find_used(
    connection: &mut Connection,
    commands: &[&Commit],
) -> Result<HashMap<(Uuid, String, String), Used>, sqlx::Error> {
    let mut keys = Rows::default();
    for command in commands {
        for unique in &command.uniques {
            keys.push([command.administration.into(), (&unique.kind).into(), (&unique.value).into()]);
        }
    }
    let mut used = HashMap::with_capacity(keys.count());
    for row in connection.look_up(&sql::FIND_USED, &keys).await? {
        used.insert((row.id(0)?, row.text(1)?, row.text(2)?), (row.id(3)?, row.int(4)?));
    }
    Ok(used)
}

/// The next number of each sequence that the batch draws from.
type Drawn = HashMap<(Uuid, String), i64>;

/// Names of sequences: a caller's own cannot meet the store's.
fn serial_sequence(name: &str) -> String {
    format!("number/{name}")
}

const OUTBOX: &str = "outbox";
/// The sequence of an administration's evidence log.
pub(crate) const LOG: &str = "log";

fn owner_sequence(owner: Uuid) -> String {
    format!("outbox/{}", owner.simple())
}

/// Draws the serials of a batch.
async fn draw_serials(connection: &mut Connection, commands: &[&Commit]) -> Result<Drawn, sqlx::Error> {
    let mut counts: HashMap<(Uuid, String), i64> = HashMap::new();
    for command in commands {
        if let Some(number) = &command.number {
            *counts.entry((command.administration, serial_sequence(&number.sequence))).or_default() += 1;
        }
    }
    draw(connection, counts).await
}

/// Draws the outbox numbers of a batch, of the administrations and of the owners.
async fn draw_outbox(connection: &mut Connection, stamped: &[Stamped<'_>]) -> Result<Drawn, sqlx::Error> {
    let mut counts: HashMap<(Uuid, String), i64> = HashMap::new();
    for done in stamped {
        for message in &done.commit.outbox {
            *counts.entry((done.commit.administration, OUTBOX.to_owned())).or_default() += 1;
            *counts.entry((done.commit.administration, owner_sequence(message.owner))).or_default() += 1;
        }
    }
    draw(connection, counts).await
}

/// Draws numbers in one statement, which locks the sequences in the order of their names.
async fn draw(connection: &mut Connection, counts: HashMap<(Uuid, String), i64>) -> Result<Drawn, sqlx::Error> {
    let mut sorted: Vec<_> = counts.iter().collect();
    sorted.sort_unstable();
    let mut rows = Rows::default();
    for ((administration, name), count) in sorted {
        rows.push([(*administration).into(), name.into(), (*count).into()]);
    }
    let mut drawn = HashMap::with_capacity(counts.len());
    for row in connection.look_up(&sql::DRAW, &rows).await? {
        let sequence = (row.id(0)?, row.text(1)?);
        let first = row.int(2)? - counts.get(&sequence).copied().unwrap_or(0) + 1;
        drawn.insert(sequence, first);
    }
    Ok(drawn)
}

/// Writes messages about something that is no case, in the transaction that its keeper began.
pub(crate) async fn put_messages(
    connection: &mut Connection,
    administration: Uuid,
    subject: Uuid,
    messages: &[NewMessage],
    at: i64,
) -> Result<(), sqlx::Error> {
    for message in messages {
        let sequences = [OUTBOX.to_owned(), owner_sequence(message.owner)];
        let counts = sequences.clone().map(|sequence| ((administration, sequence), 1)).into();
        let drawn = draw(connection, counts).await?;
        let [number, owner_number] =
            sequences.map(|sequence| drawn.get(&(administration, sequence)).copied().ok_or(sqlx::Error::RowNotFound));
        let mut rows = Rows::default();
        rows.push([
            administration.into(),
            number?.into(),
            message.owner.into(),
            owner_number?.into(),
            message.id.into(),
            subject.into(),
            (&message.kind).into(),
            (&message.bytes).into(),
            at.into(),
        ]);
        connection.change(&sql::INSERT_MESSAGES, &rows).await?;
    }
    Ok(())
}

fn next(drawn: &mut Drawn, administration: Uuid, name: String) -> Result<i64, Failure> {
    let number = drawn.get_mut(&(administration, name)).ok_or(Failure::Raced)?;
    *number += 1;
    Ok(*number - 1)
}

/// A command with its number written into it.
struct Stamped<'a> {
    commit: Cow<'a, Commit>,
    serial: Option<u64>,
    search: String,
    leaves: Vec<[u8; 32]>,
}

impl Stamped<'_> {
    fn version(&self) -> u32 {
        self.commit.expected_version + self.commit.events.len() as u32
    }

    fn committed(self) -> Committed {
        let version = self.version();
        let first_sequence = self.commit.expected_version + 1;
        let kept = match self.commit {
            Cow::Borrowed(commit) => commit.idempotency.clone(),
            Cow::Owned(commit) => commit.idempotency,
        };
        let answer = kept.map(|kept| Answer { status: kept.status, bytes: kept.answer });
        Committed { version, first_sequence, serial: self.serial, answer }
    }
}

fn stamp<'a>(command: &'a Commit, drawn: &mut Drawn) -> Result<Stamped<'a>, Failure> {
    let mut commit = Cow::Borrowed(command);
    let mut serial = None;
    if let Some(request) = &command.number {
        let number = next(drawn, command.administration, serial_sequence(&request.sequence))?;
        let number = u64::try_from(number).map_err(|_| Failure::NoNumber("the sequence is used up".to_owned()))?;
        let mut fresh = command.clone();
        // A panic in the caller's function must not take the writer, and with it every other command, down.
        catch_unwind(AssertUnwindSafe(|| (request.write)(&mut fresh, number, &request.context)))
            .map_err(|_| Failure::NoNumber("the function that writes it panicked".to_owned()))?
            .map_err(Failure::NoNumber)?;
        same_shape(command, &fresh)?;
        serial = Some(number);
        commit = Cow::Owned(fresh);
    }
    let search = search_text(&commit.row);
    let leaves = commit.events.iter().map(|event| leaf_hash(&event.salt, &event.bytes)).collect();
    Ok(Stamped { commit, serial, search, leaves })
}

fn key(command: &Commit) -> Option<(&str, &[u8; 32])> {
    command.idempotency.as_ref().map(|kept| (kept.key.as_str(), &kept.body_hash))
}

/// The function that writes a number may change contents, not what was judged or counted.
fn same_shape(command: &Commit, fresh: &Commit) -> Result<(), Failure> {
    let scope = |c: &Commit| (c.administration, c.case_id, c.expected_version, c.at, c.events.len());
    let owners = |c: &Commit| c.outbox.iter().map(|message| message.owner).collect::<Vec<_>>();
    let is_same = scope(command) == scope(fresh)
        && command.actor == fresh.actor
        && owners(command) == owners(fresh)
        && command.uniques == fresh.uniques
        && command.draws == fresh.draws
        && key(command) == key(fresh);
    if !is_same || fresh.check().is_err() {
        return Err(Failure::NoNumber("the function that writes it changed more than contents".to_owned()));
    }
    Ok(())
}

/// What the free text filter looks into, in lower case.
fn search_text(row: &CaseRow) -> String {
    let parts = [Some(&row.lrn), row.mrn.as_ref(), row.ducr.as_ref(), Some(&row.declarant), Some(&row.goods_codes)];
    parts.into_iter().flatten().map(|part| part.to_lowercase()).collect::<Vec<_>>().join("\n")
}

async fn write(connection: &mut Connection, stamped: &[Stamped<'_>]) -> Result<(), Failure> {
    connection.change(&sql::INSERT_EVENTS, &event_rows(stamped)).await?;
    connection.change(&sql::PUT_CASES, &case_rows(stamped)).await?;
    let mut originals = Rows::default();
    let mut decisions = Rows::default();
    let mut uniques = Rows::default();
    let mut answers = Rows::default();
    let mut draws = Rows::default();
    let mut keys = Rows::default();
    let mut last_use = HashMap::new();
    for (index, done) in stamped.iter().enumerate() {
        let c = &*done.commit;
        let (administration, case_id, version) = (c.administration.into(), c.case_id.into(), done.version().into());
        if let Some(original) = &c.original {
            originals.push([
                administration,
                case_id,
                version,
                (&original.content_type).into(),
                (&original.bytes).into(),
                (&original.hash).into(),
            ]);
        }
        if let Some(decision) = &c.decision {
            decisions.push([administration, case_id, version, (&decision.hash).into(), (&decision.bytes).into()]);
        }
        if let Some(wrapped) = &c.case_key {
            keys.push([administration, case_id, wrapped.into()]);
        }
        for unique in &c.uniques {
            last_use.insert((c.administration, unique.kind.as_str(), unique.value.as_str()), index);
        }
        for draw in &c.draws {
            let (code, period) = ((&draw.code).into(), (&draw.period).into());
            draws.push([administration, code, period, case_id, version, draw.quantity.into(), c.at.into()]);
        }
        if let Some(kept) = &c.idempotency {
            let status = u32::from(kept.status).into();
            answers.push([
                administration,
                (&c.actor).into(),
                (&kept.key).into(),
                (&kept.body_hash).into(),
                status,
                (&kept.answer).into(),
                case_id,
                c.at.into(),
            ]);
        }
    }
    // One statement changes a row once: of several uses of a value in a batch the last is written.
    for (index, done) in stamped.iter().enumerate() {
        let c = &*done.commit;
        for unique in &c.uniques {
            let key = (c.administration, unique.kind.as_str(), unique.value.as_str());
            if last_use.get(&key) == Some(&index) {
                last_use.remove(&key);
                uniques.push([
                    c.administration.into(),
                    (&unique.kind).into(),
                    (&unique.value).into(),
                    c.case_id.into(),
                    c.at.into(),
                    unique.not_before.into(),
                ]);
            }
        }
    }
    if keys.count() > 0 {
        connection.change(&sql::INSERT_CASE_KEYS, &keys).await?;
    }
    connection.change(&sql::INSERT_ORIGINALS, &originals).await?;
    connection.change(&sql::INSERT_DECISIONS, &decisions).await?;
    if connection.change(&sql::TAKE_UNIQUES, &uniques).await? != uniques.count() as u64 {
        return Err(Failure::Raced);
    }
    if draws.count() > 0 {
        connection.change(&sql::INSERT_DRAWS, &draws).await?;
    }
    connection.change(&sql::INSERT_ANSWERS, &answers).await?;
    let mut drawn = draw_outbox(connection, stamped).await?;
    connection.change(&sql::INSERT_MESSAGES, &message_rows(stamped, &mut drawn)?).await?;
    Ok(())
}

fn message_rows<'a>(stamped: &'a [Stamped<'_>], drawn: &mut Drawn) -> Result<Rows<'a>, Failure> {
    let mut rows = Rows::default();
    for done in stamped {
        let c = &*done.commit;
        for message in &c.outbox {
            let number = next(drawn, c.administration, OUTBOX.to_owned())?;
            let owner_number = next(drawn, c.administration, owner_sequence(message.owner))?;
            rows.push([
                c.administration.into(),
                number.into(),
                message.owner.into(),
                owner_number.into(),
                message.id.into(),
                c.case_id.into(),
                (&message.kind).into(),
                (&message.bytes).into(),
                c.at.into(),
            ]);
        }
    }
    Ok(rows)
}

fn event_rows<'a>(stamped: &'a [Stamped<'_>]) -> Rows<'a> {
    let mut rows = Rows::default();
    for done in stamped {
        let c = &*done.commit;
        for ((event, leaf), sequence) in c.events.iter().zip(&done.leaves).zip(c.expected_version + 1..) {
            rows.push([
                c.administration.into(),
                c.case_id.into(),
                sequence.into(),
                (&event.kind).into(),
                c.at.into(),
                (&c.actor).into(),
                (&event.bytes).into(),
                (&event.salt).into(),
                leaf.into(),
            ]);
        }
    }
    rows
}

/// The last row of each case: one statement changes a row once.
fn case_rows<'a>(stamped: &'a [Stamped<'_>]) -> Rows<'a> {
    let last: HashMap<(Uuid, Uuid), u32> =
        stamped.iter().map(|done| ((done.commit.administration, done.commit.case_id), done.version())).collect();
    let mut rows = Rows::default();
    for done in stamped {
        let c = &*done.commit;
        if last.get(&(c.administration, c.case_id)) != Some(&done.version()) {
            continue;
        }
        let row = &c.row;
        rows.push([
            c.administration.into(),
            c.case_id.into(),
            done.version().into(),
            row.owner.into(),
            (&row.lrn).into(),
            (&row.mrn).into(),
            (&row.ducr).into(),
            (&row.declaration_type).into(),
            (&row.status).into(),
            (&row.outcome).into(),
            (&row.lane).into(),
            (&row.legal_date).into(),
            row.received_at.into(),
            c.at.into(),
            row.item_count.into(),
            (&row.payable).into(),
            (&row.currency).into(),
            (&row.goods_codes).into(),
            (&row.declarant).into(),
            row.due_at.into(),
            (&row.next_step).into(),
            (&row.assignee).into(),
            (&row.taxes).into(),
            done.search.as_str().into(),
        ]);
    }
    rows
}
