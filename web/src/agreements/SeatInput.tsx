// This module decides how it is said who plays a role: a name, a public key, and whether it is an organisation of this house.

import { useState } from "react";
import { save } from "../parts/save.ts";
import { useWords } from "../words/language.tsx";
import { bytesOf } from "../verify/encoding.ts";
import { called, type Form, type Place, type Seated } from "./agreements.ts";
import { canSign, keyFile, makeKey, readKeyFile } from "./key.ts";

interface Props {
  role: Form["roles"][number];
  seat: Seated;
  hasHouseKey: boolean;
  onChange(seat: Seated): void;
}

/** What names of keys hold; anything else becomes a hyphen. */
const keyName = (party: string, role: string): string => (party.trim() || role).replace(/[^\p{L}\p{N}.]+/gu, "-").toLowerCase();

export function SeatInput({ role, seat, hasHouseKey, onChange }: Props) {
  const { t, code, language } = useWords();
  const [problem, setProblem] = useState<string | null>(null);
  const [isMade, setMade] = useState(false);
  async function make() {
    const made = await makeKey(keyName(seat.party, role.name));
    if (!made) return;
    save(bytesOf(keyFile(made)).buffer, `${made.name}.key`);
    setMade(true);
    setProblem(null);
    onChange({ ...seat, key: made.key });
  }
  async function read(file: File | undefined) {
    if (!file) return;
    const found = await readKeyFile(await file.text());
    setMade(false);
    setProblem(found ? null : t("agree.key_unreadable"));
    if (found) onChange({ ...seat, key: found.key });
  }
  const places: Place[] = ["ours", ...(hasHouseKey ? (["house"] as const) : []), "other", "outside"];
  const named = called(role, language);
  return (
    <fieldset className="agree-seat" data-role={role.name}>
      <legend>{named}</legend>
      <label>
        {t("agree.seat")}
        <select value={seat.place} onChange={(event) => onChange({ ...seat, place: event.target.value as Place })}>
          {places.map((one) => (
            <option key={one} value={one}>
              {code("agree_seat", one)}
            </option>
          ))}
        </select>
      </label>
      <label className="house-long">
        {t("agree.party_name")}
        <input value={seat.party} required maxLength={200} onChange={(event) => onChange({ ...seat, party: event.target.value })} />
      </label>
      {seat.place === "other" && (
        <label className="house-long">
          {t("agree.seat_number")}
          <input value={seat.number} required pattern="\s*[0-9a-fA-F\-]{36}\s*" spellCheck={false} autoComplete="off" onChange={(event) => onChange({ ...seat, number: event.target.value })} />
        </label>
      )}
      {seat.place !== "house" && (
        <>
          <label className="house-long">
            {t("agree.party_key")}
            <input value={seat.key} required spellCheck={false} autoComplete="off" onChange={(event) => onChange({ ...seat, key: event.target.value })} />
          </label>
          {canSign() && (
            <>
              <label>
                {t("agree.key_file")}
                <input type="file" onChange={(event) => void read(event.target.files?.[0])} />
              </label>
              <button type="button" aria-label={t("agree.make_key_of", { role: named })} onClick={() => void make()}>
                {t("agree.make_key")}
              </button>
            </>
          )}
        </>
      )}
      {isMade && <p role="status">{t("agree.key_made")}</p>}
      {problem && (
        <p role="alert" className="agree-problem">
          {problem}
        </p>
      )}
    </fieldset>
  );
}
