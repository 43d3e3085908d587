// This module decides how photos are taken: by the phone's camera, with time, place if it may be known, and the hash
// that shows later that nothing was changed.

import { Button } from "antd";
import { useId, useRef } from "react";
import { sha256 } from "../parts/bytes.ts";
import { useWords } from "../words/language.tsx";
import type { Photo } from "./kept.ts";

/** Photos of one examination: a result names twelve pictures at most, and one of them is the signature. */
const PHOTOS_MAX = 11;
const PLACE_WAIT_MS = 5_000;

function whereNow(): Promise<Photo["place"]> {
  return new Promise((resolve) => {
    if (!("geolocation" in navigator)) return resolve(null);
    navigator.geolocation.getCurrentPosition(
      ({ coords: { latitude, longitude, accuracy } }) => resolve({ latitude, longitude, accuracy }),
      () => resolve(null),
      { timeout: PLACE_WAIT_MS, maximumAge: 60_000 },
    );
  });
}

interface Props {
  photos: Photo[];
  onChange(photos: Photo[]): void;
  /** A photo is being taken: its place and its hash are not known yet. */
  isTaking: boolean;
  onTaking(isTaking: boolean): void;
}

export function Photos({ photos, onChange, isTaking, onTaking }: Props) {
  const { t, count } = useWords();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);

  async function add(files: FileList | null) {
    if (!files?.length) return;
    onTaking(true);
    try {
      const place = await whereNow();
      const taken: Photo[] = [];
      for (const file of [...files].slice(0, PHOTOS_MAX - photos.length)) {
        const bytes = await file.arrayBuffer();
        taken.push({ name: file.name || "photo.jpg", type: file.type || "image/jpeg", bytes, sha256: await sha256(bytes), at: Date.now(), place });
      }
      const known = new Set(photos.map((photo) => photo.sha256));
      onChange([...photos, ...taken.filter((photo) => !known.has(photo.sha256))]);
    } finally {
      onTaking(false);
    }
    if (input.current) input.current.value = "";
  }

  return (
    <div className="photos">
      <label htmlFor={id}>{t("examine.photos", { count: count(photos.length) })}</label>
      <input ref={input} id={id} type="file" accept="image/jpeg,image/png" capture="environment" multiple disabled={isTaking || photos.length >= PHOTOS_MAX} onChange={(event) => void add(event.target.files)} />
      <ul className="papers">
        {photos.map((photo) => (
          <li key={photo.sha256}>
            {photo.name} <code title={photo.sha256}>{photo.sha256.slice(0, 12)}</code>{" "}
            <Button size="small" danger onClick={() => onChange(photos.filter((one) => one !== photo))} aria-label={`${t("declare.delete")} ${photo.name}`}>
              ×
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}
