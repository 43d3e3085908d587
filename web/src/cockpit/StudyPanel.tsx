// This module decides how a Time Release Study is drawn: where goods waited, and for whom.

import { useCallback } from "react";
import type { Shapes } from "../api.ts";
import type { Client } from "../client.ts";
import { Failure } from "../parts/Failure.tsx";
import { useLoaded } from "../parts/useLoaded.ts";
import { formatPercent, formatSpan } from "../words/format.ts";
import { useWords } from "../words/language.tsx";
import { axes, besideBars, type Colour, type Option } from "./Chart.tsx";
import { Panel } from "./Panel.tsx";
import { useOpens } from "./useOpens.ts";

type Span = Shapes["StudySpan"];
type Study = Shapes["Study"];

interface Props {
  client: Client;
  permissions: readonly string[];
  days: number;
  round: number;
}

export function StudyPanel({ client, permissions, days, round }: Props) {
  const { t, code, count, language } = useWords();
  const { value: study, error, reload } = useLoaded<Study>(client, `/api/cockpit/study?days=${days}`, round);
  const opens = useOpens(permissions);
  const nameOf = useCallback((one: Span) => code("next", one.of ?? ""), [code]);
  const option = useCallback(
    (colour: Colour): Option => {
      const steps = study?.steps ?? [];
      const fill: Record<string, string> = { officer: "blue", trader: "yellow", agency: "released" };
      return {
        ...axes(colour, steps.map(nameOf), true, (value) => formatSpan(language, value)),
        grid: { left: 4, right: 150, top: 6, bottom: 4, outerBoundsMode: "same" },
        legend: { show: false },
        series: [
          {
            type: "bar",
            name: t("cockpit.p90"),
            barMaxWidth: 22,
            label: besideBars(colour, (place) => {
              const one = steps[place];
              return one ? t("study.label", { half: formatSpan(language, one.median_seconds), p90: formatSpan(language, one.p90_seconds) }) : "";
            }),
            data: steps.map((one) => ({ value: one.median_seconds, address: opens(one), itemStyle: { color: colour(fill[one.waits_for ?? ""] ?? "accent") } })),
          },
        ],
      };
    },
    [study, nameOf, opens, language, t],
  );
  if (!study) return error ? <Failure what={t("cockpit.failed")} error={error} onRetry={reload} /> : null;
  const figures = (one: Span) => [count(one.cases), formatSpan(language, one.median_seconds), formatSpan(language, one.p90_seconds), formatSpan(language, one.mean_seconds), formatPercent(language, one.share_per_mille / 1000), one.kept_per_mille === null ? "–" : formatPercent(language, one.kept_per_mille / 1000)];
  const rows = [
    ...study.whole.map((one) => ({ key: `whole ${one.of}`, name: one.of ? `${t("study.whole")} · ${code("lane", one.of)}` : t("study.whole"), address: opens(one), figures: figures(one) })),
    ...study.with_whom.map((one) => ({ key: `with ${one.of}`, name: code("waits", one.of ?? ""), address: opens(one), figures: figures(one) })),
    ...study.steps.map((one) => ({ key: `step ${one.of} ${one.waits_for}`, name: nameOf(one), address: opens(one), figures: figures(one) })),
  ];
  const heads = [t("study.stage"), t("cockpit.cases"), t("cockpit.half"), t("cockpit.p90"), t("study.mean"), t("study.share"), t("study.kept")];
  const who = study.with_whom.map((one) => `${code("waits", one.of ?? "")} ${formatPercent(language, one.share_per_mille / 1000)}`).join(" · ");
  const note = t(study.of.is_all ? "study.note" : "study.note_newest", { count: count(study.of.cases) }) + (who ? ` ${t("study.with", { who })}` : "");
  return <Panel label={t("study.title")} isWide lines={Math.max(6, 2 + 2 * study.steps.length)} option={option} heads={heads} rows={study.steps.length > 0 ? rows : []} note={note} />;
}
