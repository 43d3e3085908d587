//! This module decides nothing: it holds the SQL texts of the ledger.

use crate::sql::Bulk;
use crate::sql::Kind::{Id, Int, Text};

bulk! {
    INSERT_POSTINGS(administration_id: Id, book: Id, sequence: Int, account: Text, currency: Text, amount: Int) =
        "INSERT INTO ledger_postings (administration_id, book, sequence, account, currency, amount)
         SELECT administration_id, book, sequence, account, currency, amount FROM k";
}

plain! {
    OPEN_ACCOUNT = "INSERT INTO payment_accounts (administration_id, id, owner, kind, number, currency, ceiling, opened_at, opened_by)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING";
    BEGIN_BALANCE = "INSERT INTO ledger_balances (administration_id, account, currency, owner, case_id, balance, ceiling)
        VALUES ($1, $2, $3, $4, $5, 0, $6) ON CONFLICT DO NOTHING";
    MOVE_BALANCE = "UPDATE ledger_balances SET balance = balance + $4
        WHERE administration_id = $1 AND account = $2 AND currency = $3 AND ($4 < 0 OR ceiling IS NULL OR balance + $4 <= ceiling)";
    BALANCE_OF = "SELECT balance, ceiling FROM ledger_balances WHERE administration_id = $1 AND account = $2 AND currency = $3";
    BALANCES = "SELECT account, currency, balance FROM ledger_balances WHERE administration_id = $1 ORDER BY account, currency";
    INSERT_ENTRY = "INSERT INTO ledger_entries (administration_id, book, sequence, owner, kind, key, body_hash, reference, actor, at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT DO NOTHING";
    ENTRY_BY_KEY = "SELECT body_hash FROM ledger_entries WHERE administration_id = $1 AND key = $2";
    ENTRIES_OF_BOOK = "SELECT e.sequence, e.kind, e.reference, e.actor, e.at, p.account, p.currency, p.amount
        FROM ledger_entries e JOIN ledger_postings p ON p.administration_id = e.administration_id AND p.book = e.book AND p.sequence = e.sequence
        WHERE e.administration_id = $1 AND e.book = $2 ORDER BY e.sequence, p.account";
    HAS_ACCOUNT = "SELECT opened_at FROM payment_accounts WHERE administration_id = $1 AND owner = $2 LIMIT 1";
    ACCOUNTS = "SELECT a.id, a.owner, a.kind, a.number, a.currency, a.ceiling, a.opened_at, a.opened_by, COALESCE(b.balance, 0)
        FROM payment_accounts a LEFT JOIN ledger_balances b ON b.administration_id = a.administration_id AND b.account = CAST($4 AS TEXT) || a.number
             AND b.currency = a.currency
        WHERE a.administration_id = $1 AND ($2 = 1 OR a.owner = $3) ORDER BY a.number";
    DEBTS = "SELECT c.case_id, c.owner, c.mrn, c.lrn, c.status, b.account, b.currency, b.balance, c.payable
        FROM ledger_balances b JOIN cases c ON c.administration_id = b.administration_id AND c.case_id = b.case_id
        WHERE b.administration_id = $1 AND b.case_id IS NOT NULL AND ($2 = 1 OR c.owner = $3) ORDER BY c.received_at DESC, c.case_id, b.account
        LIMIT $4";
}
