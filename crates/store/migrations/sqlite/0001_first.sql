-- Instants are UTC microseconds; ids are the 16 bytes of a uuid v7; money is decimal text.
-- `arrival` is the order of insertion, which within a case is the order of its events.
CREATE TABLE events (
    arrival INTEGER PRIMARY KEY,
    administration_id BLOB NOT NULL,
    case_id BLOB NOT NULL,
    sequence INTEGER NOT NULL CHECK (sequence > 0),
    kind TEXT NOT NULL,
    at INTEGER NOT NULL,
    actor TEXT NOT NULL,
    bytes BLOB NOT NULL,
    salt BLOB NOT NULL CHECK (length(salt) = 16),
    leaf BLOB NOT NULL CHECK (length(leaf) = 32),
    position INTEGER
) STRICT;
CREATE UNIQUE INDEX events_sequence ON events (administration_id, case_id, sequence);
CREATE INDEX events_unsealed ON events (administration_id, arrival) WHERE position IS NULL;
CREATE UNIQUE INDEX events_position ON events (administration_id, position) WHERE position IS NOT NULL;

CREATE TABLE cases (
    administration_id BLOB NOT NULL,
    case_id BLOB NOT NULL,
    version INTEGER NOT NULL,
    owner BLOB NOT NULL,
    lrn TEXT NOT NULL,
    mrn TEXT,
    ducr TEXT,
    declaration_type TEXT NOT NULL,
    status TEXT NOT NULL,
    outcome TEXT,
    lane TEXT,
    legal_date TEXT,
    received_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    item_count INTEGER NOT NULL,
    payable TEXT,
    currency TEXT,
    goods_codes TEXT NOT NULL,
    declarant TEXT NOT NULL,
    due_at INTEGER,
    next_step TEXT,
    assignee TEXT,
    search TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX cases_id ON cases (administration_id, case_id);
CREATE UNIQUE INDEX cases_mrn ON cases (administration_id, mrn) WHERE mrn IS NOT NULL;
CREATE INDEX cases_newest ON cases (administration_id, received_at, case_id);
CREATE INDEX cases_own ON cases (administration_id, owner, received_at, case_id);

CREATE TABLE originals (
    administration_id BLOB NOT NULL,
    case_id BLOB NOT NULL,
    version INTEGER NOT NULL,
    content_type TEXT NOT NULL,
    bytes BLOB NOT NULL,
    hash BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;
CREATE UNIQUE INDEX originals_id ON originals (administration_id, case_id, version);

CREATE TABLE decisions (
    administration_id BLOB NOT NULL,
    case_id BLOB NOT NULL,
    version INTEGER NOT NULL,
    hash BLOB NOT NULL CHECK (length(hash) = 32),
    bytes BLOB NOT NULL
) STRICT;
CREATE UNIQUE INDEX decisions_id ON decisions (administration_id, case_id, version);

CREATE TABLE outbox (
    administration_id BLOB NOT NULL,
    number INTEGER NOT NULL,
    owner BLOB NOT NULL,
    owner_number INTEGER NOT NULL,
    id BLOB NOT NULL,
    case_id BLOB NOT NULL,
    kind TEXT NOT NULL,
    bytes BLOB NOT NULL,
    created_at INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX outbox_number ON outbox (administration_id, number);
CREATE UNIQUE INDEX outbox_owner ON outbox (administration_id, owner, owner_number);

CREATE TABLE cursors (
    administration_id BLOB NOT NULL,
    subscriber TEXT NOT NULL,
    number INTEGER NOT NULL,
    PRIMARY KEY (administration_id, subscriber)
) STRICT, WITHOUT ROWID;

CREATE TABLE idempotency (
    administration_id BLOB NOT NULL,
    actor TEXT NOT NULL,
    key TEXT NOT NULL,
    body_hash BLOB NOT NULL CHECK (length(body_hash) = 32),
    status INTEGER NOT NULL,
    answer BLOB NOT NULL,
    case_id BLOB NOT NULL,
    created_at INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX idempotency_key ON idempotency (administration_id, actor, key);

CREATE TABLE uniques (
    administration_id BLOB NOT NULL,
    kind TEXT NOT NULL,
    value TEXT NOT NULL,
    case_id BLOB NOT NULL,
    used_at INTEGER NOT NULL,
    not_before INTEGER NOT NULL,
    PRIMARY KEY (administration_id, kind, value)
) STRICT, WITHOUT ROWID;

CREATE TABLE sequences (
    administration_id BLOB NOT NULL,
    name TEXT NOT NULL,
    last INTEGER NOT NULL,
    PRIMARY KEY (administration_id, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE clients (
    administration_id BLOB NOT NULL,
    id BLOB NOT NULL,
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    token_hash BLOB NOT NULL CHECK (length(token_hash) = 32),
    created_at INTEGER NOT NULL,
    disabled_at INTEGER,
    PRIMARY KEY (administration_id, id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX clients_token ON clients (token_hash);

CREATE TABLE editions (
    administration_id BLOB NOT NULL,
    hash BLOB NOT NULL CHECK (length(hash) = 32),
    bytes BLOB NOT NULL
) STRICT;
CREATE UNIQUE INDEX editions_hash ON editions (administration_id, hash);
