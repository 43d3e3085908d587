// This module decides how somebody recomputes an agreement, and disputes: the house's own file or the one that another party
// holds is taken again, and the first step and field that differ are named.

import { useState } from "react";
import type { Client } from "../client.ts";
import { Refused } from "../parts/Refused.tsx";
import { save } from "../parts/save.ts";
import { useWords } from "../words/language.tsx";
import { type Agreement, type Checked, type Held, heldAgainst, inWords } from "./agreements.ts";

interface Found {
  checked: Checked;
  /** How the file stands to what this house has; none for the house's own. */
  held: Held | null;
}

export function Check({ client, agreement }: { client: Client; agreement: Agreement }) {
  const { t } = useWords();
  const [file, setFile] = useState<File | null>(null);
  const [found, setFound] = useState<Found | null>(null);
  const [refused, setRefused] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  const at = `/api/agreements/${agreement.id}/file`;
  async function check(text: () => Promise<string>, isTheirs: boolean) {
    setBusy(true);
    setFound(null);
    setRefused(null);
    try {
      const checked = await client.send<Checked>("POST", "/api/agreements/check", { file: await text() });
      setFound({ checked, held: isTheirs && checked.verdict === "same" ? heldAgainst(checked, agreement) : null });
    } catch (error) {
      setRefused(error);
    } finally {
      setBusy(false);
    }
  }
  const own = async () => new TextDecoder().decode(await client.download(at));
  return (
    <section data-part="check">
      <h2>{t("agree.check")}</h2>
      <p className="quiet">{t("agree.check_about")}</p>
      <div className="house-form">
        <button type="button" disabled={isBusy} onClick={() => void check(own, false)}>
          {t("agree.recompute")}
        </button>
        <button type="button" onClick={() => void client.download(at).then((bytes) => save(bytes, `${agreement.id}.agreement.json`), setRefused)}>
          {t("agree.save")}
        </button>
        <label className="house-long">
          {t("agree.their_file")}
          <input type="file" accept=".json,application/json" onChange={(event) => setFile(event.target.files?.[0] ?? null)} />
        </label>
        <button type="button" disabled={!file || isBusy} onClick={() => file && void check(() => file.text(), true)}>
          {t("agree.their_check")}
        </button>
      </div>
      {refused ? <Refused what={t("agree.check_failed")} error={refused} /> : null}
      {found && <Verdict found={found} />}
    </section>
  );
}

function Verdict({ found: { checked, held } }: { found: Found }) {
  const { t, code, language } = useWords();
  const isWell = checked.verdict === "same" && (held === null || held === "same" || held === "older");
  return (
    <div className="agree-verdict" data-well={isWell} role="status">
      <p>
        <strong>{code("agree_verdict", checked.verdict)}</strong> {held && code("agree_held", held)}
      </p>
      <p className="house-break">{inWords(checked.text, language)}</p>
      {checked.verdict === "differs" && (
        <dl className="facts">
          <div>
            <dt>{t("agree.at_step")}</dt>
            <dd>{checked.step}</dd>
          </div>
          <div>
            <dt>{t("agree.at_field")}</dt>
            <dd>
              <code>{checked.field}</code>
            </dd>
          </div>
          <div>
            <dt>{t("agree.shown")}</dt>
            <dd>
              <code>{checked.shown}</code>
            </dd>
          </div>
          <div>
            <dt>{t("agree.found")}</dt>
            <dd>
              <code>{checked.found}</code>
            </dd>
          </div>
        </dl>
      )}
      {!isWell && <p>{t("agree.dispute_how")}</p>}
    </div>
  );
}
