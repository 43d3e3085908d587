-- Accounts of firms with the administration. `kind`: cash, deferment or guarantee. Amounts everywhere in this file are
-- millionths of the currency. `ceiling`: how far debt may go on it; nothing for cash.
CREATE TABLE payment_accounts (
    administration_id BLOB NOT NULL,
    id BLOB NOT NULL,
    owner BLOB NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('cash', 'deferment', 'guarantee')),
    number TEXT NOT NULL,
    currency TEXT NOT NULL,
    ceiling INTEGER NOT NULL CHECK (ceiling >= 0),
    opened_at INTEGER NOT NULL,
    opened_by TEXT NOT NULL,
    PRIMARY KEY (administration_id, id),
    UNIQUE (administration_id, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX payment_accounts_owner ON payment_accounts (administration_id, owner);

-- Every movement of money, once and for good. A book is a case or an account; `sequence` has no gaps in it, so that of two
-- who saw the same book the second is told. `key`: the same reference of a payment counts once.
CREATE TABLE ledger_entries (
    administration_id BLOB NOT NULL,
    book BLOB NOT NULL,
    sequence INTEGER NOT NULL,
    owner BLOB NOT NULL,
    kind TEXT NOT NULL,
    key TEXT NOT NULL,
    body_hash BLOB NOT NULL,
    reference TEXT NOT NULL,
    actor TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (administration_id, book, sequence),
    UNIQUE (administration_id, key)
) STRICT, WITHOUT ROWID;

-- What an entry moves: the amounts of one entry add up to nothing. Debit is above zero.
CREATE TABLE ledger_postings (
    administration_id BLOB NOT NULL,
    book BLOB NOT NULL,
    sequence INTEGER NOT NULL,
    account TEXT NOT NULL,
    currency TEXT NOT NULL,
    amount INTEGER NOT NULL CHECK (amount <> 0),
    PRIMARY KEY (administration_id, book, sequence, account, currency)
) STRICT, WITHOUT ROWID;

-- The sum of the postings of each account; whatever the program does, none goes beyond its ceiling.
CREATE TABLE ledger_balances (
    administration_id BLOB NOT NULL,
    account TEXT NOT NULL,
    currency TEXT NOT NULL,
    owner BLOB NOT NULL,
    case_id BLOB,
    balance INTEGER NOT NULL,
    ceiling INTEGER,
    PRIMARY KEY (administration_id, account, currency),
    CHECK (ceiling IS NULL OR balance <= ceiling)
) STRICT, WITHOUT ROWID;
CREATE INDEX ledger_balances_case ON ledger_balances (administration_id, case_id) WHERE case_id IS NOT NULL;

CREATE TRIGGER ledger_entries_stay BEFORE UPDATE ON ledger_entries BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER ledger_entries_remain BEFORE DELETE ON ledger_entries BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER ledger_postings_stay BEFORE UPDATE ON ledger_postings BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER ledger_postings_remain BEFORE DELETE ON ledger_postings BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
