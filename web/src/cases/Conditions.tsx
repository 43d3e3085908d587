// This module decides how the conditions that a link brought to the list are told, and that each of them can be removed.

import { formatCountry, formatInstant, fromMicroseconds } from "../words/format.ts";
import { useWords } from "../words/language.tsx";
import { type Condition, conditionsIn, without } from "./behind.ts";

/** So that an instant is told with its day, also if that is today. */
const ANOTHER_DAY = new Date(0);

interface Props {
  more: string;
  onMore(more: string): void;
}

export function Conditions({ more, onMore }: Props) {
  const { t } = useWords();
  const told = useTold();
  return (
    <div className="chips" data-conditions role="group" aria-label={t("condition.label")}>
      {conditionsIn(more).map(([name, value]) => {
        const words = t("page.label", { name: t(`condition.${name}`) }) + told(name, value);
        return (
          <button key={name} type="button" className="chip" aria-label={t("condition.remove", { what: words })} title={t("condition.remove", { what: words })} onClick={() => onMore(without(more, name))}>
            {words} <span aria-hidden="true">×</span>
          </button>
        );
      })}
    </div>
  );
}

/** What a condition asks for, in words. */
function useTold(): (name: Condition, value: string) => string {
  const { t, code, language } = useWords();
  const families: Partial<Record<Condition, string>> = { status: "status", next_step: "next", examined: "examined", tax: "tax" };
  return (name, value) => {
    if (value === "") return t("condition.unknown");
    if (name === "owed") return t("condition.yes");
    if (name === "origin") return formatCountry(language, value);
    if (name === "received_from" || name === "received_to") return formatInstant(language, fromMicroseconds(Number(value)), ANOTHER_DAY);
    const family = families[name];
    return family ? code(family, value) : value;
  };
}
