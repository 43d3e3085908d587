// This module decides how the parties of an agreement are shown, and how one signs: a party with its own key, the house by two
// of its officers.

import { type FormEvent, useState } from "react";
import type { Client } from "../client.ts";
import { Heads } from "../parts/Heads.tsx";
import { Refused } from "../parts/Refused.tsx";
import type { Account } from "../portal/session.ts";
import { fromMicroseconds } from "../words/format.ts";
import { useWords } from "../words/language.tsx";
import { type Agreement, called, type Seat, unsigned } from "./agreements.ts";
import { type Sign, Signature } from "./Signature.tsx";

interface Props {
  client: Client;
  account: Account;
  agreement: Agreement;
  onDone(): void;
}

export function Parties({ client, account, agreement, onDone }: Props) {
  const { t, count, instant, language } = useWords();
  const may = (permission: string) => account.permissions.includes(permission);
  const left = unsigned(agreement.seats);
  const own = left.filter((seat) => !seat.is_house);
  const who = (seat: Seat) => (seat.is_house ? t("agree.house") : seat.organisation === account.organisation ? t("agree.you") : seat.organisation === null ? t("agree.elsewhere") : "");
  return (
    <section data-part="parties">
      <h2>{t("agree.parties")}</h2>
      <div className="house-table" tabIndex={0} role="region" aria-label={t("agree.parties")}>
        <table>
          <thead>
            <tr>
              <Heads names={[t("agree.role"), t("agree.party"), t("agree.accepted"), t("agree.stated")]} figuresFrom={3} />
            </tr>
          </thead>
          <tbody>
            {agreement.seats.map((seat) => (
              <tr key={seat.role}>
                <th scope="row">{called(seat, language)}</th>
                <td className="house-break" title={seat.key}>
                  {seat.party} {who(seat) && <small className="quiet">{who(seat)}</small>}
                </td>
                <td>{seat.accepted_at === null ? t("agree.not_yet") : instant(fromMicroseconds(seat.accepted_at))}</td>
                <td className="figure">{count(seat.stated)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {may("TakePartInAgreements") && own.length > 0 && <SignFor key={own.map((seat) => seat.role).join()} client={client} account={account} agreement={agreement} seats={own} onDone={onDone} />}
      {may("AcceptForHouse") && left.some((seat) => seat.is_house) && <SignForHouse client={client} account={account} agreement={agreement} onDone={onDone} />}
    </section>
  );
}

function SignFor({ client, account, agreement, seats, onDone }: Props & { seats: Seat[] }) {
  const { t, language } = useWords();
  const [role, setRole] = useState((seats.find((seat) => seat.organisation === account.organisation) ?? seats[0]!).role);
  const [sign, setSign] = useState<Sign | null>(null);
  const [refused, setRefused] = useState<unknown>(null);
  const [said, setSaid] = useState<string | null>(null);
  const seat = seats.find((one) => one.role === role) ?? seats[0]!;
  async function accept(event: FormEvent) {
    event.preventDefault();
    if (!sign) return;
    setRefused(null);
    setSaid(null);
    try {
      const { in_force } = await client.send<{ in_force: boolean }>("POST", `/api/agreements/${agreement.id}/acceptances`, { note: await sign(seat.to_sign) });
      setSaid(t(in_force ? "agree.in_force_now" : "agree.signed_now"));
      onDone();
    } catch (error) {
      setRefused(error);
    }
  }
  return (
    <section data-part="sign">
      <h3>{t("agree.sign")}</h3>
      <form className="house-form" onSubmit={(event) => void accept(event)}>
        <label>
          {t("agree.sign_role")}
          <select value={role} onChange={(event) => setRole(event.target.value)}>
            {seats.map((one) => (
              <option key={one.role} value={one.role}>
                {called(one, language)} · {one.party}
              </option>
            ))}
          </select>
        </label>
        <Signature key={role} publicKey={seat.key} text={seat.to_sign} onChange={(next) => setSign(() => next)} />
        <button type="submit" disabled={!sign}>
          {t("agree.sign_do")}
        </button>
      </form>
      {refused ? <Refused what={t("agree.not_done")} error={refused} /> : null}
      {said && <p role="status">{said}</p>}
    </section>
  );
}

function SignForHouse({ client, account, agreement, onDone }: Props) {
  const { t, instant } = useWords();
  const [refused, setRefused] = useState<unknown>(null);
  const waits = agreement.house_acceptance;
  function act(method: "POST" | "PUT", path: string) {
    setRefused(null);
    client.send(method, path).then(onDone, setRefused);
  }
  return (
    <section data-part="house">
      <h3>{t("agree.house_sign")}</h3>
      <p className="quiet">{t("agree.house_about")}</p>
      {waits ? (
        <p className="agree-waits">
          {t("agree.house_waits", { person: waits.proposed_by ?? "–", time: instant(fromMicroseconds(waits.proposed_at)) })}{" "}
          {waits.proposer === account.id ? (
            <span className="quiet">{t("agree.house_own")}</span>
          ) : (
            <button type="button" onClick={() => act("PUT", `/api/house-acceptances/${waits.id}`)}>
              {t("agree.house_confirm")}
            </button>
          )}
        </p>
      ) : (
        <button type="button" onClick={() => act("POST", `/api/agreements/${agreement.id}/house-acceptance`)}>
          {t("agree.house_propose")}
        </button>
      )}
      {refused ? <Refused what={t("agree.not_done")} error={refused} /> : null}
    </section>
  );
}
