// This module decides how a decision is proven here: the law by its hash, the record by its hash, and the
// bytes of both sides to look at and keep.

import { useState } from "react";
import type { Decision } from "../api.ts";
import type { Client } from "../client.ts";
import { CopyButton } from "../parts/CopyButton.tsx";
import { useWords } from "../words/language.tsx";
import { type Part, Source } from "./Source.tsx";

/** Digits of a hash that are enough to compare by eye. */
const SHORT = 16;

interface Props {
  id: string;
  decision: Decision | null;
  client: Client;
}

export function Evidence({ id, decision, client }: Props) {
  const { t } = useWords();
  const [part, setPart] = useState<Part | null>(null);
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
      </p>
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
