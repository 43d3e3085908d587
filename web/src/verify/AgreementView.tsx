// This module decides how it is shown whether a consortium agreed on the log of a receipt: by the genesis that the house
// shows, or one that the reader brings.

import { useEffect, useState } from "react";
import { useWords } from "../words/language.tsx";
import { type Agreed, agreedOn, type Flaw, type Genesis, readGenesis } from "./agreement.ts";

interface Trusted {
  /** The file's name; null for the server's own. */
  name: string | null;
  /** Null when it cannot be read. */
  genesis: Genesis | null;
}

export function AgreementView({ receipt }: { receipt: string }) {
  const { t, count } = useWords();
  const [trusted, setTrusted] = useState<Trusted | null>(null);
  const [found, setFound] = useState<Agreed | Flaw | null>(null);

  useEffect(() => {
    const stop = new AbortController();
    async function load() {
      const answer = await fetch("/evidence/genesis", { signal: stop.signal });
      if (!answer.ok) return;
      const genesis = await readGenesis(await answer.text());
      if (!stop.signal.aborted) setTrusted((chosen) => chosen ?? { name: null, genesis });
    }
    load().catch(() => undefined);
    return () => stop.abort();
  }, []);

  useEffect(() => {
    setFound(null);
    if (!trusted?.genesis) return;
    let isStale = false;
    void agreedOn(receipt, trusted.genesis).then((one) => {
      if (!isStale) setFound(one);
    });
    return () => {
      isStale = true;
    };
  }, [receipt, trusted]);

  const take = async (file: File | undefined) => {
    if (file) setTrusted({ name: file.name, genesis: await readGenesis(await file.text()) });
  };

  return (
    <section aria-live="polite">
      <h2>{t("agreement.title")}</h2>
      {!trusted && <p className="quiet">{t("agreement.none")}</p>}
      {trusted && !trusted.genesis && (
        <p className="notice" data-severity="error" role="alert">
          {t("agreement.bad_genesis", { name: trusted.name ?? "/evidence/genesis" })}
        </p>
      )}
      {typeof found === "string" && (
        <p className="notice" data-severity={found === "no_agreement" ? "warning" : "error"}>
          {t(`agreement.is_${found}`)}
        </p>
      )}
      {found && typeof found === "object" && (
        <>
          <p className="notice" data-severity="good">
            {t("agreement.agreed", { signed: count(found.signed.length), members: count(found.members), consortium: found.consortium })}
          </p>
          <p>
            {found.signed.join(", ")} · {t("agreement.block", { height: count(found.height), change: count(found.change) })}
          </p>
        </>
      )}
      {trusted?.name === null && trusted.genesis && <p className="quiet">{t("agreement.server")}</p>}
      <label className="trust-file">
        {t("agreement.choose")} <input type="file" name="genesis" onChange={(event) => void take(event.target.files?.[0])} />
      </label>
    </section>
  );
}
