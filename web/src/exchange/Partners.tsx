// This module decides how the arrangement is shown: who takes part with which key, what may be asked for what, and how far both
// sides may differ.

import { CopyButton } from "../parts/CopyButton.tsx";
import { Heads } from "../parts/Heads.tsx";
import { fromMicroseconds } from "../words/format.ts";
import { useWords } from "../words/language.tsx";
import type { Arrangement } from "./exchange.ts";

export function Partners({ arrangement }: { arrangement: Arrangement }) {
  const { t, code, text, decimal, count, fullInstant, language } = useWords();
  const and = language === "zh" ? "、" : ", ";
  const { tolerance } = arrangement;
  const name = (one: string) => text(arrangement.administrations.find((known) => known.name === one)?.called) || one;
  return (
    <section data-part="partners">
      <h2>{t("exchange.partners")}</h2>
      <p>{t("exchange.arrangement", { name: arrangement.name, from: fullInstant(fromMicroseconds(arrangement.valid_from)), to: fullInstant(fromMicroseconds(arrangement.valid_to)) })}</p>
      <p className="quiet house-break">
        {t("exchange.arrangement_hash")} <code>{arrangement.hash}</code> <CopyButton value={arrangement.hash} label={t("exchange.arrangement_hash")} />
      </p>
      <div className="house-table" tabIndex={0} role="region" aria-label={t("exchange.partners")}>
        <table>
          <thead>
            <tr>
              <Heads names={[t("exchange.administration"), t("exchange.key"), t("exchange.url")]} />
            </tr>
          </thead>
          <tbody>
            {arrangement.administrations.map((one) => (
              <tr key={one.name}>
                <th scope="row">
                  {text(one.called)} {one.name === arrangement.us && <small className="quiet">{t("exchange.us")}</small>}
                </th>
                <td className="house-break">
                  <code>{one.key}</code>
                </td>
                <td className="house-break">
                  <code>{one.url}</code>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className="house-table" tabIndex={0} role="region" aria-label={t("exchange.purpose")}>
        <table>
          <thead>
            <tr>
              <Heads names={[t("exchange.purpose"), t("exchange.law"), t("exchange.fields"), t("exchange.by")]} />
            </tr>
          </thead>
          <tbody>
            {arrangement.purposes.map((one) => (
              <tr key={one.name}>
                <th scope="row">{text(one.called)}</th>
                <td>{one.law}</td>
                <td className="house-break">{one.fields.map((field) => code("exchange_field", field)).join(and)}</td>
                <td>{one.by.length === 0 ? t("exchange.anybody") : one.by.map(name).join(and)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="quiet">
        {t("exchange.tolerance", { value: decimal(tolerance.value_percent), mass: decimal(tolerance.mass_percent), quantity: decimal(tolerance.quantity_percent), name: count(tolerance.name_hundredths) })}
      </p>
    </section>
  );
}
