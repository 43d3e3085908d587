// This module decides how a document is shown in our own page: pictures and texts as such, PDFs page by page as pictures, and
// nothing else. No document gets a frame or an address of ours, so nothing in it can run.

import { lazy, Suspense, useCallback, useEffect, useState } from "react";
import type { Client } from "../client.ts";
import type { Paper } from "../desk/dossier.ts";
import { Failure } from "../parts/Failure.tsx";
import { useWords } from "../words/language.tsx";

const PdfView = lazy(() => import("./PdfView.tsx"));

/** Kinds that are shown as pictures. The house itself says by the content what a document is. */
const PICTURES = ["image/png", "image/jpeg"];
const TEXTS = ["text/csv", "application/xml", "text/xml"];
const PDF = "application/pdf";
/** Characters of a text that are shown. */
const TEXT_MAX = 200_000;

interface Props {
  id: string;
  client: Client;
  paper: Paper;
  zoom: number;
}

export function Viewer({ id, client, paper, zoom }: Props) {
  const { t } = useWords();
  const [bytes, setBytes] = useState<ArrayBuffer | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [isBroken, setBroken] = useState(false);
  const broken = useCallback(() => setBroken(true), []);
  const isShown = paper.media_type === PDF || PICTURES.includes(paper.media_type) || TEXTS.includes(paper.media_type);
  useEffect(() => {
    if (!isShown) return;
    let isGone = false;
    client.download(`/api/cases/${encodeURIComponent(id)}/documents/${encodeURIComponent(paper.id)}`).then(
      (found) => {
        if (!isGone) setBytes(found);
      },
      (failure: unknown) => {
        if (!isGone) setError(failure);
      },
    );
    return () => {
      isGone = true;
    };
  }, [client, id, paper.id, isShown]);
  if (!isShown) return <p>{t("beside.cannot")}</p>;
  if (error) return <Failure what={t("beside.failed")} error={error} />;
  if (isBroken) return <p role="alert">{t("beside.broken")}</p>;
  if (!bytes) return <p className="quiet">{t("beside.loading")}</p>;
  if (paper.media_type === PDF) {
    return (
      <Suspense fallback={<p className="quiet">{t("beside.loading")}</p>}>
        <PdfView name={paper.name} bytes={bytes} zoom={zoom} onBroken={broken} />
      </Suspense>
    );
  }
  if (PICTURES.includes(paper.media_type)) return <Picture bytes={bytes} paper={paper} zoom={zoom} onBroken={broken} />;
  return <Text bytes={bytes} />;
}

function Picture({ bytes, paper, zoom, onBroken }: { bytes: ArrayBuffer; paper: Paper; zoom: number; onBroken(): void }) {
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([bytes], { type: paper.media_type }));
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [bytes, paper.media_type]);
  return address && <img className="beside-page" src={address} alt={paper.name} style={{ inlineSize: `${zoom * 100}%` }} onError={onBroken} />;
}

function Text({ bytes }: { bytes: ArrayBuffer }) {
  const { t } = useWords();
  const text = new TextDecoder().decode(bytes);
  return (
    <>
      <pre className="beside-text">{text.slice(0, TEXT_MAX)}</pre>
      {text.length > TEXT_MAX && <p>{t("beside.cut")}</p>}
    </>
  );
}
