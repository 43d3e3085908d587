-- What is left of tariff quotas, in millionths of their unit. A balance is a whole number between nothing and
-- the volume: whatever the program does, no more can be given than there is. `was` is the balance before the
-- last draw, by which a draw that was overtaken is noticed.
CREATE TABLE quotas (
    administration_id UUID NOT NULL,
    code TEXT NOT NULL,
    period TEXT NOT NULL,
    volume BIGINT NOT NULL CHECK (volume >= 0),
    balance BIGINT NOT NULL CHECK (balance >= 0 AND balance <= volume),
    was BIGINT NOT NULL,
    PRIMARY KEY (administration_id, code, period)
) WITH (fillfactor = 50);

-- Every draw and every return, so that volume less draws is the balance.
CREATE TABLE quota_draws (
    administration_id UUID NOT NULL,
    code TEXT NOT NULL,
    period TEXT NOT NULL,
    case_id UUID NOT NULL,
    version BIGINT NOT NULL,
    quantity BIGINT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (administration_id, code, period, case_id, version)
);
