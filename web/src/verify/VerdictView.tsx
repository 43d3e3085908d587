// This module decides how a verdict is shown: first whether it is proven, then what, then what is not.

import type { ReactNode } from "react";
import { useWords } from "../words/language.tsx";
import type { Suite } from "./key.ts";
import type { Break, GoodsItem, Proven, Verdict } from "./verdict.ts";

const SUITES: Record<Suite, string> = {
  ed25519: "Ed25519",
  ed25519_cosignature: "Ed25519",
  ml_dsa44_cosignature: "ML-DSA-44",
  sm2_cosignature: "SM2",
};
/** Digits of a hash that are enough to compare by eye. */
const SHORT = 16;

export function VerdictView({ verdict }: { verdict: Verdict }) {
  const { t } = useWords();
  const { broken, proven, unproven } = verdict;
  if (broken) {
    return (
      <section className="receipt-verdict" aria-live="polite">
        <h2 className="verdict-head" data-verdict="broken">
          {t("verdict.not_proven")}
        </h2>
        <h3>{t("verdict.breaks")}</h3>
        <BreakView broken={broken} />
      </section>
    );
  }
  return (
    <section className="receipt-verdict" aria-live="polite">
      <h2 className="verdict-head" data-verdict="proven">
        {t("verdict.proven")}
      </h2>
      <dl className="verdict-facts">
        {proven.map((one) => (
          <Facts key={one.code} proven={one} />
        ))}
      </dl>
      <h3>{t("verdict.gaps")}</h3>
      <ul>
        {unproven.map(({ code }) => (
          <li key={code}>{t(`gap.${code}`)}</li>
        ))}
      </ul>
    </section>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Facts({ proven }: { proven: Proven }) {
  const { t, money, count, date, fullInstant } = useWords();
  switch (proven.code) {
    case "release":
      return (
        <>
          <Fact name={t(proven.is_provisional ? "verdict.released" : "verdict.cleared")}>{fullInstant(new Date(proven.at))}</Fact>
          <Fact name={t("verdict.mrn")}>
            <code>{proven.mrn}</code>
          </Fact>
          <Fact name={t("verdict.case")}>
            <code>{proven.case}</code>
          </Fact>
        </>
      );
    case "law":
      return (
        <Fact name={t("verdict.law")}>
          {t("verdict.law_of", { pack: proven.pack, version: proven.version, date: date(proven.legal_date) })} <code>{proven.hash.slice(0, SHORT)}…</code>
        </Fact>
      );
    case "debt": {
      const amount = money(proven.payable, proven.currency);
      return <Fact name={t("verdict.debt")}>{proven.is_complete ? amount : t("verdict.debt_partly", { amount })}</Fact>;
    }
    case "goods":
      return (
        <Fact name={t("verdict.goods")}>
          <ol>
            {proven.items.map((item, place) => (
              <li key={place}>{itemText(item)}</li>
            ))}
          </ol>
        </Fact>
      );
    case "logged":
      return (
        <Fact name={t("verdict.logged")}>
          {t("verdict.logged_at", { origin: proven.origin, index: count(proven.index), size: count(proven.size) })} <code>{proven.root.slice(0, SHORT)}…</code>
        </Fact>
      );
    case "signed":
      return (
        <>
          <Fact name={t("verdict.signed")}>
            <ul>
              {proven.by.map((signer, place) => (
                <li key={place}>{t("page.with_aside", { text: signer.name, aside: SUITES[signer.suite] })}</li>
              ))}
            </ul>
          </Fact>
          {proven.at !== null && <Fact name={t("verdict.signed_at")}>{fullInstant(new Date(proven.at * 1000))}</Fact>}
        </>
      );
  }
}

const itemText = ({ code, description, origin, net }: GoodsItem): string => [code, description, origin, net].filter((part) => part !== null).join(" · ");

function BreakView({ broken }: { broken: Break }) {
  const { t, count, fullInstant } = useWords();
  const shown: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(broken)) {
    if (name === "at" || name === "now") shown[name] = fullInstant(new Date(Number(value) * 1000));
    else if (name === "sealed" || name === "found") shown[name] = `${String(value).slice(0, SHORT)}…`;
    else if (name === "suite") shown[name] = SUITES[value as Suite];
    else if (typeof value === "number") shown[name] = count(value);
    else shown[name] = Array.isArray(value) ? value.join(", ") : String(value);
  }
  return (
    <p className="notice" data-severity="error">
      {t(`break.${broken.code}`, shown)}
    </p>
  );
}
