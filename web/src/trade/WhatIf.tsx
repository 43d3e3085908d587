// This module decides how another origin, goods code or date is tried beside the draft, which stays as it is until what is
// tried is taken over.

import { Button } from "antd";
import { useMemo, useState } from "react";
import type { Client } from "../client.ts";
import { Failure } from "../parts/Failure.tsx";
import "../style/trade.css";
import { useWords } from "../words/language.tsx";
import "../words/whatif.ts";
import { Compared } from "./Compared.tsx";
import { messageOf } from "./message.ts";
import { OF_ITEM } from "./fields.ts";
import { FieldInput } from "./FieldInput.tsx";
import type { Members } from "./path.ts";
import { type Tried, useTry } from "./useTry.ts";
import { applied, type Puts } from "./whatIf.ts";

/** What is tried of an item, and how wide its field is beside the form. */
const TRIED = (["declare.code", "declare.taric", "declare.origin"] as const).flatMap((label, place) => OF_ITEM.filter((field) => field.label === label).map((field) => ({ ...field, width: [16, 8, 24][place] ?? 24 })));

interface Props {
  client: Client;
  declaration: Members;
  items: number;
  /** What the draft comes to as it is. */
  now: Tried;
  onTake(declaration: Members): void;
}

export default function WhatIf({ client, declaration, items, now, onTake }: Props) {
  const { t, count } = useWords();
  const [item, setItem] = useState(1);
  const [date, setDate] = useState<string | null>(null);
  const [puts, setPuts] = useState<Puts>({});
  const other = useMemo(() => applied(declaration, puts), [declaration, puts]);
  const message = useMemo(() => JSON.stringify(messageOf(other)), [other]);
  const isOther = useMemo(() => message !== JSON.stringify(messageOf(declaration)), [message, declaration]);
  const tried = useTry(client, isOther || date ? message : null, date);
  return (
    <div className="what-if">
      <p className="quiet">{t("what_if.note")}</p>
      <div className="fields" role="group" aria-label={t("what_if.fields")}>
        {items > 1 && (
          <label className="what-if-choice">
            {t("what_if.item")}
            <select value={item} onChange={(change) => setItem(Number(change.target.value))}>
              {[...Array(items).keys()].map((place) => (
                <option key={place} value={place + 1}>
                  {t("declare.item", { number: count(place + 1) })}
                </option>
              ))}
            </select>
          </label>
        )}
        {TRIED.map((field) => {
          const path = field.path.replace("#", String(item));
          return <FieldInput key={path} field={field} path={path} declaration={other} client={client} findings={[]} onChange={(at, value) => setPuts({ ...puts, [at]: value })} />;
        })}
        <label className="what-if-choice">
          {t("what_if.date")}
          <input type="date" value={date ?? ""} onChange={(change) => setDate(change.target.value || null)} />
        </label>
      </div>
      {!isOther && !date && <p className="quiet">{t("what_if.begin")}</p>}
      {tried.error ? <Failure what={t("declare.try_failed")} error={tried.error} /> : null}
      {(isOther || date) && (
        <div aria-live="polite" aria-busy={tried.isTrying}>
          {now.decision && tried.decision ? <Compared before={now.decision} after={tried.decision} isWaiting={tried.isTrying || now.isTrying} /> : !tried.error && <p className="quiet">{t("declare.trying")}</p>}
        </div>
      )}
      {isOther && (
        <p className="acts-row">
          <Button
            onClick={() => {
              onTake(other);
              setPuts({});
            }}
          >
            {t("what_if.take")}
          </Button>
          <Button onClick={() => setPuts({})}>{t("what_if.reset")}</Button>
        </p>
      )}
    </div>
  );
}
