-- Accounts of firms with the administration. `kind`: cash, deferment or guarantee. Amounts everywhere in this file are
-- millionths of the currency. `ceiling`: how far debt may go on it; nothing for cash.
CREATE TABLE payment_accounts (
    administration_id UUID NOT NULL,
    id UUID NOT NULL,
    owner UUID NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('cash', 'deferment', 'guarantee')),
    number TEXT NOT NULL,
    currency TEXT NOT NULL,
    ceiling BIGINT NOT NULL CHECK (ceiling >= 0),
    opened_at BIGINT NOT NULL,
    opened_by TEXT NOT NULL,
    PRIMARY KEY (administration_id, id),
    UNIQUE (administration_id, number)
);
CREATE INDEX payment_accounts_owner ON payment_accounts (administration_id, owner);

-- Every movement of money, once and for good. A book is a case or an account; `sequence` has no gaps in it, so that of two
-- who saw the same book the second is told. `key`: the same reference of a payment counts once.
CREATE TABLE ledger_entries (
    administration_id UUID NOT NULL,
    book UUID NOT NULL,
    sequence BIGINT NOT NULL,
    owner UUID NOT NULL,
    kind TEXT NOT NULL,
    key TEXT NOT NULL,
    body_hash BYTEA NOT NULL,
    reference TEXT NOT NULL,
    actor TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (administration_id, book, sequence),
    UNIQUE (administration_id, key)
);

-- What an entry moves: the amounts of one entry add up to nothing. Debit is above zero.
CREATE TABLE ledger_postings (
    administration_id UUID NOT NULL,
    book UUID NOT NULL,
    sequence BIGINT NOT NULL,
    account TEXT NOT NULL,
    currency TEXT NOT NULL,
    amount BIGINT NOT NULL CHECK (amount <> 0),
    PRIMARY KEY (administration_id, book, sequence, account, currency)
);

-- The sum of the postings of each account; whatever the program does, none goes beyond its ceiling.
CREATE TABLE ledger_balances (
    administration_id UUID NOT NULL,
    account TEXT NOT NULL,
    currency TEXT NOT NULL,
    owner UUID NOT NULL,
    case_id UUID,
    balance BIGINT NOT NULL,
    ceiling BIGINT,
    PRIMARY KEY (administration_id, account, currency),
    CHECK (ceiling IS NULL OR balance <= ceiling)
);
CREATE INDEX ledger_balances_case ON ledger_balances (administration_id, case_id) WHERE case_id IS NOT NULL;

CREATE FUNCTION ledger_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the ledger is append-only';
END $$;
CREATE TRIGGER ledger_entries_stay BEFORE UPDATE OR DELETE ON ledger_entries FOR EACH ROW EXECUTE FUNCTION ledger_stays();
CREATE TRIGGER ledger_postings_stay BEFORE UPDATE OR DELETE ON ledger_postings FOR EACH ROW EXECUTE FUNCTION ledger_stays();
