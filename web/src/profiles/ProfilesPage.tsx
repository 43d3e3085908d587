// This module decides the page of analysts' profiles: which are in use, which end soon, which wait for a second analyst;
// and one profile, or the editor, beside them.

import { useState } from "react";
import type { Client } from "../client.ts";
import { Failure } from "../parts/Failure.tsx";
import { useLoaded } from "../parts/useLoaded.ts";
import type { Account } from "../portal/session.ts";
import { useWords } from "../words/language.tsx";
import "../style/cockpit.css";
import "../style/law.css";
import "../style/profiles.css";
import { Editor } from "./Editor.tsx";
import { OneProfile } from "./OneProfile.tsx";
import { again, empty, type Draft, type Profile, type Profiles, shown } from "./profiles.ts";
import { useRate } from "./useRate.ts";

interface Edited {
  /** None for a new one. */
  profile: string | null;
  draft: Draft;
}

export default function ProfilesPage({ client, account }: { client: Client; account: Account }) {
  const { t } = useWords();
  const { value: view, error, reload } = useLoaded<Profiles>(client, "/api/profiles");
  const [opened, setOpened] = useState<string | null>(null);
  const [edited, setEdited] = useState<Edited | null>(null);
  const mayManage = account.permissions.includes("ManageTargeting");
  const profile = view?.profiles.find((one) => one.profile === opened);
  const edit = (next: Edited) => {
    setOpened(null);
    setEdited(next);
  };
  return (
    <main className="cockpit">
      <div className="cockpit-head">
        <h1>{t("profiles.title")}</h1>
        <span className="quiet">{t("profiles.note")}</span>
        {mayManage && view && (
          <button type="button" onClick={() => edit({ profile: null, draft: empty(view.today) })}>
            {t("profiles.new")}
          </button>
        )}
      </div>
      {error ? <Failure what={t("profiles.failed")} error={error} onRetry={reload} /> : null}
      {!view && !error && <p className="quiet">{t("list.loading")}</p>}
      {view && (
        <>
          <Alarms view={view} />
          <div className="panels">
            <List
              view={view}
              opened={opened}
              onOpen={(one) => {
                setEdited(null);
                setOpened(one);
              }}
            />
            {profile && (
              <OneProfile
                key={profile.profile}
                client={client}
                profile={profile}
                you={view.you}
                mayManage={mayManage}
                onDone={reload}
                onEdit={() => edit({ profile: profile.profile, draft: again(shown(profile).says, view.today) })}
              />
            )}
            {edited && <Editor key={edited.profile ?? "new"} client={client} today={view.today} profile={edited.profile} initial={edited.draft} onDone={reload} onClose={() => setEdited(null)} />}
          </div>
        </>
      )}
    </main>
  );
}

function Alarms({ view }: { view: Profiles }) {
  const { t, count } = useWords();
  const ending = view.profiles.filter((one) => one.ends_in_days !== null);
  const waiting = view.profiles.flatMap((one) => one.versions).filter((one) => one.status === "proposed").length;
  return (
    <>
      {ending.map((one) => (
        <p key={one.profile} className="analyst-warning profile-alarm" role="alert">
          {one.ends_in_days === 0 ? t("profiles.ends_today", { name: shown(one).says.name }) : t("profiles.ends", { name: shown(one).says.name, days: one.ends_in_days ?? 0 })}
        </p>
      ))}
      {waiting > 0 && <p className="quiet profile-alarm">{t("profiles.waits", { count: count(waiting) })}</p>}
    </>
  );
}

/** Whether a column after the name holds figures: hits, examined, share, interval, declarants. */
const isFigure = (place: number) => place >= 2 && place <= 6;

function List({ view, opened, onOpen }: { view: Profiles; opened: string | null; onOpen(profile: string): void }) {
  const { t, code, count, date } = useWords();
  const { cells } = useRate();
  const people = (one: Profile) => [shown(one).proposed_by, shown(one).confirmed_by].map((name) => name ?? "–").join(" / ");
  const heads = [t("profiles.status"), t("profiles.lane"), t("profiles.hits"), t("profiles.examined"), t("profiles.right"), t("profiles.interval"), t("profiles.declarants"), t("profiles.until"), t("profiles.owner")];
  return (
    <section className="panel" data-wide="true" data-part="profiles">
      <h2>{t("profiles.title")}</h2>
      {view.profiles.length === 0 ? (
        <p className="quiet">{t("profiles.none")}</p>
      ) : (
        <div className="figures profile-list" tabIndex={0} role="region" aria-label={t("profiles.title")}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t("profiles.name")}</th>
                {heads.map((head, place) => (
                  <th key={head} scope="col" className={isFigure(place) ? "number" : undefined}>
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {view.profiles.map((one) => {
                const { says } = shown(one);
                return (
                  <tr key={one.profile} data-status={one.status}>
                    <th scope="row">
                      <button type="button" className="profile-name" aria-pressed={one.profile === opened} aria-label={t("profiles.open_of", { name: says.name })} onClick={() => onOpen(one.profile)}>
                        {says.name}
                      </button>
                    </th>
                    <td>{code("profile_status", one.status)}</td>
                    <td>
                      <span className="profile-lane" data-lane={says.lane}>
                        {code("lane", says.lane)}
                      </span>
                    </td>
                    <td className="number">{count(one.hits)}</td>
                    {cells(one.irregular).map((cell, place) => (
                      <td key={heads[place + 3]} className="number">
                        {cell}
                      </td>
                    ))}
                    <td className="number">{count(one.declarants)}</td>
                    <td>{date(says.valid_to)}</td>
                    <td>{people(one)}</td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
