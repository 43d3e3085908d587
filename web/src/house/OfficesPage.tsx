// This module decides how an administrator sees to the organisations: the tree, what each handles, a new one below it.

import { type FormEvent, useState } from "react";
import type { Client } from "../client.ts";
import { Failure } from "../parts/Failure.tsx";
import { useLoaded } from "../parts/useLoaded.ts";
import { useWords } from "../words/language.tsx";
import "../style/house.css";
import { type Competence, nameOf, type Organisation, treeOf } from "./house.ts";

/** What may be made; the administration itself is there from the start. */
const KINDS = ["region", "office", "section", "agency", "firm"];

export default function OfficesPage({ client }: { client: Client }) {
  const { t, code, language } = useWords();
  const { value, error, reload } = useLoaded<Organisation[]>(client, "/api/organisations");
  const [looked, setLooked] = useState<string | null>(null);
  const tree = treeOf(value ?? []);
  const one = tree.find((row) => row.one.id === looked)?.one ?? tree[0]?.one;
  return (
    <main className="sheet">
      <h1>{t("offices.title")}</h1>
      {error ? <Failure what={t("offices.failed")} error={error} onRetry={reload} /> : null}
      {!value && !error && <p className="quiet">{t("list.loading")}</p>}
      {one && (
        <div className="house-two">
          <nav aria-label={t("offices.tree")}>
            <ul className="house-tree">
              {tree.map((row) => (
                <li key={row.one.id}>
                  <button type="button" aria-current={row.one.id === one.id} data-depth={row.depth} ref={indent(row.depth)} onClick={() => setLooked(row.one.id)}>
                    {nameOf(row.one, language)} <small className="quiet">{code("organisation", row.one.kind)}</small>
                  </button>
                </li>
              ))}
            </ul>
          </nav>
          <Detail key={one.id} client={client} one={one} onDone={reload} />
        </div>
      )}
    </main>
  );
}

/** Set by script: the policy of the page takes no style out of its text. */
const indent = (depth: number) => (button: HTMLButtonElement | null) => {
  button?.style.setProperty("padding-inline-start", `${8 + depth * 16}px`);
};

function Detail({ client, one, onDone }: { client: Client; one: Organisation; onDone(): void }) {
  const { t, code, language } = useWords();
  const [refused, setRefused] = useState<unknown>(null);
  const said = (competence: Competence) => [competence.procedure, competence.goods, competence.place, competence.subject].map((prefix) => prefix || t("offices.any")).join(" / ");
  function send(method: "POST" | "DELETE", path: string, body?: unknown, then?: () => void) {
    setRefused(null);
    client.send(method, path, body).then(() => {
      then?.();
      onDone();
    }, setRefused);
  }
  function submit(event: FormEvent<HTMLFormElement>, path: string, more: Record<string, string> = {}) {
    event.preventDefault();
    const form = event.currentTarget;
    send("POST", path, { ...Object.fromEntries(new FormData(form)), ...more }, () => form.reset());
  }
  return (
    <section aria-label={nameOf(one, language)}>
      <h2>
        {one.name_en} · {one.name_zh}
      </h2>
      {refused ? <Failure what={t("offices.not_done")} error={refused} /> : null}
      <h3>{t("offices.handles")}</h3>
      {one.kind === "firm" ? (
        <p className="quiet">{t("offices.firm")}</p>
      ) : (
        <>
          {one.competences.length === 0 && <p className="quiet">{t(one.part_of === one.id ? "offices.handles_everything" : "offices.handles_all")}</p>}
          <ul className="drafts">
            {one.competences.map((competence) => (
              <li key={competence.id}>
                <span className="mono">{said(competence)}</span>
                <span className="spring" />
                <button type="button" aria-label={t("offices.take_of", { what: said(competence) })} onClick={() => send("DELETE", `/api/competences/${competence.id}`)}>
                  {t("offices.take")}
                </button>
              </li>
            ))}
          </ul>
          <form className="house-form" onSubmit={(event) => submit(event, `/api/organisations/${one.id}/competences`)}>
            {(["procedure", "goods", "place", "subject"] as const).map((name) => (
              <label key={name}>
                {t(`offices.${name}`)}
                <input name={name} maxLength={17} size={10} pattern="[A-Za-z0-9_]*" autoComplete="off" spellCheck={false} />
              </label>
            ))}
            <button type="submit">{t("offices.give")}</button>
            <span className="quiet">{t("offices.prefix")}</span>
          </form>
          <h3>{t("offices.add", { name: nameOf(one, language) })}</h3>
          <form className="house-form" onSubmit={(event) => submit(event, "/api/organisations", { part_of: one.id })}>
            <label>
              {t("offices.kind")}
              <select name="kind" defaultValue="office">
                {KINDS.map((kind) => (
                  <option key={kind} value={kind}>
                    {code("organisation", kind)}
                  </option>
                ))}
              </select>
            </label>
            <label className="house-long">
              {t("offices.name_en")}
              <input name="name_en" required maxLength={200} autoComplete="off" />
            </label>
            <label className="house-long">
              {t("offices.name_zh")}
              <input name="name_zh" required maxLength={200} autoComplete="off" />
            </label>
            <button type="submit">{t("offices.add_do")}</button>
          </form>
        </>
      )}
    </section>
  );
}
