// This module decides how somebody without an account checks a receipt: a file is dropped, and the browser itself says
// what it proves. The server is asked for its public keys only, and its word on them can be replaced by a file.

import { type ChangeEvent, type DragEvent, useCallback, useEffect, useState } from "react";
import { LanguageSwitch } from "../header/LanguageSwitch.tsx";
import { Name } from "../header/Name.tsx";
import { useWords } from "../words/language.tsx";
import { AgreementView } from "./AgreementView.tsx";
import { type NoticeLink, noticeLink, receiptOf } from "./notice.ts";
import { type Policy, readPolicy } from "./policy.ts";
import { Scanner } from "../scan/Scanner.tsx";
import { VerdictView } from "./VerdictView.tsx";
import { useServerPolicy } from "./trust.ts";
import { type Verdict, verify } from "./verdict.ts";

interface Trust {
  /** The file's name; null for the server's own. */
  name: string | null;
  /** The policy, or the line that cannot be used. */
  policy: Policy | number;
}

export default function VerifyPage() {
  const { t } = useWords();
  const [file, setFile] = useState<Trust | null>(null);
  const [receipt, setReceipt] = useState<string | null>(null);
  const published = useServerPolicy(receipt);
  // A file that the reader chose stays, whatever the server says.
  const trust: Trust | null = file ?? (published == null ? null : { name: null, policy: published });
  const policy = trust !== null && typeof trust.policy !== "number" ? trust.policy : null;
  const [verdict, setVerdict] = useState<Verdict | null>(null);
  const [isOver, setOver] = useState(false);
  // Who scanned the code with any other program comes with the link in the address.
  const [link, setLink] = useState<NoticeLink | null>(() => noticeLink(location.hash));
  const [fetched, setFetched] = useState<"waiting" | "there" | "none">("waiting");
  const found = useCallback((text: string) => {
    const one = noticeLink(text);
    return one && (() => setLink(one));
  }, []);

  useEffect(() => {
    if (!link) return;
    const stop = new AbortController();
    setFetched("waiting");
    receiptOf(link, stop.signal).then(
      (text) => {
        setFetched(text === null ? "none" : "there");
        if (text !== null) setReceipt(text);
      },
      () => {
        if (!stop.signal.aborted) setFetched("none");
      },
    );
    return () => stop.abort();
  }, [link]);

  useEffect(() => {
    if (receipt === null || policy === null) return;
    let isStale = false;
    setVerdict(null);
    void verify(receipt, policy, Math.floor(Date.now() / 1000)).then((found) => {
      if (!isStale) setVerdict(found);
    });
    return () => {
      isStale = true;
    };
  }, [receipt, policy]);

  const take = (file: File | undefined) => void file?.text().then(setReceipt);
  const trustFile = async (chosen: File | undefined) => {
    if (chosen) setFile({ name: chosen.name, policy: await readPolicy(await chosen.text()) });
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files[0]);
  };
  return (
    <main className="verify">
      <div className="sign-in-head">
        <Name />
        <LanguageSwitch />
      </div>
      <div className="sheet">
        <h1>{t("verify.title")}</h1>
        <p className="quiet">{t("verify.what")}</p>
        {!("subtle" in crypto) ? (
          <p className="notice" data-severity="error" role="alert">
            {t("verify.insecure")}
          </p>
        ) : (
          <>
            <label
              className="drop"
              data-over={isOver}
              onDrop={drop}
              onDragLeave={() => setOver(false)}
              onDragOver={(event) => {
                event.preventDefault();
                setOver(true);
              }}
            >
              <span>{t("verify.drop")}</span>
              <input type="file" name="receipt" aria-label={t("verify.file")} onChange={(event: ChangeEvent<HTMLInputElement>) => take(event.target.files?.[0])} />
            </label>
            <Scanner read={found} words={{ open: t("scan.open"), picture: t("scan.picture") }} />
            {link && fetched === "waiting" && <p className="quiet">{t("scan.fetching")}</p>}
            {link && fetched === "none" && (
              <p className="notice" data-severity="error" role="alert">
                {t("scan.failed")}
              </p>
            )}
            {receipt !== null && policy !== null && (verdict ? <VerdictView verdict={verdict} /> : <p className="quiet">{t("verify.checking")}</p>)}
            {receipt !== null && verdict?.broken === null && !isOfSecondLog(verdict) && <AgreementView receipt={receipt} />}
            <TrustView trust={trust} onFile={(file) => void trustFile(file)} />
          </>
        )}
        <p>
          <a href="#">{t("verify.again")}</a>
        </p>
      </div>
    </main>
  );
}

/** A consortium agrees on the first log only, so that a receipt of the second says nothing of it. */
const isOfSecondLog = (verdict: Verdict): boolean =>
  verdict.proven.some((one) => one.code === "signed" && one.by.some((signer) => signer.is_operator && signer.suite === "sm2_cosignature"));

function TrustView({ trust, onFile }: { trust: Trust | null; onFile(file: File | undefined): void }) {
  const { t } = useWords();
  const policy = trust?.policy;
  return (
    <section>
      <h2>{t("verify.trust")}</h2>
      <p>{trust ? (trust.name === null ? t("verify.trust_server") : t("verify.trust_file", { name: trust.name })) : t("verify.trust_none")}</p>
      {typeof policy === "number" && (
        <p className="notice" data-severity="error" role="alert">
          {t("verify.trust_bad", { line: policy })}
        </p>
      )}
      {typeof policy === "object" && (
        <ul className="keys">
          {[...policy.logs, ...policy.witnesses.values()].map((key) => (
            <li key={key.name + key.id}>
              <code>
                {key.name}+{key.id}
              </code>
            </li>
          ))}
        </ul>
      )}
      <p className="quiet">{t("verify.trust_hint")}</p>
      <label className="trust-file">
        {t("verify.trust_choose")} <input type="file" name="policy" onChange={(event) => onFile(event.target.files?.[0])} />
      </label>
    </section>
  );
}
