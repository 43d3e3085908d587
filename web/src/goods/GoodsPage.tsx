// This module decides the page on which a carrier or a terminal asks whether the goods before it may go: numbers typed,
// pasted or scanned, an answer for each.

import { Button, Input } from "antd";
import { useCallback, useState } from "react";
import type { Shapes } from "../api.ts";
import type { Client } from "../client.ts";
import { Failure } from "../parts/Failure.tsx";
import { Heads } from "../parts/Heads.tsx";
import { Scanner } from "../scan/Scanner.tsx";
import { useWords } from "../words/language.tsx";
import { REFERENCES_MAX, referencesIn } from "./references.ts";

type Goods = Shapes["GoodsView"];

/** The outcome of a case in whose colour each is shown. */
const COLOURS: Record<Goods["goods"], string | undefined> = { may_go: "released", wait: "held", detained: "rejected", void: "rejected", unknown: undefined };

export default function GoodsPage({ client }: { client: Client }) {
  const { t, code, count, instant } = useWords();
  const [text, setText] = useState("");
  const [told, setTold] = useState<Goods[] | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [isAsking, setAsking] = useState(false);
  const references = referencesIn(text);

  const scanned = useCallback((found: string) => {
    const [first] = referencesIn(found);
    return first ? () => setText((before) => [...referencesIn(before), first].join("\n")) : null;
  }, []);
  async function ask() {
    setAsking(true);
    setError(null);
    try {
      setTold(await client.get<Goods[]>(`/api/goods?${new URLSearchParams({ references: references.join(",") })}`));
    } catch (refused) {
      setError(refused);
    }
    setAsking(false);
  }
  const may = told?.filter((one) => one.goods === "may_go").length ?? 0;
  return (
    <main className="sheet">
      <h1>{t("goods.title")}</h1>
      <p className="quiet">{t("goods.note")}</p>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void ask();
        }}
      >
        <label>
          {t("goods.references")}
          <Input.TextArea
            rows={4}
            value={text}
            autoCapitalize="characters"
            spellCheck={false}
            onChange={(event) => setText(event.target.value)}
            onPressEnter={(event) => {
              if (!event.ctrlKey && !event.metaKey) return;
              event.preventDefault();
              void ask();
            }}
          />
        </label>
        <p className="buttons">
          <Button type="primary" htmlType="submit" loading={isAsking} disabled={references.length === 0 || references.length > REFERENCES_MAX}>
            {t("goods.ask", { count: count(references.length) })}
          </Button>
          {references.length > REFERENCES_MAX && <span className="late">{t("goods.too_many", { count: count(REFERENCES_MAX) })}</span>}
        </p>
      </form>
      <Scanner read={scanned} words={{ open: t("examine.scan"), picture: t("examine.scan_picture") }} />
      {error ? <Failure what={t("goods.failed")} error={error} onRetry={() => void ask()} /> : null}
      {told && (
        <>
          <p role="status">
            <strong>{t("goods.sum", { may: count(may), all: count(told.length) })}</strong>
          </p>
          <div className="money-scroll" tabIndex={0} role="region" aria-label={t("goods.title")}>
            <table className="money-table">
              <thead>
                <tr>
                  <Heads names={[t("goods.reference"), t("goods.state"), t("list.mrn"), t("list.type"), t("goods.since")]} />
                </tr>
              </thead>
              <tbody>
                {told.map((one, place) => (
                  <tr key={`${place} ${one.reference}`} data-goods={one.goods}>
                    <th scope="row" className="mono">
                      {one.reference}
                    </th>
                    <td>
                      <span className="mark" data-outcome={COLOURS[one.goods]}>
                        {code("goods_state", one.goods)}
                      </span>
                    </td>
                    <td className="mono">{one.mrn ?? "–"}</td>
                    <td>{one.declaration_type ?? "–"}</td>
                    <td>{one.since === null ? "–" : instant(new Date(one.since / 1000))}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
    </main>
  );
}
