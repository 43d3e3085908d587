// This module decides how the score of a case is explained in full, to whoever asks for it: what each signal is worth in it,
// beside what it added along the path, and which few alone would have let the goods through.

import { useEffect, useId, useState } from "react";
import type { Explained, ExplainedSignal } from "../api.ts";
import type { Client } from "../client.ts";
import { Failure } from "../parts/Failure.tsx";
import { FigureTable } from "../parts/FigureTable.tsx";
import { useLoaded } from "../parts/useLoaded.ts";
import { useWords } from "../words/language.tsx";
import { measured } from "./measure.ts";
import { ALONE_SHOWN, beyond, letsThroughAlone, logit, signed, STRONGEST } from "./through.ts";

interface Props {
  id: string;
  client: Client;
  currency: string;
  /** Told what was worked out; none while it is not shown. */
  onTold(told: Explained | null): void;
}

export function InFull(props: Props) {
  const { t } = useWords();
  const [isOpen, setOpen] = useState(false);
  const part = useId();
  return (
    <>
      <p>
        <button type="button" aria-expanded={isOpen} aria-controls={part} onClick={() => setOpen(!isOpen)}>
          {t("risk.in_full")}
        </button>
      </p>
      <div id={part}>{isOpen && <Loaded {...props} />}</div>
    </>
  );
}

function Loaded({ id, client, currency, onTold }: Props) {
  const { t } = useWords();
  const [item, setItem] = useState<number | null>(null);
  const { value, error, reload } = useLoaded<Explained>(client, `/api/cases/${id}/shapley${item === null ? "" : `?item=${item}`}`);
  useEffect(() => {
    onTold(error ? null : value);
    return () => onTold(null);
  }, [value, error, onTold]);
  if (error) return <Failure what={t("risk.in_full_failed")} error={error} onRetry={reload} />;
  if (!value) {
    return (
      <p className="quiet" role="status">
        {t("risk.in_full_loading")}
      </p>
    );
  }
  return (
    <div className="in-full">
      {value.items.length > 1 && (
        <label>
          {t("risk.of_item")}{" "}
          <select value={value.item} onChange={(event) => setItem(Number(event.target.value))}>
            {value.items.map((one) => (
              <option key={one} value={one}>
                {t("risk.item", { item: one })}
              </option>
            ))}
          </select>
        </label>
      )}
      <Through told={value} currency={currency} />
      {value.is_stopped && <Alone told={value} currency={currency} />}
      <Signals told={value} currency={currency} />
    </div>
  );
}

/** By how much it was stopped. */
function Through({ told, currency }: { told: Explained; currency: string }) {
  const { t, money } = useWords();
  if (told.threshold === null) return <p>{t("risk.no_threshold_then")}</p>;
  const by = beyond(told.worth, told.threshold);
  return (
    <p>
      {t(by.startsWith("-") || Number(by) === 0 ? "risk.below_by" : "risk.above_by", { worth: money(told.worth, currency), threshold: money(told.threshold, currency), by: money(by.replace("-", ""), currency) })}{" "}
      {told.is_stopped && told.others_above.length > 0 && t("risk.others_above", { items: told.others_above.join(", ") })}
    </p>
  );
}

/** What alone would have let it through: the strongest few. */
function Alone({ told, currency }: { told: Explained; currency: string }) {
  const words = useWords();
  const { t, text, money } = words;
  const alone = letsThroughAlone(told);
  if (alone.length === 0) return null;
  const rows = alone.slice(0, ALONE_SHOWN).map((one) => ({
    key: one.signal,
    name: text(one.text),
    address: null,
    figures: [measured(one, words, currency), money(beyond(told.worth, one.worth_without ?? told.worth), currency), money(one.worth_without ?? told.worth, currency)],
  }));
  return (
    <div data-part="alone">
      <p className="quiet">{t("risk.alone_table")}</p>
      <FigureTable label={t("risk.alone_table")} heads={[t("risk.reason"), t("risk.value"), t("risk.takes_away"), t("risk.would_leave")]} rows={rows} />
      {alone.length > rows.length && <p className="quiet">{t("risk.strongest", { shown: rows.length, count: alone.length })}</p>}
    </div>
  );
}

function Signals({ told, currency }: { told: Explained; currency: string }) {
  const words = useWords();
  const { t, text, money } = words;
  const most = Math.max(...told.signals.map((one) => Math.abs(Number(one.shapley))), Number.MIN_VALUE);
  const value = (one: ExplainedSignal) => measured(one, words, currency) ?? t("risk.unknown");
  const rows = told.signals.map((one) => ({
    key: one.signal,
    name: text(one.text),
    address: null,
    figures: [value(one), signed(one.shapley), signed(one.path), one.worth_without === null ? "" : money(one.worth_without, currency)],
  }));
  return (
    <>
      <figure className="waterfall shapley">
        <figcaption className="quiet">{t("risk.shapley_says", { expected: logit(Number(told.expected)), score: logit(Number(told.score)) })}</figcaption>
        <ol>
          {told.signals.slice(0, STRONGEST).map((one) => (
            <li key={one.signal}>
              <span className="waterfall-name">
                {text(one.text)} <span className="quiet">{value(one)}</span>
              </span>
              <svg viewBox="-50 0 100 10" preserveAspectRatio="none" aria-hidden="true" data-raises={Number(one.shapley) > 0}>
                <line x1="0" x2="0" y1="0" y2="10" />
                <rect x={Math.min(0, (Number(one.shapley) / most) * 50)} width={Math.max((Math.abs(Number(one.shapley)) / most) * 50, 0.6)} y="1" height="8" />
              </svg>
              <span className="number">
                {signed(one.shapley)} <small className="quiet">{t("risk.on_path", { added: signed(one.path) })}</small>
              </span>
            </li>
          ))}
        </ol>
      </figure>
      <details>
        <summary>{t("risk.all_signals", { count: told.signals.length })}</summary>
        <FigureTable label={t("risk.all_signals", { count: told.signals.length })} heads={[t("risk.reason"), t("risk.value"), t("risk.shapley"), t("risk.path"), t("risk.worth_without")]} rows={rows} />
      </details>
      <p className="quiet">
        {t("risk.by_model")} <code>{told.model.slice(0, 12)}</code>
      </p>
    </>
  );
}
