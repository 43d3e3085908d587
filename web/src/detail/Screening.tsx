// This module decides how an officer reads which entries of lists the parties of a case may be, and says that one is
// somebody else, which another officer confirms.

import { type FormEvent, useState } from "react";
import type { ScreeningHit } from "../api.ts";
import type { Client } from "../client.ts";
import { useReason } from "../parts/Failure.tsx";
import { formatPercent } from "../words/format.ts";
import { useWords } from "../words/language.tsx";

interface Props {
  hits: ScreeningHit[];
  id: string;
  client: Client;
  /** Whether one handles the case. */
  mayAct: boolean;
  onDone(): void;
}

export function Screening({ hits, id, client, mayAct, onDone }: Props) {
  const { t, text, language } = useWords();
  return (
    <section aria-labelledby="screening-name">
      <h3 id="screening-name">{t("screening.title")}</h3>
      <ul>
        {hits.map((hit) => {
          const isOwn = hit.list === "own";
          return (
            <li key={`${hit.role} ${hit.list} ${hit.entry}`}>
              <strong>{hit.name}</strong> {t("screening.may_be", { listed: hit.listed, list: isOwn ? t("screening.own") : hit.list, entry: isOwn ? "" : hit.entry })}{" "}
              <span className="number">{formatPercent(language, Number(hit.score))}</span>
              {hit.same_identifier ? ` · ${t("screening.same_number")}` : ""}
              {hit.reason && <div>{t("screening.why", { reason: text(hit.reason) })}</div>}
              {hit.listing && <Listed listing={hit.listing} />}
              <Doubt hit={hit} id={id} client={client} mayAct={mayAct} onDone={onDone} />
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** What the list says of the entry, and word by word how the names are alike. */
function Listed({ listing }: { listing: NonNullable<ScreeningHit["listing"]> }) {
  const { t, code, date } = useWords();
  const facts: [name: string, value: string][] = [
    [t("screening.published"), [listing.publisher, listing.published && date(listing.published)].filter(Boolean).join(" · ")],
    [t("screening.programmes"), listing.programmes.join(" · ")],
    [t("screening.also"), listing.names.slice(1).join(" · ")],
    [t("screening.countries"), listing.countries.join(" · ")],
    [t("screening.born"), listing.dates.join(" · ")],
    [t("screening.addresses"), listing.addresses.join(" · ")],
    [t("screening.declared_only"), listing.declared_only.join(" · ")],
    [t("screening.listed_only"), listing.listed_only.join(" · ")],
  ];
  return (
    <details>
      <summary>{t("screening.how_alike")}</summary>
      <ul className="plain">
        {listing.words.map((word) => (
          <li key={`${word.declared} ${word.listed}`}>
            {word.declared} – {word.listed} <span className="quiet">{code("alike", word.how)}</span>
          </li>
        ))}
        {listing.is_turned && <li className="quiet">{t("screening.turned")}</li>}
        {listing.forms_differ && <li className="quiet">{t("screening.forms_differ")}</li>}
      </ul>
      <dl className="facts">
        {facts
          .filter(([, value]) => value)
          .map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
    </details>
  );
}

/** Only a party can be told apart from an entry: a ship or a container has its number. */
const THINGS = ["vessel", "container"];

function Doubt({ hit, id, client, mayAct, onDone }: Omit<Props, "hits"> & { hit: ScreeningHit }) {
  const { t } = useWords();
  const reasonOf = useReason();
  const [isAsking, setAsking] = useState(false);
  const [why, setWhy] = useState("");
  const [refused, setRefused] = useState<unknown>(null);
  const doubt = hit.somebody_else;
  function send(method: "POST" | "PUT", path: string, body?: unknown) {
    setRefused(null);
    client.send(method, path, body).then(() => {
      setAsking(false);
      onDone();
    }, setRefused);
  }
  const failed = refused ? <p role="alert">{reasonOf(refused)}</p> : null;
  if (doubt?.status === "confirmed") return <p className="quiet">{t("somebody_else.confirmed", { person: doubt.proposed_by ?? "–", other: doubt.confirmed_by ?? "–" })}</p>;
  if (doubt)
    return (
      <div>
        {t("somebody_else.proposed", { person: doubt.proposed_by ?? "–", reason: doubt.reason })}{" "}
        {mayAct && (
          <button type="button" onClick={() => send("PUT", `/api/somebody-else/${doubt.id}`)}>
            {t("somebody_else.confirm")}
          </button>
        )}
        {failed}
      </div>
    );
  if (!mayAct || THINGS.includes(hit.role)) return null;
  if (!isAsking)
    return (
      <div>
        <button type="button" aria-label={t("somebody_else.say_of", { name: hit.name, listed: hit.listed })} onClick={() => setAsking(true)}>
          {t("somebody_else.say")}
        </button>
      </div>
    );
  return (
    <form
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        send("POST", `/api/cases/${id}/somebody-else`, { list: hit.list, entry: hit.entry, role: hit.role, reason: why });
      }}
    >
      <label>
        {t("somebody_else.why")} <input value={why} required maxLength={4000} onChange={(event) => setWhy(event.target.value)} />
      </label>{" "}
      <button type="submit">{t("watchlist.propose")}</button>
      {failed}
    </form>
  );
}
