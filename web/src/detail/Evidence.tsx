// This module decides how a decision is proven here: the law by its hash, the record by its hash, and the
// bytes of both sides to look at and keep, the receipt once the goods went.

import { useState } from "react";
import type { Decision } from "../api.ts";
import type { Client } from "../client.ts";
import { CopyButton } from "../parts/CopyButton.tsx";
import { Failure } from "../parts/Failure.tsx";
import { save } from "../parts/save.ts";
import { useSecondLog } from "../verify/second.ts";
import { useWords } from "../words/language.tsx";
import { type Part, Source } from "./Source.tsx";

/** Digits of a hash that are enough to compare by eye. */
const SHORT = 16;

interface Props {
  id: string;
  decision: Decision | null;
  /** Whether the goods were let go: then there is a receipt. */
  isReleased: boolean;
  client: Client;
}

export function Evidence({ id, decision, isReleased, client }: Props) {
  const { t } = useWords();
  const [part, setPart] = useState<Part | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const hasSecond = useSecondLog(isReleased);
  async function take(part: "receipt" | "receipt?log=sm" | "notice", name: string) {
    try {
      save(await client.download(`/api/cases/${id}/${part}`), name);
      setFailure(null);
    } catch (error) {
      setFailure(error);
    }
  }
  return (
    <section className="part">
      <h3>{t("evidence.title")}</h3>
      {decision && (
        <dl className="evidence">
          <div>
            <dt>{t("evidence.edition")}</dt>
            <dd>
              <code>
                {decision.edition.pack} {decision.edition.version}
              </code>
            </dd>
          </div>
          <Hash name={t("evidence.edition_hash")} value={decision.edition.hash} />
          <Hash name={t("evidence.record")} value={decision.record} />
        </dl>
      )}
      <p className="buttons">
        <button type="button" onClick={() => setPart("original")}>
          {t("case.original")}
        </button>
        {decision && (
          <button type="button" onClick={() => setPart("record")}>
            {t("case.record")}
          </button>
        )}
        {isReleased && (
          <>
            <button type="button" onClick={() => void take("receipt", `${id}.tlog-proof`)}>
              {t("verify.save")}
            </button>
            {hasSecond && (
              <button type="button" onClick={() => void take("receipt?log=sm", `${id}.sm.tlog-proof`)}>
                {t("verify.save_second")}
              </button>
            )}
            <button type="button" onClick={() => void take("notice", `${id}.pdf`)}>
              {t("pay.notice")}
            </button>
          </>
        )}
      </p>
      {failure !== null && <Failure what={t("evidence.failed")} error={failure} />}
      {part && <Source id={id} part={part} client={client} hash={part === "record" ? (decision?.record ?? null) : null} onClose={() => setPart(null)} />}
    </section>
  );
}

function Hash({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <code title={value}>{value.slice(0, SHORT)}…</code> <CopyButton value={value} label={name} />
      </dd>
    </div>
  );
}
