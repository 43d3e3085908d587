-- What is left of tariff quotas, in millionths of their unit. A balance is a whole number between nothing and
-- the volume: whatever the program does, no more can be given than there is. `was` is the balance before the
-- last draw, by which a draw that was overtaken is noticed.
CREATE TABLE quotas (
    administration_id BLOB NOT NULL,
    code TEXT NOT NULL,
    period TEXT NOT NULL,
    volume INTEGER NOT NULL CHECK (volume >= 0),
    balance INTEGER NOT NULL CHECK (balance >= 0 AND balance <= volume),
    was INTEGER NOT NULL,
    PRIMARY KEY (administration_id, code, period)
) STRICT, WITHOUT ROWID;

-- Every draw and every return, so that volume less draws is the balance.
CREATE TABLE quota_draws (
    administration_id BLOB NOT NULL,
    code TEXT NOT NULL,
    period TEXT NOT NULL,
    case_id BLOB NOT NULL,
    version INTEGER NOT NULL,
    quantity INTEGER NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (administration_id, code, period, case_id, version)
) STRICT, WITHOUT ROWID;
