// This module decides how the cases behind a figure are listed, in place of the figures that led to them. Give it the query
// as its key: another query is another list.

import type { Client } from "../client.ts";
import { useWords } from "../words/language.tsx";
import { Failure } from "./Failure.tsx";
import { FigureTable, type Row } from "./FigureTable.tsx";
import { useLoaded } from "./useLoaded.ts";

interface Props<T> {
  client: Client;
  query: string;
  title: string;
  /** Where the figures are. */
  back: string;
  failed: string;
  /** What is said where there are more cases than are listed. */
  notAll(listed: number): string;
  heads: string[];
  /** Places of the heads below which words stand. */
  words?: readonly number[];
  rowOf(one: T): Row;
}

export function Behind<T>({ client, query, title, back, failed, notAll, heads, words, rowOf }: Props<T>) {
  const { t } = useWords();
  const { value: found, error, reload } = useLoaded<{ cases: T[]; is_all: boolean }>(client, query);
  return (
    <section className="panel" data-wide="true" data-behind aria-busy={!found && !error}>
      <h2>
        {title} <a href={back}>{t("page.close")}</a>
      </h2>
      {error ? <Failure what={failed} error={error} onRetry={reload} /> : null}
      {found && !found.is_all && <p className="quiet">{notAll(found.cases.length)}</p>}
      {found && (found.cases.length > 0 ? <FigureTable label={title} heads={heads} rows={found.cases.map(rowOf)} words={words} /> : <p className="quiet">{t("cockpit.nothing")}</p>)}
    </section>
  );
}
