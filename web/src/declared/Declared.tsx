// This module decides how what was declared stands in the open case: the whole at a glance, each of the goods in a line, and
// every field for who wants it.

import { type ReactNode, useState } from "react";
import type { Client } from "../client.ts";
import { Failure } from "../parts/Failure.tsx";
import { useLoaded } from "../parts/useLoaded.ts";
import type { Members } from "../trade/path.ts";
import { useWords } from "../words/language.tsx";
import "../style/declared.css";
import "../words/declared.ts";
import { factsOf, type Goods, goodsOf, leavesOf } from "./summary.ts";

/** Goods that are shown at once; a declaration has up to 999. */
const GOODS_FIRST = 5;

interface Props {
  id: string;
  client: Client;
  /** Which version is in force: a correction loads it anew. */
  version: number;
}

export default function Declared({ id, client, version }: Props) {
  const { t } = useWords();
  const { value, error, reload } = useLoaded<Members>(client, `/api/cases/${encodeURIComponent(id)}/declaration`, version);
  return (
    <section className="part declared" aria-label={t("declared.title")} aria-busy={!value && !error}>
      <h3>{t("declared.title")}</h3>
      {error ? <Failure what={t("declared.failed")} error={error} onRetry={reload} /> : null}
      {!value && !error && <p className="quiet">{t("declared.loading")}</p>}
      {value && (
        <>
          <GoodsTable goods={goodsOf(value)} />
          <dl className="facts">
            {factsOf(value).map(({ label, value: told }) => (
              <div key={label}>
                <dt>{t(label)}</dt>
                <dd>{told}</dd>
              </div>
            ))}
          </dl>
          <Whole declaration={value} />
        </>
      )}
    </section>
  );
}

function GoodsTable({ goods }: { goods: Goods[] }) {
  const { t, count } = useWords();
  const [isAll, setAll] = useState(false);
  const shown = isAll ? goods : goods.slice(0, GOODS_FIRST);
  const heads = [t("declared.number"), t("declared.goods"), t("declared.origin"), t("declared.procedure"), t("declared.price"), t("declared.weight"), t("declared.packed"), t("declared.papers")];
  if (goods.length === 0) return null;
  return (
    <>
      {/* Roles are spelled out because the phone's layout takes the table's display away. */}
      <div className="figures" tabIndex={0} role="region" aria-label={t("declared.items")}>
        <table role="table">
          <thead role="rowgroup">
            <tr role="row">
              {heads.map((head) => (
                <th key={head} role="columnheader" scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody role="rowgroup">
            {shown.map((one) => (
              <tr key={one.number} role="row">
                {cellsOf(one).map((cell, place) => (
                  <td key={heads[place]} role="cell" data-label={heads[place]} className={cell === null ? "empty" : undefined}>
                    {cell ?? "–"}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {shown.length < goods.length && (
        <button type="button" onClick={() => setAll(true)}>
          {t("declared.more", { count: count(goods.length) })}
        </button>
      )}
    </>
  );
}

/** What stands in the columns, in their order; none where nothing is said. */
function cellsOf(one: Goods): ReactNode[] {
  return [
    one.number,
    <>
      <span className="mono">{one.code || "–"}</span>
      <span className="declared-words">{one.description}</span>
    </>,
    one.origin || null,
    one.procedure || null,
    one.price || null,
    one.weight || one.quantity ? (
      <>
        {one.weight}
        {one.quantity && <small>{one.quantity}</small>}
      </>
    ) : null,
    one.packed || null,
    one.papers.length > 0
      ? one.papers.map((paper) => (
          <span className="declared-paper" key={paper}>
            {paper}
          </span>
        ))
      : null,
  ];
}

function Whole({ declaration }: { declaration: Members }) {
  const { t } = useWords();
  const [isOpen, setOpen] = useState(false);
  return (
    <details className="declared-whole" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t("declared.whole")}</summary>
      {isOpen && (
        <dl>
          {leavesOf(declaration).map(({ path, value }) => (
            <div key={path}>
              <dt>
                <code>{path}</code>
              </dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
    </details>
  );
}
