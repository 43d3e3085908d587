// This module decides how a PDF is shown: its pages drawn as pictures by a reader of our own in a worker. Nothing of it runs:
// scripts, links and forms of the document are not looked at. Fonts that it does not bring are the reader's own.

import { GlobalWorkerOptions, getDocument, type PDFDocumentProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import PdfWorker from "pdfjs-dist/legacy/build/pdf.worker.min.mjs?worker";
import { useEffect, useRef, useState } from "react";
import { useWords } from "../words/language.tsx";

/** Pages that are drawn; more are read from the saved file. */
const PAGES_MAX = 40;
/** Pixels of a picture inside a document. */
const PIXELS_MAX = 16_000_000;

let worker: Worker | null = null;

/** One worker for all documents. */
function started(): void {
  if (!worker) {
    worker = new PdfWorker();
    GlobalWorkerOptions.workerPort = worker;
  }
}

interface Props {
  name: string;
  bytes: ArrayBuffer;
  /** The size against that in which a page fills the width. */
  zoom: number;
  onBroken(): void;
}

export default function PdfView({ name, bytes, zoom, onBroken }: Props) {
  const { t, count } = useWords();
  const [pdf, setPdf] = useState<PDFDocumentProxy | null>(null);
  useEffect(() => {
    let isGone = false;
    started();
    // The worker takes the bytes over, so it gets its own.
    const loading = getDocument({ data: new Uint8Array(bytes.slice(0)), isEvalSupported: false, enableXfa: false, useSystemFonts: true, useWasm: false, maxImageSize: PIXELS_MAX, stopAtErrors: false });
    loading.promise.then(
      (found) => {
        if (!isGone) setPdf(found);
      },
      () => {
        if (!isGone) onBroken();
      },
    );
    return () => {
      isGone = true;
      void loading.destroy();
    };
  }, [bytes, onBroken]);
  if (!pdf) return <p className="quiet">{t("beside.loading")}</p>;
  const pages = Math.min(pdf.numPages, PAGES_MAX);
  return (
    <>
      {Array.from({ length: pages }, (_, place) => (
        <Page key={place} pdf={pdf} number={place + 1} label={t("beside.page", { number: place + 1, count: count(pdf.numPages), name })} zoom={zoom} />
      ))}
      {pdf.numPages > PAGES_MAX && <p>{t("beside.more_pages", { count: PAGES_MAX })}</p>}
    </>
  );
}

function Page({ pdf, number, label, zoom }: { pdf: PDFDocumentProxy; number: number; label: string; zoom: number }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    let stop = () => {};
    let isGone = false;
    void pdf.getPage(number).then((page) => {
      const element = canvas.current;
      if (isGone || !element) return;
      const width = (element.parentElement?.clientWidth ?? 600) * zoom;
      const viewport = page.getViewport({ scale: (width / page.getViewport({ scale: 1 }).width) * devicePixelRatio });
      element.width = Math.floor(viewport.width);
      element.height = Math.floor(viewport.height);
      element.style.inlineSize = `${Math.floor(width)}px`;
      const drawing = page.render({ canvas: element, viewport });
      stop = () => drawing.cancel();
      drawing.promise.then(() => element.setAttribute("data-drawn", "true"), () => {});
    }, () => {});
    return () => {
      isGone = true;
      stop();
    };
  }, [pdf, number, zoom]);
  return <canvas ref={canvas} role="img" aria-label={label} className="beside-page" />;
}
