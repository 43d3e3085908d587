-- A house may keep a second log over the same positions, by SM3 and SM2: each row says whose it is. The tiles, which are
-- many, get a column; the rest, whose keys change, is written anew.
ALTER TABLE log_tiles ADD COLUMN log TEXT NOT NULL DEFAULT 'c2sp' CHECK (log IN ('c2sp', 'sm'));
DROP INDEX log_tiles_id;
CREATE UNIQUE INDEX log_tiles_id ON log_tiles (administration_id, log, level, number);

CREATE TABLE log_heads_of_both (
    administration_id BLOB NOT NULL,
    log TEXT NOT NULL CHECK (log IN ('c2sp', 'sm')),
    size INTEGER NOT NULL CHECK (size > 0),
    checkpoint TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (administration_id, log)
) STRICT, WITHOUT ROWID;
INSERT INTO log_heads_of_both SELECT administration_id, 'c2sp', size, checkpoint, at FROM log_heads;
DROP TABLE log_heads;
ALTER TABLE log_heads_of_both RENAME TO log_heads;

CREATE TABLE log_checkpoints_of_both (
    administration_id BLOB NOT NULL,
    log TEXT NOT NULL CHECK (log IN ('c2sp', 'sm')),
    hour INTEGER NOT NULL,
    size INTEGER NOT NULL,
    checkpoint TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (administration_id, log, hour)
) STRICT, WITHOUT ROWID;
INSERT INTO log_checkpoints_of_both SELECT administration_id, 'c2sp', hour, size, checkpoint, at FROM log_checkpoints;
DROP TABLE log_checkpoints;
ALTER TABLE log_checkpoints_of_both RENAME TO log_checkpoints;

CREATE TABLE log_keys_of_both (
    administration_id BLOB NOT NULL,
    log TEXT NOT NULL CHECK (log IN ('c2sp', 'sm')),
    number INTEGER NOT NULL,
    statement TEXT NOT NULL,
    hand_over TEXT,
    PRIMARY KEY (administration_id, log, number)
) STRICT, WITHOUT ROWID;
INSERT INTO log_keys_of_both SELECT administration_id, 'c2sp', number, statement, hand_over FROM log_keys;
DROP TABLE log_keys;
ALTER TABLE log_keys_of_both RENAME TO log_keys;
