-- The tables that an edition was compiled from, compressed, so that its rules can be changed; an edition that was kept before
-- there was this table has none.
CREATE TABLE edition_tables (
    administration_id BLOB NOT NULL,
    hash BLOB NOT NULL CHECK (length(hash) = 32),
    tables BLOB NOT NULL,
    PRIMARY KEY (administration_id, hash)
) STRICT;
-- Changes to an edition that are no edition yet: `body` holds the tables that differ, as compressed JSON. Who changes a draft
-- names the version that was seen.
CREATE TABLE edition_drafts (
    administration_id BLOB NOT NULL,
    id BLOB NOT NULL,
    edition BLOB NOT NULL CHECK (length(edition) = 32),
    name TEXT NOT NULL,
    version INTEGER NOT NULL,
    body BLOB NOT NULL,
    owner BLOB NOT NULL,
    at INTEGER NOT NULL,
    changed_by BLOB NOT NULL,
    changed_at INTEGER NOT NULL,
    PRIMARY KEY (administration_id, id)
) STRICT;
