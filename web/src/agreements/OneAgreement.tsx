// This module decides how one agreement is shown: where it stands, what it says, who takes part, what it waits for, what
// happened, and what whoever looks may do.

import type { Client } from "../client.ts";
import { CopyButton } from "../parts/CopyButton.tsx";
import { Failure } from "../parts/Failure.tsx";
import { useLoaded } from "../parts/useLoaded.ts";
import { addressOf } from "../portal/route.ts";
import type { Account } from "../portal/session.ts";
import { fromMicroseconds } from "../words/format.ts";
import { useWords } from "../words/language.tsx";
import { type Agreement, standingOf } from "./agreements.ts";
import { Check } from "./Check.tsx";
import { Parties } from "./Parties.tsx";
import { StateFact } from "./StateFact.tsx";
import { Steps } from "./Steps.tsx";
import { Waits } from "./Waits.tsx";
import { Words } from "./Words.tsx";

interface Props {
  id: string;
  client: Client;
  account: Account;
}

export function OneAgreement({ id, client, account }: Props) {
  const { t, code, text, fullInstant } = useWords();
  const { value: agreement, error, reload } = useLoaded<Agreement>(client, `/api/agreements/${encodeURIComponent(id)}`);
  if (error) return <Failure what={t("agree.failed")} error={error} onRetry={reload} />;
  if (!agreement) return <p className="quiet">{t("evidence.loading")}</p>;
  const mayTakePart = account.permissions.includes("TakePartInAgreements");
  const standing = standingOf(agreement, Date.now() * 1000);
  const time = (at: number) => fullInstant(fromMicroseconds(at));
  return (
    <>
      <p>
        <a href={addressOf("agreements")}>← {t("agree.back")}</a>
      </p>
      <h1>
        {text(agreement.title)}{" "}
        <span className="agree-standing" data-standing={standing}>
          {code("agree_state", standing)}
        </span>
      </h1>
      <p className="quiet">
        {t("agree.valid", { from: time(agreement.valid_from), to: time(agreement.valid_to) })}
        {agreement.mrn && (
          <>
            {" · "}
            {t("agree.case")} <code>{agreement.mrn}</code>
          </>
        )}
      </p>
      <p className="quiet house-break">
        {t("agree.hash")} <code>{agreement.hash}</code> <CopyButton value={agreement.hash} label={t("agree.hash")} />
      </p>
      <Waits agreement={agreement} />
      <Parties client={client} account={account} agreement={agreement} onDone={reload} />
      <section data-part="words">
        <h2>{t("agree.words")}</h2>
        <Words text={agreement.text} />
      </section>
      <Steps agreement={agreement} />
      {mayTakePart && agreement.in_force_at !== null && <StateFact client={client} account={account} agreement={agreement} onDone={reload} />}
      <Check client={client} agreement={agreement} />
    </>
  );
}
