-- Agreements between parties: `body` is what they signed (canonical JSON), `hash` its SHA-256, `mrn` the case it is about.
-- `state` is what is known after `steps` facts; whoever takes the next fact names the step it follows.
CREATE TABLE agreements (
    administration_id BLOB NOT NULL,
    id BLOB NOT NULL,
    owner BLOB NOT NULL,
    hash BLOB NOT NULL CHECK (length(hash) = 32),
    body BLOB NOT NULL,
    mrn TEXT,
    at INTEGER NOT NULL,
    in_force_at INTEGER,
    steps INTEGER NOT NULL,
    state BLOB NOT NULL,
    PRIMARY KEY (administration_id, id),
    UNIQUE (administration_id, hash)
) STRICT, WITHOUT ROWID;
CREATE INDEX agreements_mrn ON agreements (administration_id, mrn) WHERE mrn IS NOT NULL;
-- Who plays which role of an agreement, and the note by which the role accepted it.
CREATE TABLE agreement_seats (
    administration_id BLOB NOT NULL,
    agreement BLOB NOT NULL,
    role TEXT NOT NULL,
    owner BLOB NOT NULL,
    note TEXT,
    at INTEGER,
    PRIMARY KEY (administration_id, agreement, role)
) STRICT, WITHOUT ROWID;
CREATE INDEX agreement_seats_owner ON agreement_seats (administration_id, owner);
-- A fact that was taken, as its party signed it, and the record of its step. Its commitment is the leaf of the event of the
-- same sequence in the evidence log, under the id of the agreement.
CREATE TABLE agreement_steps (
    administration_id BLOB NOT NULL,
    agreement BLOB NOT NULL,
    number INTEGER NOT NULL CHECK (number > 0),
    note TEXT NOT NULL,
    record BLOB NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (administration_id, agreement, number)
) STRICT, WITHOUT ROWID;
-- Documents that facts name by their hash.
CREATE TABLE agreement_documents (
    administration_id BLOB NOT NULL,
    agreement BLOB NOT NULL,
    hash BLOB NOT NULL CHECK (length(hash) = 32),
    bytes BLOB NOT NULL,
    PRIMARY KEY (administration_id, agreement, hash)
) STRICT, WITHOUT ROWID;
-- What administrations asked each other and answered: `peer` is the other one, `nonce` the asker's, so that nothing is
-- answered twice. `asked` and `answered` are signed notes; a refusal is an answer too.
CREATE TABLE exchanges (
    administration_id BLOB NOT NULL,
    id BLOB NOT NULL,
    direction TEXT NOT NULL CHECK (direction IN ('asked', 'answered')),
    peer TEXT NOT NULL,
    nonce TEXT NOT NULL,
    purpose TEXT NOT NULL,
    reference TEXT NOT NULL,
    outcome TEXT NOT NULL,
    request TEXT NOT NULL,
    answer TEXT,
    at INTEGER NOT NULL,
    PRIMARY KEY (administration_id, id),
    UNIQUE (administration_id, direction, peer, nonce)
) STRICT, WITHOUT ROWID;
CREATE INDEX exchanges_newest ON exchanges (administration_id, at, id);
