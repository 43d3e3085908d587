// This module decides what a draft would come to, in one glance, and whether that is so still.

import { ALL_TAXES } from "../api.ts";
import { Failure } from "../parts/Failure.tsx";
import { useWords } from "../words/language.tsx";
import "../words/form.ts";
import type { Tried } from "./useTry.ts";

export function Glance({ tried }: { tried: Tried }) {
  const { t, code, count, money } = useWords();
  const { decision } = tried;
  const number = (severity: string) => count(decision?.findings.filter((finding) => finding.severity === severity).length ?? 0);
  const total = decision?.assessment.totals.find((one) => one.type === ALL_TAXES);
  return (
    <section className="part glance" aria-live="polite">
      {tried.error ? <Failure what={t("declare.try_failed")} error={tried.error} /> : null}
      {tried.error && decision ? <p className="as-before-note">{t("form.as_before")}</p> : null}
      {decision ? (
        <p className="glance-words">
          <strong>{t("declare.result", { outcome: code("outcome", decision.outcome) })}</strong>
          <span>{t("declare.errors", { count: number("error") })}</span>
          <span>{t("declare.warnings", { count: number("warning") })}</span>
          {total && (
            <span className="glance-money">
              {t("page.label", { name: t("declare.payable") })}
              {money(total.payable, decision.assessment.currency)}
            </span>
          )}
        </p>
      ) : (
        !tried.error && <p className="quiet">{t("declare.trying")}</p>
      )}
    </section>
  );
}
