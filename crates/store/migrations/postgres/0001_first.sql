-- Instants are UTC microseconds; ids are uuid v7; money is decimal text.
-- `arrival` is the order of insertion, which within a case is the order of its events.
-- The fill factors leave room on the page for the next version of a row that is updated (heap-only update).
CREATE TABLE events (
    arrival BIGINT GENERATED ALWAYS AS IDENTITY,
    administration_id UUID NOT NULL,
    case_id UUID NOT NULL,
    sequence BIGINT NOT NULL CHECK (sequence > 0),
    kind TEXT NOT NULL,
    at BIGINT NOT NULL,
    actor TEXT NOT NULL,
    bytes BYTEA NOT NULL,
    salt BYTEA NOT NULL CHECK (length(salt) = 16),
    leaf BYTEA NOT NULL CHECK (length(leaf) = 32),
    position BIGINT
);
CREATE UNIQUE INDEX events_sequence ON events (administration_id, case_id, sequence);
CREATE INDEX events_unsealed ON events (administration_id, arrival) WHERE position IS NULL;
CREATE UNIQUE INDEX events_position ON events (administration_id, position) WHERE position IS NOT NULL;

CREATE TABLE cases (
    administration_id UUID NOT NULL,
    case_id UUID NOT NULL,
    version BIGINT NOT NULL,
    owner UUID NOT NULL,
    lrn TEXT NOT NULL,
    mrn TEXT,
    ducr TEXT,
    declaration_type TEXT NOT NULL,
    status TEXT NOT NULL,
    outcome TEXT,
    lane TEXT,
    legal_date TEXT,
    received_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    item_count BIGINT NOT NULL,
    payable TEXT,
    currency TEXT,
    goods_codes TEXT NOT NULL,
    declarant TEXT NOT NULL,
    due_at BIGINT,
    next_step TEXT,
    assignee TEXT,
    search TEXT NOT NULL
) WITH (fillfactor = 80);
CREATE UNIQUE INDEX cases_id ON cases (administration_id, case_id);
CREATE UNIQUE INDEX cases_mrn ON cases (administration_id, mrn) WHERE mrn IS NOT NULL;
CREATE INDEX cases_newest ON cases (administration_id, received_at, case_id);
CREATE INDEX cases_own ON cases (administration_id, owner, received_at, case_id);

CREATE TABLE originals (
    administration_id UUID NOT NULL,
    case_id UUID NOT NULL,
    version BIGINT NOT NULL,
    content_type TEXT NOT NULL,
    bytes BYTEA NOT NULL,
    hash BYTEA NOT NULL CHECK (length(hash) = 32)
);
CREATE UNIQUE INDEX originals_id ON originals (administration_id, case_id, version);

CREATE TABLE decisions (
    administration_id UUID NOT NULL,
    case_id UUID NOT NULL,
    version BIGINT NOT NULL,
    hash BYTEA NOT NULL CHECK (length(hash) = 32),
    bytes BYTEA NOT NULL
);
CREATE UNIQUE INDEX decisions_id ON decisions (administration_id, case_id, version);

CREATE TABLE outbox (
    administration_id UUID NOT NULL,
    number BIGINT NOT NULL,
    owner UUID NOT NULL,
    owner_number BIGINT NOT NULL,
    id UUID NOT NULL,
    case_id UUID NOT NULL,
    kind TEXT NOT NULL,
    bytes BYTEA NOT NULL,
    created_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX outbox_number ON outbox (administration_id, number);
CREATE UNIQUE INDEX outbox_owner ON outbox (administration_id, owner, owner_number);

CREATE TABLE cursors (
    administration_id UUID NOT NULL,
    subscriber TEXT NOT NULL,
    number BIGINT NOT NULL,
    PRIMARY KEY (administration_id, subscriber)
);

CREATE TABLE idempotency (
    administration_id UUID NOT NULL,
    actor TEXT NOT NULL,
    key TEXT NOT NULL,
    body_hash BYTEA NOT NULL CHECK (length(body_hash) = 32),
    status BIGINT NOT NULL,
    answer BYTEA NOT NULL,
    case_id UUID NOT NULL,
    created_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX idempotency_key ON idempotency (administration_id, actor, key);

CREATE TABLE uniques (
    administration_id UUID NOT NULL,
    kind TEXT NOT NULL,
    value TEXT NOT NULL,
    case_id UUID NOT NULL,
    used_at BIGINT NOT NULL,
    not_before BIGINT NOT NULL,
    PRIMARY KEY (administration_id, kind, value)
);

CREATE TABLE sequences (
    administration_id UUID NOT NULL,
    name TEXT NOT NULL,
    last BIGINT NOT NULL,
    PRIMARY KEY (administration_id, name)
) WITH (fillfactor = 10);

CREATE TABLE clients (
    administration_id UUID NOT NULL,
    id UUID NOT NULL,
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    token_hash BYTEA NOT NULL CHECK (length(token_hash) = 32),
    created_at BIGINT NOT NULL,
    disabled_at BIGINT,
    PRIMARY KEY (administration_id, id)
);
CREATE UNIQUE INDEX clients_token ON clients (token_hash);

CREATE TABLE editions (
    administration_id UUID NOT NULL,
    hash BYTEA NOT NULL CHECK (length(hash) = 32),
    bytes BYTEA NOT NULL
);
CREATE UNIQUE INDEX editions_hash ON editions (administration_id, hash);
