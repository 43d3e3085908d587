-- What is known of a kept edition beside its bytes: the hash of its law (texts are no part of it), who brought it (nil: the
-- program) and why.
CREATE TABLE edition_cards (
    administration_id UUID NOT NULL,
    hash BYTEA NOT NULL CHECK (length(hash) = 32),
    law TEXT NOT NULL,
    pack TEXT NOT NULL,
    version TEXT NOT NULL,
    note TEXT NOT NULL,
    owner UUID NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (administration_id, hash)
);
-- From which legal date an edition counts: proposed by one, confirmed by another, perhaps withdrawn before its day.
CREATE TABLE activations (
    administration_id UUID NOT NULL,
    id UUID NOT NULL,
    edition BYTEA NOT NULL CHECK (length(edition) = 32),
    counts_from TEXT NOT NULL,
    reason TEXT NOT NULL,
    owner UUID NOT NULL,
    at BIGINT NOT NULL,
    confirmed_by UUID CHECK (confirmed_by <> owner),
    confirmed_at BIGINT,
    withdrawn_by UUID,
    withdrawn_at BIGINT,
    PRIMARY KEY (administration_id, id)
);
-- One edition a day.
CREATE UNIQUE INDEX activations_day ON activations (administration_id, counts_from) WHERE withdrawn_at IS NULL;
-- Stored cases of some days decided under two editions: asked for by somebody, or, with `activation`, made by the house
-- when an edition came into force. Who works on it says so in `beat_at`; `result` is JSON.
CREATE TABLE comparisons (
    administration_id UUID NOT NULL,
    id UUID NOT NULL,
    activation TEXT,
    old_edition BYTEA NOT NULL CHECK (length(old_edition) = 32),
    new_edition BYTEA NOT NULL CHECK (length(new_edition) = 32),
    first_day TEXT NOT NULL,
    last_day TEXT NOT NULL,
    legal_date TEXT,
    owner UUID NOT NULL,
    at BIGINT NOT NULL,
    beat_at BIGINT NOT NULL,
    done_at BIGINT,
    cases BIGINT NOT NULL,
    result BYTEA,
    PRIMARY KEY (administration_id, id)
);
CREATE UNIQUE INDEX comparisons_activation ON comparisons (administration_id, activation) WHERE activation IS NOT NULL;
CREATE INDEX comparisons_open ON comparisons (administration_id, at) WHERE done_at IS NULL;
