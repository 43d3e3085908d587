// This module decides how the cases behind a figure of the analyst's room are listed; each opens on the list of cases.

import type { Client } from "../client.ts";
import { Behind } from "../parts/Behind.tsx";
import { addressOf, addressOfCase } from "../portal/route.ts";
import { formatPercent, fromMicroseconds } from "../words/format.ts";
import { useWords } from "../words/language.tsx";
import { addressOfNetwork } from "./network.ts";
import type { RoomCase } from "./room.ts";

/** When, who, why chosen, what was found, and the reasons: all but probability and worth. */
const WORDS = [1, 2, 3, 6, 7];

export function CasesBehind({ client, query, currency }: { client: Client; query: string; currency: string }) {
  const { t, code, text, instant, money, language, count } = useWords();
  const rowOf = (one: RoomCase) => ({
    key: one.case,
    name: one.name,
    address: addressOfCase(one.case),
    figures: [
      instant(fromMicroseconds(one.received_at)),
      <a key="trader" href={addressOfNetwork({ kind: "importer", value: one.trader })}>{one.trader}</a>,
      code("basis", one.basis),
      one.probability === null ? "–" : formatPercent(language, Number(one.probability)),
      one.worth === null ? "–" : money(one.worth, currency),
      one.result ? code("found", one.result) : t("analyst.not_found"),
      one.signals.map((signal) => text(signal.text)).join(language === "zh" ? "；" : "; ") || "–",
    ],
  });
  const heads = [t("analyst.case"), t("case.received"), code("tie", "importer"), t("analyst.basis"), t("analyst.probability_head"), t("analyst.worth_head"), t("analyst.found"), t("analyst.signal")];
  return <Behind client={client} query={query} title={t("analyst.behind")} back={addressOf("analyst")} failed={t("analyst.failed")} notAll={(listed) => t("analyst.newest", { count: count(listed) })} heads={heads} words={WORDS} rowOf={rowOf} />;
}
