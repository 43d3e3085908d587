-- The tables that an edition was compiled from, compressed, so that its rules can be changed; an edition that was kept before
-- there was this table has none.
CREATE TABLE edition_tables (
    administration_id UUID NOT NULL,
    hash BYTEA NOT NULL CHECK (length(hash) = 32),
    tables BYTEA NOT NULL,
    PRIMARY KEY (administration_id, hash)
);
-- Changes to an edition that are no edition yet: `body` holds the tables that differ, as compressed JSON. Who changes a draft
-- names the version that was seen.
CREATE TABLE edition_drafts (
    administration_id UUID NOT NULL,
    id UUID NOT NULL,
    edition BYTEA NOT NULL CHECK (length(edition) = 32),
    name TEXT NOT NULL,
    version BIGINT NOT NULL,
    body BYTEA NOT NULL,
    owner UUID NOT NULL,
    at BIGINT NOT NULL,
    changed_by UUID NOT NULL,
    changed_at BIGINT NOT NULL,
    PRIMARY KEY (administration_id, id)
);
