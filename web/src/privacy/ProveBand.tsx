// This module decides how a value of a case is proven to lie between two bounds, and how the proof is taken along.

import { type FormEvent, useState } from "react";
import type { Client } from "../client.ts";
import { Refused } from "../parts/Refused.tsx";
import { save } from "../parts/save.ts";
import { useWords } from "../words/language.tsx";
import { bytesOf } from "../verify/encoding.ts";
import { withDecimals } from "./privacy.ts";

const VALUES = ["customs_value", "invoice"];

export function ProveBand({ id, client }: { id: string; client: Client }) {
  const { t, code } = useWords();
  const [refused, setRefused] = useState<unknown>(null);
  const [said, setSaid] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  async function prove(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    const typed = (name: string) => String(given.get(name) ?? "").trim();
    setRefused(null);
    setSaid(null);
    setBusy(true);
    try {
      const audience = typed("audience");
      const wish = { of: typed("of"), from: withDecimals(typed("from")), to: withDecimals(typed("to")), ...(audience ? { audience } : {}) };
      const made = await client.send<{ band: string; receipt: string | null }>("POST", `/api/cases/${encodeURIComponent(id)}/bands`, wish);
      save(bytesOf(made.band).buffer, `${id}.band`);
      if (made.receipt !== null) save(bytesOf(made.receipt).buffer, `${id}.tlog-proof`);
      setSaid(t(made.receipt === null ? "band.made_alone" : "band.made"));
    } catch (error) {
      setRefused(error);
    } finally {
      setBusy(false);
    }
  }
  const bound = (name: string, label: string) => (
    <label>
      {label}
      <input name={name} required inputMode="decimal" pattern="\s*[0-9]+(\.[0-9]{1,2})?\s*" title={t("band.decimals")} autoComplete="off" placeholder="1000.00" />
    </label>
  );
  return (
    <section data-part="band">
      <p className="quiet">{t("band.about")}</p>
      <form className="house-form" onSubmit={(event) => void prove(event)}>
        <label>
          {t("band.of")}
          <select name="of">
            {VALUES.map((one) => (
              <option key={one} value={one}>
                {code("band_of", one)}
              </option>
            ))}
          </select>
        </label>
        {bound("from", t("band.from"))}
        {bound("to", t("band.to"))}
        <label className="house-long">
          {t("show.reader")}
          <input name="audience" maxLength={512} autoComplete="off" spellCheck={false} />
        </label>
        <button type="submit" disabled={isBusy}>
          {t("band.make")}
        </button>
      </form>
      {refused ? <Refused what={t("show.failed")} error={refused} /> : null}
      {said && <p role="status">{said}</p>}
    </section>
  );
}
