// This module decides how one profile is looked at: what it says, its versions with the second person's word, what it hit
// by month and in which cases.

import { useState } from "react";
import type { Client } from "../client.ts";
import { FigureTable } from "../parts/FigureTable.tsx";
import { useLoaded } from "../parts/useLoaded.ts";
import { fromMicroseconds } from "../words/format.ts";
import { useWords } from "../words/language.tsx";
import { Why } from "../law/Why.tsx";
import { type Profile, type ProfileCase, shown, type Version } from "./profiles.ts";
import { TrialResult } from "./TrialResult.tsx";
import { useRate } from "./useRate.ts";

interface Props {
  client: Client;
  profile: Profile;
  you: string;
  mayManage: boolean;
  onDone(): void;
  onEdit(): void;
}

export function OneProfile({ client, profile, you, mayManage, onDone, onEdit }: Props) {
  const { t, code, text, count, date, instant } = useWords();
  const { cells } = useRate();
  const { value: cases } = useLoaded<ProfileCase[]>(client, `/api/profiles/${profile.profile}/cases`);
  const { says } = shown(profile);
  const months = profile.months.filter((one) => one.hits > 0).reverse();
  const month = (day: string) => day.slice(0, 7);
  return (
    <section className="panel" data-wide="true" data-part="profile">
      <h2>{says.name}</h2>
      <p>{text(says.reason)}</p>
      <pre className="profile-condition" tabIndex={0}>
        {says.condition}
      </pre>
      <p className="quiet">
        {[
          says.for_each === "item" ? t("profiles.for_item") : says.for_each || t("profiles.for_declaration"),
          code("lane", says.lane),
          `${t("profiles.of_procedures")}: ${says.procedures || t("profiles.all")}`,
          `${t("profiles.of_goods")}: ${says.goods || t("profiles.all")}`,
          `${t("profiles.of_offices")}: ${says.offices.join(" ") || t("profiles.all")}`,
          t("profiles.range", { from: date(says.valid_from), to: date(says.valid_to) }),
        ].join(" · ")}
      </p>
      <Versions client={client} profile={profile} you={you} mayManage={mayManage} onDone={onDone} />
      {mayManage && (
        <button type="button" onClick={onEdit}>
          {t("profiles.edit")}
        </button>
      )}
      <h3>{t("profiles.months")}</h3>
      {months.length === 0 ? (
        <p className="quiet">{t("profiles.no_hits")}</p>
      ) : (
        <FigureTable
          label={t("profiles.months")}
          heads={[t("profiles.month"), t("profiles.month_hits"), t("profiles.examined"), t("profiles.right"), t("profiles.interval")]}
          rows={months.map((one) => ({ key: one.first_day, name: month(one.first_day), address: null, figures: [count(one.hits), ...cells(one.irregular)] }))}
        />
      )}
      {cases && cases.length > 0 && (
        <>
          <h3>{t("profiles.cases")}</h3>
          <FigureTable
            label={t("profiles.cases")}
            heads={[t("profiles.case"), t("case.received"), t("profiles.declarant"), t("profiles.went"), t("analyst.found")]}
            rows={cases.map((one) => ({
              key: one.case,
              name: one.name,
              address: `#${new URLSearchParams({ page: "cases", case: one.case })}`,
              figures: [instant(fromMicroseconds(one.received_at)), one.declarant, one.lane ? code("lane", one.lane) : "–", one.result ? code("found", one.result) : t("analyst.not_found")],
            }))}
          />
        </>
      )}
    </section>
  );
}

function Versions({ client, profile, you, mayManage, onDone }: Omit<Props, "onEdit">) {
  const { t, code, date } = useWords();
  const [refused, setRefused] = useState<unknown>(null);
  const name = shown(profile).says.name;
  function act(method: "PUT" | "DELETE", one: Version) {
    setRefused(null);
    client.send(method, `/api/profile-versions/${one.id}`).then(onDone, setRefused);
  }
  return (
    <>
      <h3>{t("profiles.versions")}</h3>
      {refused ? <Why what={t("profiles.act_failed")} error={refused} /> : null}
      <ul className="law-editions">
        {profile.versions.map((one) => (
          <li key={one.id}>
            <div>
              <strong>
                {t("profiles.version")} {one.number}
              </strong>{" "}
              <span className="law-mark">{code("profile_status", one.status)}</span>
              <p className="quiet">
                {[one.proposed_by, one.confirmed_by].map((person) => person ?? "–").join(" / ")} · {t("profiles.range", { from: date(one.says.valid_from), to: date(one.says.valid_to) })} · {one.version.slice(0, 8)}
                {one.status === "proposed" && one.proposer === you && ` · ${t("profiles.own")}`}
              </p>
              {one.trial && <TrialResult key={one.trial} client={client} id={one.trial} />}
              {one.status === "proposed" && one.id !== shown(profile).id && (
                <pre className="profile-condition" tabIndex={0}>
                  {one.says.condition}
                </pre>
              )}
            </div>
            {mayManage && (
              <span className="law-acts">
                {one.status === "proposed" && one.proposer !== you && (
                  <button type="button" aria-label={t("profiles.confirm_of", { number: one.number, name })} onClick={() => act("PUT", one)}>
                    {t("profiles.confirm")}
                  </button>
                )}
                {(one.status === "proposed" || one.status === "confirmed") && (
                  <button type="button" aria-label={t("profiles.withdraw_of", { number: one.number, name })} onClick={() => act("DELETE", one)}>
                    {t("profiles.withdraw")}
                  </button>
                )}
              </span>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
