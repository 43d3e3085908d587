// This module decides how the cases behind a span of the study are listed: the slowest first, and what of them is meant.

import type { Shapes } from "../api.ts";
import type { Client } from "../client.ts";
import { Behind } from "../parts/Behind.tsx";
import { addressOf, addressOfCase } from "../portal/route.ts";
import { formatSpan, fromMicroseconds } from "../words/format.ts";
import { useWords } from "../words/language.tsx";
import { queryOfStudied } from "./figures.ts";

interface Props {
  client: Client;
  conditions: URLSearchParams;
}

/** Which cases are meant, by the conditions' names; what is all of them is told first. */
function useMeant(conditions: URLSearchParams): string {
  const { t, code } = useWords();
  const [step, whom, lane, days] = ["step", "waits_for", "lane", "days"].map((name) => conditions.get(name));
  const parts = [step ? code("next", step) : whom ? null : t("study.whole"), whom && t("study.waits", { who: code("waits", whom) }), lane && code("lane", lane), days && t("cockpit.last_days", { count: days })];
  return parts.filter((part) => part).join(" · ");
}

export function StudyCases({ client, conditions }: Props) {
  const { t, code, instant, language, count } = useWords();
  const meant = useMeant(conditions);
  const rowOf = (one: Shapes["StudiedCase"]) => ({
    key: one.case,
    name: one.name,
    address: addressOfCase(one.case),
    figures: [formatSpan(language, one.seconds), one.lane ? code("lane", one.lane) : t("cockpit.no_lane"), instant(fromMicroseconds(one.received_at))],
  });
  return (
    <Behind
      client={client}
      query={queryOfStudied(conditions)}
      title={t("study.slowest", { what: meant })}
      back={addressOf("cockpit")}
      failed={t("cockpit.failed")}
      notAll={(listed) => t("study.slowest_of", { count: count(listed) })}
      heads={[t("study.case"), t("study.took"), t("filter.lane"), t("case.received")]}
      rowOf={rowOf}
    />
  );
}
