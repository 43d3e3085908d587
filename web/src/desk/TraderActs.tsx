// This module decides what a trader can do with an own case: answer a question, hand documents in.

import { App as AntApp, Button, Upload } from "antd";
import { lazy, useCallback, useEffect, useState } from "react";
import type { CaseDetail } from "../api.ts";
import type { Client } from "../client.ts";
import { Failure, useReason } from "../parts/Failure.tsx";
import { Unfold } from "../parts/Unfold.tsx";
import { CasePayments } from "../payments/CasePayments.tsx";
import { addressOf } from "../portal/route.ts";
import { copyOf, newDraft } from "../trade/drafts.ts";
import type { Members } from "../trade/path.ts";
import { useWords } from "../words/language.tsx";
import { type Act, ActDialog } from "./ActDialog.tsx";
import { CancelDialog } from "./CancelDialog.tsx";
import { act as send, type Paper } from "./dossier.ts";
import { LastSaid } from "./LastSaid.tsx";
import { Papers } from "./Papers.tsx";

const ShowCase = lazy(() => import("../privacy/ShowCase.tsx"));

const ANSWER: Act = { name: "answer", asks: "text", says: "act.say.answer", body: ({ text }) => ({ answer: text }) };

/** Where a case can still become void. */
const CANCELLABLE = ["registered", "accepted", "released", "cleared"];

export function TraderActs({ id, client }: { id: string; client: Client }) {
  const { t, code } = useWords();
  const reason = useReason();
  const { message } = AntApp.useApp();
  const [detail, setDetail] = useState<CaseDetail | null>(null);
  const [papers, setPapers] = useState<Paper[]>([]);
  const [isCancelling, setCancelling] = useState(false);
  const [isAnswering, setAnswering] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [round, setRound] = useState(0);
  const reload = useCallback(() => setRound((before) => before + 1), []);
  const at = `/api/cases/${encodeURIComponent(id)}`;

  useEffect(() => {
    const stop = new AbortController();
    Promise.all([client.case(id, stop.signal), client.get<Paper[]>(`${at}/documents`, stop.signal)]).then(
      ([loaded, found]) => {
        setDetail(loaded);
        setPapers(found);
        setError(null);
      },
      (refused: unknown) => {
        if (!stop.signal.aborted) setError(refused);
      },
    );
    return () => stop.abort();
  }, [client, id, at, round]);

  async function copy() {
    try {
      const declared = await client.get<Members>(`${at}/declaration`);
      location.hash = addressOf("declare", newDraft(copyOf(declared)).id);
    } catch (refused) {
      void message.error(`${t("act.failed")} ${reason(refused)}`);
    }
  }

  const failure = error ? <Failure what={t("case.failed")} error={error} onRetry={reload} /> : null;
  if (!detail) return failure;
  // A case's version is the number of its last event.
  const version = detail.events.length;
  const mrn = detail.summary.mrn ?? null;
  const next = detail.summary.next_step ?? "none";
  return (
    <section className="part acts" aria-label={t("act.title")}>
      {/* What was loaded stays, and with it what somebody types. */}
      {failure}
      <p>
        <strong>{t("act.waits_for", { step: code("next", next) })}</strong>
      </p>
      <LastSaid events={detail.events} kinds={["case.queried.v1"]} isWanted={next === "answer_query"} />
      <LastSaid events={detail.events} kinds={["case.documents_requested.v1"]} isWanted={next === "hand_in_documents"} />
      <div className="acts-row">
        {next === "answer_query" && (
          <Button type="primary" onClick={() => setAnswering(true)}>
            {t("act.answer")}
          </Button>
        )}
        <Upload
          showUploadList={false}
          accept=".pdf,.png,.jpg,.jpeg,.tif,.tiff,.xml,.csv,.xlsx,.docx"
          customRequest={({ file, onSuccess, onError }) => {
            const given = file as File;
            client.send("POST", `${at}/documents?name=${encodeURIComponent(given.name)}`, given, { "Content-Type": given.type || "application/octet-stream" }).then(
              () => {
                onSuccess?.(null);
                void message.success(t("act.done"));
                reload();
              },
              (refused: unknown) => {
                onError?.(refused as Error);
                void message.error(`${t("act.failed")} ${reason(refused)}`);
              },
            );
          }}
        >
          <Button type={next === "hand_in_documents" ? "primary" : "default"}>{t("act.upload")}</Button>
        </Upload>
        {mrn !== null && CANCELLABLE.includes(detail.summary.status) && <Button href={addressOf("amend", id)}>{t("amend.open")}</Button>}
        {mrn !== null && CANCELLABLE.includes(detail.summary.status) && <Button onClick={() => setCancelling(true)}>{t("cancel.open")}</Button>}
        <Button onClick={() => void copy()}>{t("declare.copy_case")}</Button>
      </div>
      <CasePayments key={round} id={id} client={client} onPaid={reload} />
      <Papers id={id} client={client} papers={papers} />
      {mrn !== null && (
        <Unfold title={t("show.title")}>
          <ShowCase id={id} client={client} isReleased={["released", "cleared", "exited"].includes(detail.summary.status)} />
        </Unfold>
      )}
      {isCancelling && mrn !== null && (
        <CancelDialog
          mrn={mrn}
          client={client}
          onClose={() => setCancelling(false)}
          onDone={() => {
            setCancelling(false);
            reload();
          }}
        />
      )}
      {isAnswering && (
        <ActDialog
          act={ANSWER}
          client={client}
          matters={[]}
          onClose={() => setAnswering(false)}
          onSend={async (given) => {
            try {
              await send(client, id, "answer", version, ANSWER.body(given));
            } catch (refused) {
              reload();
              throw refused;
            }
            setAnswering(false);
            void message.success(t("act.done"));
            reload();
          }}
        />
      )}
    </section>
  );
}
