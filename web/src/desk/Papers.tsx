// This module decides how the documents of a case are shown: name, size and hash, of a photo when and where it was taken,
// and a link to the bytes.

import { lazy, Suspense, useState } from "react";
import type { Client } from "../client.ts";
import { CopyButton } from "../parts/CopyButton.tsx";
import { Failure } from "../parts/Failure.tsx";
import { isElsewhere, useKeyActs } from "../parts/useKeyActs.ts";
import { fromMicroseconds } from "../words/format.ts";
import { useWords } from "../words/language.tsx";
import type { Paper } from "./dossier.ts";
import { TakenNote } from "./TakenNote.tsx";

const Beside = lazy(() => import("../beside/Beside.tsx"));

export function Papers({ id, client, papers }: { id: string; client: Client; papers: Paper[] }) {
  const { t, count, instant } = useWords();
  const [error, setError] = useState<unknown>(null);
  const [isBeside, setBeside] = useState(false);

  useKeyActs((event) => (event.key === "b" && papers.length > 0 && !isElsewhere(event) ? () => setBeside(true) : null));

  async function save(paper: Paper) {
    setError(null);
    try {
      const bytes = await client.download(`/api/cases/${encodeURIComponent(id)}/documents/${encodeURIComponent(paper.id)}`);
      const address = URL.createObjectURL(new Blob([bytes], { type: "application/octet-stream" }));
      const link = document.createElement("a");
      link.href = address;
      link.download = paper.name;
      link.click();
      setTimeout(() => URL.revokeObjectURL(address), 10_000);
    } catch (refused) {
      setError(refused);
    }
  }

  return (
    <>
      <h3>
        {t("papers.title")} <small>{count(papers.length)}</small>
      </h3>
      {papers.length === 0 && <p className="quiet">{t("papers.none")}</p>}
      {error ? <Failure what={t("case.failed")} error={error} /> : null}
      {papers.length > 0 && (
        <p>
          <button type="button" aria-keyshortcuts="b" onClick={() => setBeside(true)}>
            {t("papers.beside")} <kbd aria-hidden="true">b</kbd>
          </button>
        </p>
      )}
      {isBeside && (
        <Suspense fallback={null}>
          <Beside id={id} client={client} papers={papers} onSave={(paper) => void save(paper)} onClose={() => setBeside(false)} />
        </Suspense>
      )}
      <ul className="papers">
        {papers.map((paper) => (
          <li key={paper.id}>
            <button type="button" className="link-button" onClick={() => void save(paper)}>
              {t("papers.by", { name: paper.name, size: count(Math.ceil(paper.size / 1024)) })}
            </button>{" "}
            <span className="quiet">{instant(fromMicroseconds(paper.at))}</span> <code title={paper.sha256}>{paper.sha256.slice(0, 12)}</code>{" "}
            <CopyButton value={paper.sha256} label={t("papers.hash", { name: paper.name })} />
            {paper.taken && <TakenNote taken={paper.taken} />}
          </li>
        ))}
      </ul>
    </>
  );
}
