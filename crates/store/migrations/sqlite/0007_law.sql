-- What is known of a kept edition beside its bytes: the hash of its law (texts are no part of it), who brought it (nil: the
-- program) and why.
CREATE TABLE edition_cards (
    administration_id BLOB NOT NULL,
    hash BLOB NOT NULL CHECK (length(hash) = 32),
    law TEXT NOT NULL,
    pack TEXT NOT NULL,
    version TEXT NOT NULL,
    note TEXT NOT NULL,
    owner BLOB NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (administration_id, hash)
) STRICT, WITHOUT ROWID;
-- From which legal date an edition counts: proposed by one, confirmed by another, perhaps withdrawn before its day.
CREATE TABLE activations (
    administration_id BLOB NOT NULL,
    id BLOB NOT NULL,
    edition BLOB NOT NULL CHECK (length(edition) = 32),
    counts_from TEXT NOT NULL,
    reason TEXT NOT NULL,
    owner BLOB NOT NULL,
    at INTEGER NOT NULL,
    confirmed_by BLOB CHECK (confirmed_by <> owner),
    confirmed_at INTEGER,
    withdrawn_by BLOB,
    withdrawn_at INTEGER,
    PRIMARY KEY (administration_id, id)
) STRICT, WITHOUT ROWID;
-- One edition a day.
CREATE UNIQUE INDEX activations_day ON activations (administration_id, counts_from) WHERE withdrawn_at IS NULL;
-- Stored cases of some days decided under two editions: asked for by somebody, or, with `activation`, made by the house
-- when an edition came into force. Who works on it says so in `beat_at`; `result` is JSON.
CREATE TABLE comparisons (
    administration_id BLOB NOT NULL,
    id BLOB NOT NULL,
    activation TEXT,
    old_edition BLOB NOT NULL CHECK (length(old_edition) = 32),
    new_edition BLOB NOT NULL CHECK (length(new_edition) = 32),
    first_day TEXT NOT NULL,
    last_day TEXT NOT NULL,
    legal_date TEXT,
    owner BLOB NOT NULL,
    at INTEGER NOT NULL,
    beat_at INTEGER NOT NULL,
    done_at INTEGER,
    cases INTEGER NOT NULL,
    result BLOB,
    PRIMARY KEY (administration_id, id)
) STRICT;
CREATE UNIQUE INDEX comparisons_activation ON comparisons (administration_id, activation) WHERE activation IS NOT NULL;
CREATE INDEX comparisons_open ON comparisons (administration_id, at) WHERE done_at IS NULL;
