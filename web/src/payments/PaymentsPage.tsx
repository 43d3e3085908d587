// This module decides the page of money: accounts and what cases owe, and for a cashier the counter where money at the
// bank is recorded.

import { App as AntApp, Button, Input } from "antd";
import { useState } from "react";
import type { Client } from "../client.ts";
import { Failure, useReason } from "../parts/Failure.tsx";
import { Heads } from "../parts/Heads.tsx";
import { useLoaded } from "../parts/useLoaded.ts";
import { addressOf } from "../portal/route.ts";
import { useWords } from "../words/language.tsx";
import { type Debt, isAbove, type Payments } from "./money.ts";
import { Deposit, OpenAccount } from "./OpenAccount.tsx";

export default function PaymentsPage({ client }: { client: Client }) {
  const { t, money } = useWords();
  const { value: payments, error, reload } = useLoaded<Payments>(client, "/api/payments");
  const [open, setOpen] = useState<Debt | null>(null);

  if (error) return <Failure what={t("pay.failed")} error={error} onRetry={reload} />;
  if (!payments) return <p className="quiet padded">{t("list.loading")}</p>;
  const { accounts, debts, is_cashier: isCashier } = payments;
  return (
    <main className="sheet">
      <h1>{t("pay.title")}</h1>
      <h2>{t("pay.accounts")}</h2>
      {accounts.length === 0 ? (
        <p className="quiet">{t("pay.no_accounts")}</p>
      ) : (
        <Rows
          label={t("pay.accounts")}
          heads={[t("pay.number"), t("pay.kind")]}
          figures={[t("pay.limit"), t("pay.balance"), t("pay.free")]}
          rows={accounts.map((account) => ({
            key: account.id,
            cells: [
              <code key="number">{account.number}</code>,
              t(`pay.kind.${account.kind}`),
              account.kind === "cash" ? "–" : money(account.limit, account.currency),
              money(account.balance, account.currency),
              money(account.free, account.currency),
            ],
          }))}
        />
      )}
      {isCashier && (
        <>
          <Deposit client={client} accounts={accounts} onDone={reload} />
          <OpenAccount client={client} onDone={reload} />
        </>
      )}
      <h2>{t("pay.debts")}</h2>
      {debts.length === 0 ? (
        <p className="quiet">{t("pay.no_debts")}</p>
      ) : (
        <Rows
          label={t("pay.debts")}
          heads={[t("pay.case")]}
          figures={[t("pay.owed"), t("pay.due"), t("pay.refund"), ...(isCashier ? [t("pay.counter")] : [])]}
          rows={debts.map((debt) => ({
            key: debt.case,
            cells: [
              <a key="case" href={`./${addressOf("cases")}&case=${debt.case}`}>
                {debt.mrn ?? debt.lrn}
              </a>,
              money(debt.payable, debt.currency),
              <strong key="due">{money(debt.due, debt.currency)}</strong>,
              money(debt.refundable, debt.currency),
              ...(isCashier
                ? [
                    isAbove(debt.due) || isAbove(debt.refundable) ? (
                      <Button key="record" size="small" onClick={() => setOpen(debt)}>
                        {t("pay.choose")}
                      </Button>
                    ) : (
                      "–"
                    ),
                  ]
                : []),
            ],
          }))}
        />
      )}
      {open && <Counter key={open.case} debt={open} client={client} onDone={() => {
            reload();
            setOpen(null);
          }} />}
    </main>
  );
}

interface RowsProps {
  label: string;
  heads: string[];
  /** The heads of the columns after those, whose cells stand at the end. */
  figures: string[];
  rows: { key: string; cells: React.ReactNode[] }[];
}

function Rows({ label, heads, figures, rows }: RowsProps) {
  return (
    <div className="money-scroll" tabIndex={0} role="region" aria-label={label}>
      <table className="money-table">
        <thead>
          <tr>
            <Heads names={[...heads, ...figures]} figuresFrom={heads.length} />
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              {row.cells.map((cell, index) => (
                <td key={index} className={index < heads.length ? undefined : "figure"}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Money that came in or went back at the bank for one case. */
function Counter({ debt, client, onDone }: { debt: Debt; client: Client; onDone(): void }) {
  const { t } = useWords();
  const reason = useReason();
  const { message } = AntApp.useApp();
  const isRefund = !isAbove(debt.due) && isAbove(debt.refundable);
  const [reference, setReference] = useState("");
  const [amount, setAmount] = useState(isRefund ? debt.refundable : debt.due);
  const [isSending, setSending] = useState(false);
  async function record() {
    setSending(true);
    try {
      await client.send("POST", `/api/cases/${encodeURIComponent(debt.case)}/payments`, { kind: isRefund ? "refund" : "payment", reference, amount });
      void message.success(t("pay.done"));
      onDone();
    } catch (refused) {
      void message.error(`${t("pay.not_done")} ${reason(refused)}`);
      setSending(false);
    }
  }
  return (
    <section className="counter" aria-label={t("pay.counter")}>
      <h2>{t("pay.counter_for", { case: debt.mrn ?? debt.lrn })}</h2>
      <label>
        {t("pay.reference")} <Input name="reference" value={reference} onChange={(event) => setReference(event.target.value)} />
      </label>
      <label>
        {t("pay.amount")} ({debt.currency}) <Input name="amount" inputMode="decimal" value={amount} onChange={(event) => setAmount(event.target.value)} />
      </label>
      <Button type="primary" loading={isSending} disabled={reference.trim() === ""} onClick={() => void record()}>
        {t(isRefund ? "pay.record_refund" : "pay.record_payment")}
      </Button>
    </section>
  );
}
