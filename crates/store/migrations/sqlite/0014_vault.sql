-- The key of each case, wrapped by one that no database has; what the case holds cannot be read without it. A case without
-- a row here began before there were keys, and is kept in the clear. Erased: the key is gone, the row says when and why.
CREATE TABLE case_keys (
    administration_id BLOB NOT NULL,
    case_id BLOB NOT NULL,
    wrapped BLOB,
    erased_at INTEGER,
    reason TEXT,
    PRIMARY KEY (administration_id, case_id),
    CHECK (wrapped IS NULL OR erased_at IS NULL)
) STRICT, WITHOUT ROWID;
