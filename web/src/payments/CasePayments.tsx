// This module decides how one case stands with its money: what is due in which manner, and what can pay it now.

import { App as AntApp, Button } from "antd";
import { useCallback, useEffect, useState } from "react";
import type { Client } from "../client.ts";
import { Failure, useReason } from "../parts/Failure.tsx";
import { Heads } from "../parts/Heads.tsx";
import { useWords } from "../words/language.tsx";
import { type Account, isAbove, isBelow, MANNERS, type Payments, type Statement, useful } from "./money.ts";

interface Props {
  id: string;
  client: Client;
  /** Told when something was paid: the case may have gone on. */
  onPaid(): void;
}

export function CasePayments({ id, client, onPaid }: Props) {
  const { t, money, instant } = useWords();
  const reason = useReason();
  const { message } = AntApp.useApp();
  const [statement, setStatement] = useState<Statement | null>(null);
  const [accounts, setAccounts] = useState<Account[]>([]);
  const [error, setError] = useState<unknown>(null);
  const [paying, setPaying] = useState<string | null>(null);
  const at = `/api/cases/${encodeURIComponent(id)}`;

  const load = useCallback(
    (signal?: AbortSignal) =>
      Promise.all([client.get<Statement>(`${at}/payments`, signal), client.get<Payments>("/api/payments", signal)]).then(
        ([found, all]) => {
          setStatement(found);
          setAccounts(all.accounts);
          setError(null);
        },
        (refused: unknown) => {
          if (!signal?.aborted) setError(refused);
        },
      ),
    [client, at],
  );
  useEffect(() => {
    const stop = new AbortController();
    void load(stop.signal);
    return () => stop.abort();
  }, [load]);

  async function pay(account: Account) {
    setPaying(account.id);
    try {
      setStatement(await client.send<Statement>("POST", `${at}/pay`, { account: account.id }));
      void message.success(t("pay.done"));
      onPaid();
    } catch (refused) {
      void message.error(`${t("pay.not_done")} ${reason(refused)}`);
    }
    setPaying(null);
    void load();
  }

  if (error) return <Failure what={t("pay.failed")} error={error} onRetry={() => void load()} />;
  if (!statement?.is_kept) return null;
  const { currency } = statement;
  const kinds = MANNERS.filter((manner) => statement.lines.length > 0 && (isAbove(statement[manner].charged) || isAbove(statement[manner].due) || isBelow(statement[manner].due)));
  const due = MANNERS.filter((manner) => isAbove(statement[manner].due));
  return (
    <section className="part" aria-label={t("pay.of_case")}>
      <h3>{t("pay.of_case")}</h3>
      {due.length === 0 && <p>{t("pay.is_covered")}</p>}
      {MANNERS.filter((manner) => isBelow(statement[manner].due)).map((manner) => (
        <p key={manner}>{t("pay.is_refundable", { amount: money(statement[manner].due.slice(1), currency) })}</p>
      ))}
      {kinds.length > 0 && (
        <div className="money-scroll" tabIndex={0} role="region" aria-label={t("pay.manner")}>
          <table className="money-table">
            <thead>
              <tr>
                <Heads names={[t("pay.manner"), t("pay.owed"), t("pay.paid"), t("pay.on_account"), t("pay.written_off"), t("pay.due")]} figuresFrom={1} />
              </tr>
            </thead>
            <tbody>
              {kinds.map((manner) => (
                <tr key={manner}>
                  <th scope="row">{t(`pay.manner.${manner}`)}</th>
                  {(["charged", "paid", "on_account", "written_off", "due"] as const).map((part) => (
                    <td key={part} className="figure">
                      {money(statement[manner][part], currency)}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {due.length > 0 && (
        <>
          <div className="acts-row">
            {useful(accounts, statement).map((account) => (
              <Button key={account.id} type="primary" loading={paying === account.id} onClick={() => void pay(account)}>
                {t("pay.with", { kind: t(`pay.kind.${account.kind}`), number: account.number })}
              </Button>
            ))}
          </div>
          <p className="quiet">{t("pay.at_bank", { reference: statement.reference })}</p>
        </>
      )}
      <ul className="money-lines">
        {statement.lines.map((line, index) => (
          <li key={index}>
            <span>{t(`pay.line.${line.kind}` as "pay.line.debt")}</span>
            <code>{line.kind === "debt" ? t(`pay.manner.${line.reference}` as "pay.manner.immediate") : line.reference}</code>
            <span className="figure">{money(line.amount, currency)}</span>
            <span className="quiet">{instant(new Date(line.at / 1000))}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
