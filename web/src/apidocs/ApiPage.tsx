// This module decides the page about the API, open to everybody: how one begins, and every call with what it takes and gives.

import { useEffect, useMemo, useState } from "react";
import { LanguageSwitch } from "../header/LanguageSwitch.tsx";
import { Name } from "../header/Name.tsx";
import { useWords } from "../words/language.tsx";
import "../style/apidocs.css";
import "../words/apidocs.ts";
import { CallView } from "./CallView.tsx";
import { type ApiDocument, callsOf, matching } from "./document.ts";

const DOCUMENT = "/openapi.json";
const BEGINNINGS = ["proof", "once", "versions", "pages", "refusals", "live"] as const;

export default function ApiPage() {
  const { t, count } = useWords();
  const [document, setDocument] = useState<ApiDocument | null>(null);
  const [isFailed, setFailed] = useState(false);
  const [text, setText] = useState("");
  useEffect(() => {
    const stop = new AbortController();
    fetch(DOCUMENT, { signal: stop.signal })
      .then((answer) => (answer.ok ? (answer.json() as Promise<ApiDocument>) : Promise.reject(new Error(String(answer.status)))))
      .then(setDocument, () => !stop.signal.aborted && setFailed(true));
    return () => stop.abort();
  }, []);
  const calls = useMemo(() => (document ? callsOf(document) : []), [document]);
  const found = useMemo(() => matching(calls, text), [calls, text]);
  const tags = [...new Set(found.map(({ tag }) => tag))];
  return (
    <main className="api">
      <div className="sign-in-head">
        <Name />
        <LanguageSwitch />
      </div>
      <div className="sheet">
        <h1>{t("api.title")}</h1>
        {isFailed && (
          <p className="notice" data-severity="error" role="alert">
            {t("api.failed")}
          </p>
        )}
        {!document && !isFailed && <p className="quiet">{t("list.loading")}</p>}
        {document && (
          <>
            <p>
              {t("api.about", { version: document.openapi })} <a href={DOCUMENT}>{t("api.document")}</a>
            </p>
            <h2>{t("api.begin")}</h2>
            <ul>
              {BEGINNINGS.map((one) => (
                <li key={one}>{t(`api.${one}`)}</li>
              ))}
            </ul>
            <label className="api-search">
              {t("api.search")}
              <input type="search" value={text} onChange={(event) => setText(event.target.value)} autoComplete="off" />
            </label>
            <p className="quiet" role="status">
              {found.length === 0 ? t("api.none") : t("api.found", { count: count(found.length) })}
            </p>
            {tags.map((tag) => (
              <section key={tag} aria-label={tag}>
                <h3>{tag}</h3>
                {found
                  .filter((one) => one.tag === tag)
                  .map((one) => (
                    <CallView key={one.id} call={one} document={document} />
                  ))}
              </section>
            ))}
          </>
        )}
        <p>
          <a href="#">{t("api.back")}</a>
        </p>
      </div>
    </main>
  );
}
