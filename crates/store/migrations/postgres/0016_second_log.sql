-- A house may keep a second log over the same positions, by SM3 and SM2: each row says whose it is.
ALTER TABLE log_tiles ADD COLUMN log TEXT NOT NULL DEFAULT 'c2sp' CHECK (log IN ('c2sp', 'sm'));
ALTER TABLE log_tiles ALTER COLUMN log DROP DEFAULT;
DROP INDEX log_tiles_id;
CREATE UNIQUE INDEX log_tiles_id ON log_tiles (administration_id, log, level, number);

ALTER TABLE log_heads ADD COLUMN log TEXT NOT NULL DEFAULT 'c2sp' CHECK (log IN ('c2sp', 'sm'));
ALTER TABLE log_heads ALTER COLUMN log DROP DEFAULT;
ALTER TABLE log_heads DROP CONSTRAINT log_heads_pkey, ADD PRIMARY KEY (administration_id, log);

ALTER TABLE log_checkpoints ADD COLUMN log TEXT NOT NULL DEFAULT 'c2sp' CHECK (log IN ('c2sp', 'sm'));
ALTER TABLE log_checkpoints ALTER COLUMN log DROP DEFAULT;
ALTER TABLE log_checkpoints DROP CONSTRAINT log_checkpoints_pkey, ADD PRIMARY KEY (administration_id, log, hour);

ALTER TABLE log_keys ADD COLUMN log TEXT NOT NULL DEFAULT 'c2sp' CHECK (log IN ('c2sp', 'sm'));
ALTER TABLE log_keys ALTER COLUMN log DROP DEFAULT;
ALTER TABLE log_keys DROP CONSTRAINT log_keys_pkey, ADD PRIMARY KEY (administration_id, log, number);
