// This module decides how a broker says for whom it acts: the own firm, or a trader that gave it a mandate.

import { nameOf, type Organisation, shortId } from "../house/house.ts";
import { useLoaded } from "../parts/useLoaded.ts";
import { useWords } from "../words/language.tsx";
import "../words/people.ts";
import type { Session } from "./session.ts";

interface Props {
  session: Session;
  firm: string | null;
  onFirm(firm: string | null): void;
}

export function ForWhom({ session: { account, client }, firm, onFirm }: Props) {
  const { t, language } = useWords();
  const { value } = useLoaded<Organisation[]>(client, "/api/organisations");
  const named = (id: string) => {
    const found = value?.find((one) => one.id === id);
    return found ? nameOf(found, language) : shortId(id);
  };
  return (
    <label className="portal-for" data-other={firm !== null}>
      {t("acting.for")}
      <select value={firm ?? ""} onChange={(change) => onFirm(change.target.value || null)}>
        <option value="">{t("page.with_aside", { text: named(account.organisation), aside: t("acting.own") })}</option>
        {account.firms
          .filter((id) => id !== account.organisation)
          .map((id) => (
            <option key={id} value={id}>
              {named(id)}
            </option>
          ))}
      </select>
    </label>
  );
}
