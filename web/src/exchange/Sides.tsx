// This module decides how both sides of a movement of goods are shown beside each other, field by field.

import { Heads } from "../parts/Heads.tsx";
import { useWords } from "../words/language.tsx";
import { type Detail, differing, type Side } from "./exchange.ts";

export function Sides({ detail }: { detail: Detail }) {
  const { t, code, count } = useWords();
  const isAnswered = detail.direction === "answered";
  const title = t(isAnswered ? "exchange.sides_answered" : "exchange.sides");
  const differences = differing(detail.sides);
  if (detail.sides.length === 0) return <p className="quiet">{t("exchange.sides_none")}</p>;
  return (
    <section data-part="sides">
      <h3>{title}</h3>
      {!isAnswered && <p className={differences > 0 ? "agree-waits" : undefined}>{differences > 0 ? t("exchange.differences", { count: count(differences) }) : t("exchange.no_differences")}</p>}
      <div className="house-table sides" tabIndex={0} role="region" aria-label={title}>
        <table>
          <thead>
            <tr>
              <Heads names={[t("exchange.field"), t("exchange.ours"), ...(isAnswered ? [] : [t("exchange.theirs"), t("exchange.differs")])]} />
            </tr>
          </thead>
          <tbody>
            {detail.sides.map((one) => (
              <tr key={`${one.what} ${one.of}`} className={one.differs ? "side-differs" : undefined}>
                <th scope="row">
                  {code("exchange_what", one.what)} {one.of}
                </th>
                <Told side={one} value={one.ours} />
                {!isAnswered && (
                  <>
                    <Told side={one} value={one.theirs} />
                    <td>
                      <Difference side={one} />
                    </td>
                  </>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

const FIGURES = ["gross_mass", "net_mass", "quantity", "value"];

function Told({ side, value }: { side: Side; value: string | null }) {
  const { decimal } = useWords();
  const isFigure = FIGURES.includes(side.what);
  return <td>{value === null ? "–" : isFigure ? decimal(value) : value}</td>;
}

function Difference({ side }: { side: Side }) {
  const { t, decimal } = useWords();
  if (side.differs && side.figure !== null && side.allowed !== null) {
    return <strong>{t(side.what === "party" ? "exchange.likeness" : "exchange.figure", { figure: decimal(side.figure), allowed: decimal(side.allowed) })}</strong>;
  }
  if (side.differs) return <strong>{t("exchange.one_side")}</strong>;
  return <span className="quiet">{side.ours === null || side.theirs === null ? t("exchange.one_side") : t("exchange.agree")}</span>;
}
