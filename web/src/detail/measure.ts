// This module decides how the value of a signal is written, by the unit that the model keeps it in: an amount, a mass, a
// share, days. What is kept as a logarithm is told as what it is the logarithm of, rounded to what it still tells.

import type { Words } from "../words/language.tsx";

interface Valued {
  signal: string;
  value?: string | null;
  unit?: string | null;
}

type Say = Pick<Words, "t" | "language">;

/** Digits that a figure keeps which was a logarithm to four places. */
const DIGITS = 4;
const DAY_MS = 86_400_000;
/** Signals that are logarithms of one more than the figure, so that nothing has one, too. */
const OF_ONE_MORE = new Set(["charges", "found"]);

/** The value in words; none where nothing was known. */
export function measured({ signal, value, unit }: Valued, { t, language }: Say, currency: string): string | null {
  if (value == null) return null;
  const figure = Number(value);
  if (!Number.isFinite(figure)) return value;
  const locale = language === "zh" ? "zh-CN" : "en-GB";
  const written = (of: number, options: Intl.NumberFormatOptions = { maximumSignificantDigits: DIGITS }) => new Intl.NumberFormat(locale, options).format(of);
  const whole = (of: number) => written(of, { maximumFractionDigits: of < 10 ? 1 : 0 });
  const about = (text: string) => t("measure.about", { figure: text });
  switch (unit) {
    case "share":
    case "ratio":
      return written(figure, { style: "percent", maximumFractionDigits: 1 });
    case "log currency":
      return about(`${written(OF_ONE_MORE.has(signal) ? Math.expm1(figure) : Math.exp(figure))} ${currency}`);
    case "log currency per kg":
      return about(t("measure.per_kg", { amount: `${written(Math.exp(figure))} ${currency}` }));
    case "log kg":
      return about(t("measure.kg", { figure: written(Math.exp(figure)) }));
    case "log kg per unit":
      return about(t("measure.kg_per_unit", { figure: written(Math.exp(figure)) }));
    case "log days":
      return t("measure.days", { figure: whole(Math.expm1(figure)) });
    case "days":
      return t("measure.days", { figure: whole(figure) });
    case "years":
      return t("measure.years", { figure: whole(figure) });
    // How often something was met fades with time, so that it need not be whole.
    case "log lines":
      return figure <= 0 ? t("measure.never") : t("measure.lines", { figure: whole(Math.expm1(figure)) });
    case "log importers":
      return t("measure.importers", { figure: whole(Math.exp(figure)) });
    case "nats":
      return t("measure.one_in", { figure: written(Math.exp(figure), { notation: "compact", maximumSignificantDigits: 2 }) });
    case "robust standard deviations":
      return t(figure < 0 ? "measure.below" : "measure.above", { figure: written(Math.abs(figure), { maximumFractionDigits: 1 }) });
    case "yes or no":
      return t(figure > 0 ? "measure.yes" : "measure.no");
    case "day":
      // Days are counted from 1 January 1970, a Thursday.
      return new Intl.DateTimeFormat(locale, { weekday: "long", timeZone: "UTC" }).format(figure * DAY_MS);
    default:
      return written(figure);
  }
}
