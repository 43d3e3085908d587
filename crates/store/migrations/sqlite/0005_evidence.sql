-- The log that decisions are proven by. A tile grows in place: what it holds is never changed, only added to.
CREATE TABLE log_tiles (
    administration_id BLOB NOT NULL,
    level INTEGER NOT NULL CHECK (level BETWEEN 0 AND 7),
    number INTEGER NOT NULL CHECK (number >= 0),
    hashes BLOB NOT NULL CHECK (length(hashes) BETWEEN 32 AND 8192 AND length(hashes) % 32 = 0)
) STRICT;
CREATE UNIQUE INDEX log_tiles_id ON log_tiles (administration_id, level, number);

-- How far the log is signed. Whoever moves it names the size it moves from, so it moves once.
CREATE TABLE log_heads (
    administration_id BLOB NOT NULL PRIMARY KEY,
    size INTEGER NOT NULL CHECK (size > 0),
    checkpoint TEXT NOT NULL,
    at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- The last checkpoint of each hour, by which a change of the log is found and narrowed down.
CREATE TABLE log_checkpoints (
    administration_id BLOB NOT NULL,
    hour INTEGER NOT NULL,
    size INTEGER NOT NULL,
    checkpoint TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (administration_id, hour)
) STRICT, WITHOUT ROWID;

-- The public keys, in order, and how the ones before handed over to them. Private keys are never here.
CREATE TABLE log_keys (
    administration_id BLOB NOT NULL,
    number INTEGER NOT NULL,
    statement TEXT NOT NULL,
    hand_over TEXT,
    PRIMARY KEY (administration_id, number)
) STRICT, WITHOUT ROWID;
