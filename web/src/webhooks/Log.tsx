// This module decides how the log of a webhook is shown: what was sent when, what was answered, and sending it again.

import { useEffect, useState } from "react";
import type { Client } from "../client.ts";
import { Failure } from "../parts/Failure.tsx";
import { Heads } from "../parts/Heads.tsx";
import { useLoaded } from "../parts/useLoaded.ts";
import { fromMicroseconds } from "../words/format.ts";
import { useWords } from "../words/language.tsx";
import type { Webhook } from "./WebhooksPage.tsx";

interface Delivery {
  id: string;
  number: number;
  kind: string;
  replay_of: string | null;
  state: "waiting" | "delivered" | "dead";
  attempts: number;
  created_at: number;
  last_at: number | null;
  next_at: number | null;
  status: number | null;
  answered_bytes: number | null;
  took_ms: number | null;
  failure: string | null;
}

/** While something waits, the log is read again this often. */
const AGAIN_MS = 1_500;

export function Log({ client, webhook }: { client: Client; webhook: Webhook }) {
  const { t, code, count, instant } = useWords();
  const { value, error, reload } = useLoaded<{ deliveries: Delivery[] }>(client, `/api/webhooks/${webhook.id}/deliveries`);
  const [refused, setRefused] = useState<unknown>(null);
  const waits = value?.deliveries.some((one) => one.state === "waiting" && one.attempts === 0) ?? false;
  useEffect(() => {
    if (!waits) return;
    const timer = setTimeout(reload, AGAIN_MS);
    return () => clearTimeout(timer);
  }, [waits, value, reload]);
  const time = (at: number) => instant(fromMicroseconds(at));
  const kindOf = (one: Delivery) => (one.kind === "test" ? t("hook_kind.test") : one.kind);
  return (
    <section>
      <h2>{t("hook.log_of", { name: webhook.name })}</h2>
      {error ? <Failure what={t("hook.failed")} error={error} onRetry={reload} /> : null}
      {refused ? <Failure what={t("hook.not_done")} error={refused} /> : null}
      {value?.deliveries.length === 0 && <p className="quiet">{t("hook.log_none")}</p>}
      {value && value.deliveries.length > 0 && (
        <div className="house-table" tabIndex={0} role="region" aria-label={t("hook.log_of", { name: webhook.name })}>
          <table>
            <thead>
              <tr>
                <Heads names={[t("hook.notice"), t("hook.state"), t("hook.answer"), t("hook.tried"), t("hook.attempts")]} />
                <td />
              </tr>
            </thead>
            <tbody>
              {value.deliveries.map((one) => (
                <tr key={one.id}>
                  <th scope="row">
                    {kindOf(one)} {one.replay_of && <small className="quiet">{t("hook.repeats")}</small>}
                  </th>
                  <td>
                    {code("hook_state", one.state)}
                    {one.next_at !== null && one.attempts > 0 && <div className="quiet">{t("hook.next", { time: time(one.next_at) })}</div>}
                  </td>
                  <td>
                    {one.status !== null && t("hook.answered", { status: String(one.status), bytes: count(one.answered_bytes ?? 0), ms: count(one.took_ms ?? 0) })}
                    {one.failure !== null && <div>{code("hook_failure", one.failure)}</div>}
                  </td>
                  <td>{time(one.last_at ?? one.created_at)}</td>
                  <td>{count(one.attempts)}</td>
                  <td>
                    <button
                      type="button"
                      aria-label={t("hook.replay_of", { kind: kindOf(one), time: time(one.created_at) })}
                      onClick={() => {
                        setRefused(null);
                        client.send("POST", `/api/deliveries/${one.id}/replay`).then(reload, setRefused);
                      }}
                    >
                      {t("hook.replay")}
                    </button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
