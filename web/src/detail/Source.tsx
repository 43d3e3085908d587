// This module decides how the declaration as sent and the record are looked at: as text, never as a page.
// The record's hash is computed again here, so that nobody has to believe the server.

import { useEffect, useState } from "react";
import type { Client } from "../client.ts";
import { sha256 } from "../parts/bytes.ts";
import { Dialog } from "../parts/Dialog.tsx";
import { Failure } from "../parts/Failure.tsx";
import { save } from "../parts/save.ts";
import { useWords } from "../words/language.tsx";

export type Part = "original" | "record";

interface Props {
  id: string;
  part: Part;
  client: Client;
  /** The hash that the bytes must have, if there is one. */
  hash: string | null;
  onClose(): void;
}

/** A dialog with megabytes of text would stop the browser. */
const SHOWN_CHARACTERS_MAX = 200_000;

interface Loaded {
  bytes: ArrayBuffer;
  text: string;
  /** None where the browser keeps cryptography for secure pages. */
  isProven: boolean | null;
}

export function Source({ id, part, client, hash, onClose }: Props) {
  const { t, count } = useWords();
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const [error, setError] = useState<unknown>(null);
  useEffect(() => {
    const stop = new AbortController();
    async function load() {
      const bytes = await client.bytes(id, part, stop.signal);
      const isProven = hash && "subtle" in crypto ? (await sha256(bytes)) === hash : null;
      setLoaded({ bytes, text: new TextDecoder().decode(bytes), isProven });
    }
    load().catch((failure: unknown) => {
      if (!stop.signal.aborted) setError(failure);
    });
    return () => stop.abort();
  }, [client, hash, id, part]);

  return (
    <Dialog title={t(part === "original" ? "case.original" : "case.record")} onClose={onClose} isWide>
      {error ? <Failure what={t("evidence.failed")} error={error} /> : !loaded && <p className="quiet">{t("evidence.loading")}</p>}
      {loaded && (
        <>
          {loaded.isProven !== null && (
            <p className="notice" data-severity={loaded.isProven ? "good" : "error"}>
              {t(loaded.isProven ? "evidence.hash_same" : "evidence.hash_different")}
            </p>
          )}
          {loaded.text.length > SHOWN_CHARACTERS_MAX && (
            <p className="notice" data-severity="warning">
              {t("evidence.cut", { size: count(loaded.bytes.byteLength) })}
            </p>
          )}
          <pre tabIndex={0} aria-label={t(part === "original" ? "case.original" : "case.record")}>
            {loaded.text.slice(0, SHOWN_CHARACTERS_MAX)}
          </pre>
          <p className="buttons">
            <button type="button" onClick={() => save(loaded.bytes, `${id}-${part}.${extension(loaded.text)}`)}>
              {t("evidence.save")}
            </button>
          </p>
        </>
      )}
    </Dialog>
  );
}

function extension(text: string): string {
  const first = text.trimStart()[0];
  return first === "<" ? "xml" : first === "{" ? "json" : "txt";
}
