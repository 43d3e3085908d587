// This module decides how the steps of an agreement are shown: the fact, what followed, and the record that chains them.

import { Heads } from "../parts/Heads.tsx";
import { fromMicroseconds } from "../words/format.ts";
import { useWords } from "../words/language.tsx";
import { type Agreement, brokenAt, called, type Step } from "./agreements.ts";
import { Followed } from "./Words.tsx";

export function Steps({ agreement }: { agreement: Agreement }) {
  const { t, count } = useWords();
  const broken = brokenAt(agreement.hash, agreement.history);
  return (
    <section data-part="steps">
      <h2>
        {t("agree.history")} <small>{count(agreement.history.length)}</small>
      </h2>
      {agreement.history.length === 0 ? (
        <p className="quiet">{t("agree.history_none")}</p>
      ) : (
        <>
          <p className={broken === null ? "quiet" : "agree-problem"}>{broken === null ? t("agree.chain_whole") : t("agree.chain_broken", { step: broken })}</p>
          <ol className="agree-steps">
            {agreement.history.map((step) => (
              <OneStep key={step.number} agreement={agreement} step={step} />
            ))}
          </ol>
        </>
      )}
    </section>
  );
}

function OneStep({ agreement, step }: { agreement: Agreement; step: Step }) {
  const { t, count, fullInstant, instant, language } = useWords();
  const listens = agreement.listens.find((one) => one.name === step.fact);
  const seat = agreement.seats.find((one) => one.role === step.party);
  const memberOf = (name: string) => {
    const member = listens?.members.find((one) => one.name === name);
    return member ? called(member, language) : name;
  };
  return (
    <li data-step={step.number}>
      <h3>{t("agree.step", { number: step.number, fact: listens ? called(listens, language) : step.fact })}</h3>
      <p className="quiet">
        {t("agree.step_by", { party: seat ? `${called(seat, language)} (${seat.party})` : step.party, stated: fullInstant(fromMicroseconds(step.stated_at)), time: instant(fromMicroseconds(step.at)) })}
      </p>
      <dl className="facts">
        {Object.entries(step.members).map(([name, value]) => (
          <div key={name}>
            <dt>{memberOf(name)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        <div>
          <dt>{t("agree.followed")}</dt>
          <dd>
            <Followed told={step.told} />
          </dd>
        </div>
      </dl>
      <details>
        <summary>{t("agree.chain")}</summary>
        <div className="house-table" tabIndex={0} role="region" aria-label={`${t("agree.chain")} ${step.number}`}>
          <table>
            <thead className="hidden">
              <tr>
                <Heads names={[t("agree.what"), t("agree.record")]} />
              </tr>
            </thead>
            <tbody>
              {(
                [
                  ["agree.previous", step.previous],
                  ["agree.record", step.record],
                  ["agree.state_hash", step.state],
                  ["agree.leaf", step.leaf],
                ] as const
              ).map(([word, hash]) => (
                <tr key={word}>
                  <th scope="row">{t(word)}</th>
                  <td className="house-break">
                    <code>{hash}</code>
                    {word === "agree.leaf" && <div className="quiet">{step.position === null ? t("agree.unsealed") : t("agree.position", { position: count(step.position) })}</div>}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        <p className="quiet">{t("agree.signed_fact")}</p>
        <pre className="agree-note" tabIndex={0}>
          {step.note}
        </pre>
      </details>
    </li>
  );
}
