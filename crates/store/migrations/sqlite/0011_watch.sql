-- Lists (one hash of all in use) that open cases were held against, or are to be. Who works on it says so in `beat_at`.
CREATE TABLE rescreens (
    administration_id BLOB NOT NULL,
    lists BLOB NOT NULL CHECK (length(lists) = 32),
    at INTEGER NOT NULL,
    beat_at INTEGER NOT NULL,
    done_at INTEGER,
    cases INTEGER NOT NULL,
    held INTEGER NOT NULL,
    PRIMARY KEY (administration_id, lists)
) STRICT, WITHOUT ROWID;
