// This module decides how the documents of a case stand beside its declaration: one at a time, turned over by the keyboard.

import { type RefObject, useRef, useState } from "react";
import type { Client } from "../client.ts";
import type { Paper } from "../desk/dossier.ts";
import { TakenNote } from "../desk/TakenNote.tsx";
import { Dialog } from "../parts/Dialog.tsx";
import { Failure } from "../parts/Failure.tsx";
import { PAGE, scrollByShare } from "../parts/scroll.ts";
import { useKeyActs } from "../parts/useKeyActs.ts";
import { useLoaded } from "../parts/useLoaded.ts";
import type { Members } from "../trade/path.ts";
import { useWords } from "../words/language.tsx";
import "../style/beside.css";
import "../words/beside.ts";
import { partsOf } from "./fields.ts";
import { Viewer } from "./Viewer.tsx";

const ZOOMS = [0.5, 0.75, 1, 1.5, 2, 3];
const FITS = ZOOMS.indexOf(1);
/** Share of what is seen of the declaration that an arrow moves. */
const LINE = 0.3;

interface Props {
  id: string;
  client: Client;
  papers: Paper[];
  onSave(paper: Paper): void;
  onClose(): void;
}

export default function Beside({ id, client, papers, onSave, onClose }: Props) {
  const { t } = useWords();
  const [place, setPlace] = useState(0);
  const [zoom, setZoom] = useState(FITS);
  const paper = papers[Math.min(place, papers.length - 1)];
  const view = useRef<HTMLDivElement>(null);
  const fields = useRef<HTMLElement>(null);
  // The size stays: who wants to see whole pages wants so of each.
  const turn = (by: 1 | -1) => setPlace((before) => Math.max(0, Math.min(papers.length - 1, before + by)));
  const scale = (by: 1 | -1) => setZoom((before) => Math.max(0, Math.min(ZOOMS.length - 1, before + by)));
  // Wherever the focus is: a button that has come to the last document has lost it.
  useKeyActs(
    (event) =>
      ({
        ArrowRight: () => turn(1),
        ArrowLeft: () => turn(-1),
        "+": () => scale(1),
        "-": () => scale(-1),
        ArrowDown: () => scrollByShare(fields.current, LINE),
        ArrowUp: () => scrollByShare(fields.current, -LINE),
        PageDown: () => scrollByShare(view.current, PAGE),
        PageUp: () => scrollByShare(view.current, -PAGE),
      })[event.key],
  );
  if (!paper) return null;
  return (
    <Dialog title={t("beside.title")} onClose={onClose} isWide>
      <div className="beside">
        <div className="beside-document">
          <div className="beside-bar">
            <button type="button" disabled={place === 0} aria-label={t("beside.previous")} title={`${t("beside.previous")} (←)`} onClick={() => turn(-1)}>
              ←
            </button>
            <button type="button" disabled={place === papers.length - 1} aria-label={t("beside.next")} title={`${t("beside.next")} (→)`} onClick={() => turn(1)}>
              →
            </button>
            <button type="button" disabled={zoom === 0} aria-label={t("beside.smaller")} onClick={() => scale(-1)}>
              −
            </button>
            <button type="button" disabled={zoom === ZOOMS.length - 1} aria-label={t("beside.larger")} onClick={() => scale(1)}>
              +
            </button>
            <button type="button" onClick={() => onSave(paper)}>
              {t("beside.save")}
            </button>
            <small className="quiet">{t("beside.keys")}</small>
          </div>
          <div>
            <p role="status">{t("beside.document", { number: place + 1, count: papers.length, name: paper.name })}</p>
            {paper.taken && <TakenNote taken={paper.taken} />}
          </div>
          <div className="beside-view" ref={view} tabIndex={0} role="region" aria-label={paper.name}>
            <Viewer key={paper.id} id={id} client={client} paper={paper} zoom={ZOOMS[zoom] ?? 1} />
          </div>
        </div>
        <Declared id={id} client={client} box={fields} />
      </div>
    </Dialog>
  );
}

function Declared({ id, client, box }: { id: string; client: Client; box: RefObject<HTMLElement | null> }) {
  const { t } = useWords();
  const { value, error, reload } = useLoaded<Members>(client, `/api/cases/${encodeURIComponent(id)}/declaration`);
  return (
    <section className="beside-fields" ref={box} tabIndex={0} role="region" aria-label={t("beside.fields")}>
      <h3>{t("beside.fields")}</h3>
      {error ? <Failure what={t("beside.failed")} error={error} onRetry={reload} /> : null}
      {!value && !error && <p className="quiet">{t("beside.loading")}</p>}
      {value &&
        partsOf(value).map((part) => (
          <section key={part.title}>
            <h4>{typeof part.title === "number" ? t("beside.item", { number: part.title }) : t(part.title)}</h4>
            <dl>
              {part.fields.map((field) => (
                <div key={field.path}>
                  <dt>{t(field.label)}</dt>
                  <dd>{field.value}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
    </section>
  );
}
