// This module decides how an officer reads what else was known when a case was judged: what was free at its place, how unusual
// its goods are, how unsure the models were, and how little is known of the like.

import type { LineRisk, RiskTold, Shapes } from "../api.ts";
import { formatPercent } from "../words/format.ts";
import { useWords } from "../words/language.tsx";

export function KnownThen({ risk, line }: { risk: RiskTold; line: LineRisk }) {
  const { t, count, decimal, language } = useWords();
  const percent = (share: string) => formatPercent(language, Number(share));
  const free = (queue: "goods" | "papers", { place, daily, taken, expected, share }: Shapes["FreeRoom"]) =>
    t(`risk.room_${queue}`, { place: place || t("risk.room_elsewhere"), daily: count(daily), taken: count(taken), expected: count(expected), share: percent(share) });
  const { room, unknown_threshold: threshold } = risk;
  const rooms = [room?.goods && free("goods", room.goods), room?.papers && free("papers", room.papers)];
  const figures = [
    line.anomaly && t("risk.anomaly", { share: formatPercent(language, downward(line.anomaly)) }),
    line.doubt && t("risk.doubt", { share: percent(line.doubt) }),
    line.unknown && (threshold ? t("risk.little_known_from", { figure: decimal(line.unknown), threshold: decimal(threshold) }) : t("risk.little_known", { figure: decimal(line.unknown) })),
  ];
  const told = [rooms, figures].map((sentences) => sentences.filter(Boolean).join(language === "zh" ? "" : " ")).filter(Boolean);
  return told.map((sentences) => (
    <p key={sentences} className="quiet">
      {sentences}
    </p>
  ));
}

/** A share to a tenth of a hundredth, downward: nothing is more unusual than all. */
const downward = (share: string): number => Math.floor(Number(share) * 1000) / 1000;
