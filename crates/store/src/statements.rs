//! This module decides nothing: it holds every SQL text of the commit path and of the plain reads, so that
//! one test can prepare them all on both engines. The list of cases is put together in `list`.

use crate::sql::Bulk;
use crate::sql::Kind::{Bytes, Id, Int, Text};

macro_rules! plain {
    ($($name:ident = $sql:literal;)*) => {
        $(pub(crate) const $name: &str = $sql;)*
        /// Every plain statement.
        #[cfg(feature = "testing")]
        pub(crate) const PLAIN: &[(&str, &str)] = &[$((stringify!($name), $name)),*];
    };
}

macro_rules! bulk {
    ($($name:ident ($($column:ident: $kind:ident),* $(,)?) = $rest:literal;)*) => {
        $(pub(crate) static $name: Bulk = Bulk::new(&[$((stringify!($column), $kind)),*], $rest);)*
        /// Every statement over many rows.
        #[cfg(feature = "testing")]
        pub(crate) static BULK: &[(&str, &Bulk)] = &[$((stringify!($name), &$name)),*];
    };
}

pub(crate) mod agreements;
pub(crate) mod authorisations;
pub(crate) mod desk;
pub(crate) mod directives;
pub(crate) mod drafts;
pub(crate) mod evidence;
pub(crate) mod law;
pub(crate) mod ledger;
pub(crate) mod past;
pub(crate) mod people;
pub(crate) mod replies;
pub(crate) mod selections;
pub(crate) mod templates;
pub(crate) mod ties;
pub(crate) mod vault;
pub(crate) mod webhooks;

// `CROSS JOIN` makes SQLite go through the keys and look each up; PostgreSQL reads it as any other join.
bulk! {
    FIND_ANSWERS(administration_id: Id, actor: Text, key: Text) =
        "SELECT i.administration_id, i.actor, i.key, i.body_hash, i.status, i.answer FROM k CROSS JOIN idempotency i
         WHERE i.administration_id = k.administration_id AND i.actor = k.actor AND i.key = k.key";
    FIND_VERSIONS(administration_id: Id, case_id: Id) =
        "SELECT c.administration_id, c.case_id, c.version FROM k CROSS JOIN cases c
         WHERE c.administration_id = k.administration_id AND c.case_id = k.case_id";
    FIND_USED(administration_id: Id, kind: Text, value: Text) =
        "SELECT u.administration_id, u.kind, u.value, u.case_id, u.used_at FROM k CROSS JOIN uniques u
         WHERE u.administration_id = k.administration_id AND u.kind = k.kind AND u.value = k.value";
    DRAW(administration_id: Id, name: Text, last: Int) =
        "INSERT INTO sequences (administration_id, name, last) SELECT administration_id, name, last FROM k WHERE true
         ORDER BY administration_id, name
         ON CONFLICT (administration_id, name) DO UPDATE SET last = sequences.last + excluded.last
         RETURNING administration_id, name, last";
    INSERT_EVENTS(administration_id: Id, case_id: Id, sequence: Int, kind: Text, at: Int, actor: Text, bytes: Bytes, salt: Bytes, leaf: Bytes) =
        "INSERT INTO events (administration_id, case_id, sequence, kind, at, actor, bytes, salt, leaf)
         SELECT administration_id, case_id, sequence, kind, at, actor, bytes, salt, leaf FROM k";
    PUT_CASES(administration_id: Id, case_id: Id, version: Int, owner: Id, lrn: Text, mrn: Text, ducr: Text, declaration_type: Text,
        status: Text, outcome: Text, lane: Text, legal_date: Text, received_at: Int, updated_at: Int, item_count: Int, payable: Text,
        currency: Text, goods_codes: Text, declarant: Text, due_at: Int, next_step: Text, assignee: Text, taxes: Text, search: Text) =
        "INSERT INTO cases (administration_id, case_id, version, owner, lrn, mrn, ducr, declaration_type, status, outcome, lane, legal_date,
             received_at, updated_at, item_count, payable, currency, goods_codes, declarant, due_at, next_step, assignee, taxes, search)
         SELECT administration_id, case_id, version, owner, lrn, mrn, ducr, declaration_type, status, outcome, lane, legal_date,
             received_at, updated_at, item_count, payable, currency, goods_codes, declarant, due_at, next_step, assignee, taxes, search
         FROM k WHERE true
         ON CONFLICT (administration_id, case_id) DO UPDATE SET version = excluded.version, owner = excluded.owner, lrn = excluded.lrn,
             mrn = excluded.mrn, ducr = excluded.ducr, declaration_type = excluded.declaration_type, status = excluded.status,
             outcome = excluded.outcome, lane = excluded.lane, legal_date = excluded.legal_date, received_at = excluded.received_at,
             updated_at = excluded.updated_at, item_count = excluded.item_count, payable = excluded.payable, currency = excluded.currency,
             goods_codes = excluded.goods_codes, declarant = excluded.declarant, due_at = excluded.due_at,
             next_step = excluded.next_step, assignee = excluded.assignee, taxes = excluded.taxes, search = excluded.search";
    INSERT_ORIGINALS(administration_id: Id, case_id: Id, version: Int, content_type: Text, bytes: Bytes, hash: Bytes) =
        "INSERT INTO originals (administration_id, case_id, version, content_type, bytes, hash)
         SELECT administration_id, case_id, version, content_type, bytes, hash FROM k";
    INSERT_DECISIONS(administration_id: Id, case_id: Id, version: Int, hash: Bytes, bytes: Bytes) =
        "INSERT INTO decisions (administration_id, case_id, version, hash, bytes)
         SELECT administration_id, case_id, version, hash, bytes FROM k";
    INSERT_CASE_KEYS(administration_id: Id, case_id: Id, wrapped: Bytes) =
        "INSERT INTO case_keys (administration_id, case_id, wrapped) SELECT administration_id, case_id, wrapped FROM k";
    INSERT_MESSAGES(administration_id: Id, number: Int, owner: Id, owner_number: Int, id: Id, case_id: Id, kind: Text, bytes: Bytes, created_at: Int) =
        "INSERT INTO outbox (administration_id, number, owner, owner_number, id, case_id, kind, bytes, created_at)
         SELECT administration_id, number, owner, owner_number, id, case_id, kind, bytes, created_at FROM k";
    TAKE_UNIQUES(administration_id: Id, kind: Text, value: Text, case_id: Id, used_at: Int, not_before: Int) =
        "INSERT INTO uniques (administration_id, kind, value, case_id, used_at, not_before)
         SELECT administration_id, kind, value, case_id, used_at, not_before FROM k WHERE true
         ON CONFLICT (administration_id, kind, value) DO UPDATE
             SET case_id = excluded.case_id, used_at = excluded.used_at, not_before = excluded.not_before
         WHERE uniques.used_at < excluded.not_before OR uniques.case_id = excluded.case_id";
    INSERT_ANSWERS(administration_id: Id, actor: Text, key: Text, body_hash: Bytes, status: Int, answer: Bytes, case_id: Id, created_at: Int) =
        "INSERT INTO idempotency (administration_id, actor, key, body_hash, status, answer, case_id, created_at)
         SELECT administration_id, actor, key, body_hash, status, answer, case_id, created_at FROM k";
    LOCK_QUOTAS(administration_id: Id, code: Text, period: Text, volume: Int) =
        "INSERT INTO quotas (administration_id, code, period, volume, balance, was)
         SELECT administration_id, code, period, volume, volume, volume FROM k WHERE true ORDER BY administration_id, code, period
         ON CONFLICT (administration_id, code, period) DO UPDATE SET was = quotas.was
         RETURNING administration_id, code, period, volume, balance";
    DRAW_QUOTAS(administration_id: Id, code: Text, period: Text, volume: Int, balance: Int, was: Int) =
        "INSERT INTO quotas (administration_id, code, period, volume, balance, was)
         SELECT administration_id, code, period, volume, balance, was FROM k WHERE true
         ON CONFLICT (administration_id, code, period) DO UPDATE
             SET balance = excluded.balance, volume = excluded.volume, was = excluded.was
         WHERE quotas.balance = excluded.was";
    INSERT_DRAWS(administration_id: Id, code: Text, period: Text, case_id: Id, version: Int, quantity: Int, at: Int) =
        "INSERT INTO quota_draws (administration_id, code, period, case_id, version, quantity, at)
         SELECT administration_id, code, period, case_id, version, quantity, at FROM k";
    SEAL(administration_id: Id, arrival: Int, position: Int) =
        "UPDATE events SET position = k.position FROM k
         WHERE events.administration_id = k.administration_id AND events.arrival = k.arrival AND events.position IS NULL";
}

// Whoever may not see a case gets no row: the condition on the owner is part of each text.
plain! {
    PUT_EVENT = "INSERT INTO events (administration_id, case_id, sequence, kind, at, actor, bytes, salt, leaf)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    CASE_BY_ID = "SELECT case_id, version, owner, lrn, mrn, ducr, declaration_type, status, outcome, lane, legal_date, received_at, updated_at,
            item_count, payable, currency, goods_codes, declarant, due_at, next_step, assignee, taxes
        FROM cases c WHERE administration_id = $1 AND ($2 = 1 OR owner = $3) AND case_id = $4";
    CASE_BY_MRN = "SELECT case_id, version, owner, lrn, mrn, ducr, declaration_type, status, outcome, lane, legal_date, received_at, updated_at,
            item_count, payable, currency, goods_codes, declarant, due_at, next_step, assignee, taxes
        FROM cases c WHERE administration_id = $1 AND ($2 = 1 OR owner = $3) AND mrn = $4";
    EVENTS_OF_CASE = "SELECT e.sequence, e.kind, e.at, e.actor, e.bytes, e.salt, e.leaf, e.position
        FROM cases c JOIN events e ON e.administration_id = c.administration_id AND e.case_id = c.case_id
        WHERE c.administration_id = $1 AND ($2 = 1 OR c.owner = $3) AND c.case_id = $4 ORDER BY e.sequence";
    LAST_DECISION = "SELECT d.version, d.hash, d.bytes, v.wrapped
        FROM cases c JOIN decisions d ON d.administration_id = c.administration_id AND d.case_id = c.case_id
        LEFT JOIN case_keys v ON v.administration_id = c.administration_id AND v.case_id = c.case_id
        WHERE c.administration_id = $1 AND ($2 = 1 OR c.owner = $3) AND c.case_id = $4 ORDER BY d.version DESC LIMIT 1";
    LAST_ORIGINAL = "SELECT o.version, o.content_type, o.bytes, o.hash, v.wrapped
        FROM cases c JOIN originals o ON o.administration_id = c.administration_id AND o.case_id = c.case_id
        LEFT JOIN case_keys v ON v.administration_id = c.administration_id AND v.case_id = c.case_id
        WHERE c.administration_id = $1 AND ($2 = 1 OR c.owner = $3) AND c.case_id = $4 ORDER BY o.version DESC LIMIT 1";
    DECISIONS_OF_CASE = "SELECT d.version, d.hash, d.bytes, v.wrapped
        FROM cases c JOIN decisions d ON d.administration_id = c.administration_id AND d.case_id = c.case_id
        LEFT JOIN case_keys v ON v.administration_id = c.administration_id AND v.case_id = c.case_id
        WHERE c.administration_id = $1 AND ($2 = 1 OR c.owner = $3) AND c.case_id = $4 ORDER BY d.version";
    ORIGINALS_OF_CASE = "SELECT o.version, o.content_type, o.bytes, o.hash, v.wrapped
        FROM cases c JOIN originals o ON o.administration_id = c.administration_id AND o.case_id = c.case_id
        LEFT JOIN case_keys v ON v.administration_id = c.administration_id AND v.case_id = c.case_id
        WHERE c.administration_id = $1 AND ($2 = 1 OR c.owner = $3) AND c.case_id = $4 ORDER BY o.version";
    DUE_CASES = "SELECT case_id FROM cases WHERE administration_id = $1 AND due_at IS NOT NULL AND due_at <= $2
        ORDER BY due_at LIMIT $3";
    MESSAGES_OF_ALL = "SELECT number, id, case_id, owner, kind, bytes, created_at
        FROM outbox WHERE administration_id = $1 AND number > $2 ORDER BY number LIMIT $3";
    MESSAGES_OF_OWNER = "SELECT owner_number, id, case_id, owner, kind, bytes, created_at
        FROM outbox WHERE administration_id = $1 AND owner = $4 AND owner_number > $2 ORDER BY owner_number LIMIT $3";
    NEWEST_MESSAGES_OF_ALL = "SELECT number, id, case_id, owner, kind, bytes, created_at
        FROM outbox WHERE administration_id = $1 AND number < $2 ORDER BY number DESC LIMIT $3";
    NEWEST_MESSAGES_OF_OWNER = "SELECT owner_number, id, case_id, owner, kind, bytes, created_at
        FROM outbox WHERE administration_id = $1 AND owner = $4 AND owner_number < $2 ORDER BY owner_number DESC LIMIT $3";
    COUNTS = "SELECT outcome, lane, count(*) FROM cases c WHERE administration_id = $1 AND ($2 = 1 OR owner = $3)
        GROUP BY outcome, lane ORDER BY outcome, lane";
    UNIQUE_SEEN = "SELECT case_id FROM uniques WHERE administration_id = $1 AND kind = $2 AND value = $3 AND used_at >= $4";
    QUOTA_DRAWN = "SELECT volume - balance FROM quotas WHERE administration_id = $1 AND code = $2 AND period = $3";
    QUOTA_DRAWS = "SELECT quantity FROM quota_draws WHERE administration_id = $1 AND code = $2 AND period = $3";
    ANSWER_BY_KEY = "SELECT body_hash, status, answer FROM idempotency WHERE administration_id = $1 AND actor = $2 AND key = $3";
    UNSEALED = "SELECT arrival, leaf FROM events WHERE administration_id = $1 AND position IS NULL ORDER BY arrival LIMIT $2";
    CLIENT_BY_TOKEN = "SELECT administration_id, id, name, role, created_at, disabled_at, owner, made_by, expires_at
        FROM clients WHERE token_hash = $1 AND disabled_at IS NULL";
    CLIENTS = "SELECT administration_id, id, name, role, created_at, disabled_at, owner, made_by, expires_at FROM clients WHERE administration_id = $1 ORDER BY id";
    INSERT_CLIENT = "INSERT INTO clients (administration_id, id, name, role, token_hash, created_at, owner, made_by, expires_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    DISABLE_CLIENT = "UPDATE clients SET disabled_at = $3 WHERE administration_id = $1 AND id = $2 AND disabled_at IS NULL";
    CURSOR = "SELECT number FROM cursors WHERE administration_id = $1 AND subscriber = $2";
    MOVE_CURSOR = "INSERT INTO cursors (administration_id, subscriber, number) VALUES ($1, $2, $3)
        ON CONFLICT (administration_id, subscriber) DO UPDATE SET number = excluded.number WHERE cursors.number < excluded.number";
    EDITION = "SELECT bytes FROM editions WHERE administration_id = $1 AND hash = $2";
    KEEP_EDITION = "INSERT INTO editions (administration_id, hash, bytes) VALUES ($1, $2, $3) ON CONFLICT (administration_id, hash) DO NOTHING";
}
