-- What analysts laid down, proposed by one and confirmed by another: profiles, entries of own watch lists, names that are not
-- the same as a listed one, models. `subject` is the thing, `number` its version, `body` its JSON, `hash` that of the body.
CREATE TABLE directives (
    administration_id BLOB NOT NULL,
    id BLOB NOT NULL,
    kind TEXT NOT NULL,
    subject BLOB NOT NULL,
    number INTEGER NOT NULL,
    hash BLOB NOT NULL CHECK (length(hash) = 32),
    body BLOB NOT NULL,
    owner BLOB NOT NULL,
    at INTEGER NOT NULL,
    confirmed_by BLOB CHECK (confirmed_by <> owner),
    confirmed_at INTEGER,
    withdrawn_by BLOB,
    withdrawn_at INTEGER,
    PRIMARY KEY (administration_id, id),
    UNIQUE (administration_id, kind, subject, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX directives_standing ON directives (administration_id, kind) WHERE confirmed_at IS NOT NULL AND withdrawn_at IS NULL;
-- Which profiles hit a case: a projection of decision records and results of examinations, which can be made again.
CREATE TABLE profile_hits (
    administration_id BLOB NOT NULL,
    case_id BLOB NOT NULL,
    profile BLOB NOT NULL,
    hash BLOB NOT NULL CHECK (length(hash) = 32),
    owner BLOB NOT NULL,
    version INTEGER NOT NULL,
    received_at INTEGER NOT NULL,
    declarant TEXT NOT NULL,
    lane TEXT,
    result TEXT,
    PRIMARY KEY (administration_id, case_id, profile)
) STRICT, WITHOUT ROWID;
CREATE INDEX profile_hits_newest ON profile_hits (administration_id, profile, received_at);
-- A profile tried on stored cases of past days. Who works on it says so in `beat_at`; `body` and `result` are JSON.
CREATE TABLE profile_trials (
    administration_id BLOB NOT NULL,
    id BLOB NOT NULL,
    body BLOB NOT NULL,
    first_day TEXT NOT NULL,
    last_day TEXT NOT NULL,
    owner BLOB NOT NULL,
    at INTEGER NOT NULL,
    beat_at INTEGER NOT NULL,
    done_at INTEGER,
    cases INTEGER NOT NULL,
    result BLOB,
    PRIMARY KEY (administration_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX profile_trials_open ON profile_trials (administration_id, at) WHERE done_at IS NULL;
