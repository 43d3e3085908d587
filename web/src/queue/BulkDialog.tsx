// This module decides how one act is done to many cases: first what it would do to each, then what became of each.
// Nothing is sent before somebody has seen the preview, and a case that refuses does not hold the others up.

import { Alert, Button, Form, Input, Modal, Select } from "antd";
import { useState } from "react";
import type { BulkDone, BulkPreviewed, Queued } from "../api.ts";
import { type Client, Refusal } from "../client.ts";
import { dialogHost } from "../parts/dialogHost.ts";
import { Failure, useReason } from "../parts/Failure.tsx";
import { Heads } from "../parts/Heads.tsx";
import { useColleagues } from "../people/useColleagues.ts";
import { useWords } from "../words/language.tsx";
import "../style/cockpit.css";

export type BulkAct = "release" | "accept_documents" | "hand_over";

interface Given {
  to?: string;
  reason?: string;
}

interface Props {
  act: BulkAct;
  cases: Queued[];
  client: Client;
  /** Some cases are other ones now. */
  onDone(): void;
  onClose(): void;
}

export function BulkDialog({ act, cases, client, onDone, onClose }: Props) {
  const { t, code, money, count } = useWords();
  const reason = useReason();
  const [preview, setPreview] = useState<BulkPreviewed[] | null>(null);
  const [given, setGiven] = useState<Given>({});
  const [done, setDone] = useState<BulkDone[] | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  const possible = (preview ?? []).filter((one) => one.possible);
  const names = new Map(cases.map((one) => [one.case, one.mrn ?? one.lrn]));

  async function ask<T>(path: string, chosen: { case: string }[], wish: Given, keep: (answer: T) => void) {
    setBusy(true);
    setError(null);
    const versions = new Map(cases.map((one) => [one.case, one.version]));
    const body = { act, cases: chosen.map((one) => ({ case: one.case, version: versions.get(one.case) ?? 0 })), ...wish };
    try {
      keep(await client.send<T>("POST", path, body));
    } catch (refused) {
      setError(refused);
    } finally {
      setBusy(false);
    }
  }
  const look = (wish: Given) => {
    setGiven(wish);
    return ask<BulkPreviewed[]>("/api/bulk/preview", cases, wish, setPreview);
  };
  const carryOut = () =>
    ask<BulkDone[]>("/api/bulk", possible, given, (answer) => {
      setDone(answer);
      onDone();
    });

  const footer = done ? (
    <Button type="primary" onClick={onClose}>
      {t("page.close")}
    </Button>
  ) : (
    <>
      <Button onClick={onClose}>{t("act.cancel")}</Button>
      {preview ? (
        <Button type="primary" disabled={possible.length === 0} loading={isBusy} onClick={() => void carryOut()}>
          {t("bulk.do", { act: code("bulk", act), cases: count(possible.length) })}
        </Button>
      ) : (
        <Button type="primary" loading={isBusy} {...(act === "hand_over" ? { htmlType: "submit", form: "bulk" } : { onClick: () => void look({}) })}>
          {t("bulk.preview")}
        </Button>
      )}
    </>
  );
  return (
    <Modal
      open
      width={720}
      title={t("bulk.title", { act: code("bulk", act), cases: count(cases.length) })}
      footer={footer}
      onCancel={onClose}
      getContainer={dialogHost}
    >
      {error !== null && <Alert type="error" role="alert" title={`${t("act.failed")} ${reason(error)}`} />}
      {!preview && act === "hand_over" && <HandOver client={client} onGiven={(wish) => void look(wish)} />}
      {!preview && act !== "hand_over" && <p>{t("bulk.look_first")}</p>}
      {preview && (
        <div className="figures" tabIndex={0} role="region" aria-label={t("bulk.preview")}>
          <table>
            <thead>
              <tr>
                <Heads names={[t("bulk.case"), t("bulk.payable"), done ? t("bulk.became") : t("bulk.would")]} />
              </tr>
            </thead>
            <tbody>
              {preview.map((one) => {
                const became = done?.find((other) => other.case === one.case);
                const problem = became ? became.problem : one.problem;
                return (
                  <tr key={one.case}>
                    <th scope="row" className="mono">
                      {one.mrn ?? names.get(one.case)}
                    </th>
                    <td className="number">{one.payable && money(one.payable, one.currency)}</td>
                    <td className={problem ? "late" : undefined}>
                      {problem ? reason(new Refusal(problem.status, problem)) : t(says(one, became))}
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      )}
    </Modal>
  );
}

/** What is said of a case that does not refuse. */
function says(preview: BulkPreviewed, became: BulkDone | undefined) {
  if (became) return became.awaits_second ? "act.proposed" : "act.done";
  return preview.needs_second ? "bulk.needs_second" : "bulk.possible";
}

function HandOver({ client, onGiven }: { client: Client; onGiven(given: Given): void }) {
  const { t } = useWords();
  const loads = useColleagues(client);
  const needed = [{ required: true, whitespace: true, message: t("sign_in.needed") }];
  return (
    <Form<Given> id="bulk" layout="vertical" requiredMark={false} onFinish={onGiven}>
      {loads.error ? <Failure what={t("queue.failed")} error={loads.error} onRetry={loads.reload} /> : null}
      <Form.Item name="to" label={t("act.to")} rules={needed}>
        <Select
          loading={!loads.value}
          options={loads.value ?? []}
        />
      </Form.Item>
      <Form.Item name="reason" label={t("act.say.reason")} rules={needed}>
        <Input.TextArea rows={2} maxLength={200} showCount />
      </Form.Item>
    </Form>
  );
}
