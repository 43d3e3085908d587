// This module decides how somebody points a camera at a code, or gives a picture of it.

import { useEffect, useRef, useState } from "react";
import { useWords } from "../words/language.tsx";
import { codeIn } from "./code.ts";

/** Between two looks at what the camera sees. */
const LOOK_MS = 250;

interface Props {
  /** Takes the text of a code; null when it is not the kind that is looked for. */
  read(text: string): (() => void) | null;
  /** The words of the button, and of the field for a picture. */
  words: { open: string; picture: string };
}

export function Scanner({ read, words }: Props) {
  const { t } = useWords();
  const video = useRef<HTMLVideoElement>(null);
  const [isOn, setOn] = useState(false);
  const [trouble, setTrouble] = useState<"scan.no_camera" | "scan.nothing" | null>(null);

  useEffect(() => {
    if (!isOn) return;
    let stream: MediaStream | null = null;
    let timer = 0;
    let isOver = false;
    async function look() {
      const text = video.current ? await codeIn(video.current).catch(() => null) : null;
      const take = text === null ? null : read(text);
      if (isOver) return;
      if (take) {
        setOn(false);
        take();
      } else {
        timer = window.setTimeout(() => void look(), LOOK_MS);
      }
    }
    async function begin() {
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
      if (isOver || !video.current) return stream.getTracks().forEach((track) => track.stop());
      video.current.srcObject = stream;
      await video.current.play();
      await look();
    }
    begin().catch(() => {
      if (isOver) return;
      setOn(false);
      setTrouble("scan.no_camera");
    });
    return () => {
      isOver = true;
      window.clearTimeout(timer);
      stream?.getTracks().forEach((track) => track.stop());
    };
  }, [isOn, read]);

  async function picture(file: File | undefined) {
    if (!file) return;
    setTrouble(null);
    const text = await createImageBitmap(file).then(codeIn, () => null);
    const take = text === null ? null : read(text);
    if (take) take();
    else setTrouble("scan.nothing");
  }

  return (
    <div className="scanner">
      <p className="buttons">
        <button
          type="button"
          onClick={() => {
            setTrouble(null);
            setOn(!isOn);
          }}
        >
          {isOn ? t("scan.stop") : words.open}
        </button>
      </p>
      {isOn && <video ref={video} muted playsInline aria-label={words.open} />}
      <label className="trust-file">
        {words.picture} <input type="file" name="code" accept="image/*" onChange={(event) => void picture(event.target.files?.[0])} />
      </label>
      {trouble && (
        <p className="notice" data-severity="warning" role="alert">
          {t(trouble)}
        </p>
      )}
    </div>
  );
}
