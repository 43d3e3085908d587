// This module decides how somebody points a camera at a notice, or gives a picture of it.

import { useEffect, useRef, useState } from "react";
import { useWords } from "../words/language.tsx";
import { codeIn, type NoticeLink, noticeLink } from "./notice.ts";

/** Between two looks at what the camera sees. */
const LOOK_MS = 250;

export function Scanner({ onFound }: { onFound(link: NoticeLink): void }) {
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
      const link = text === null ? null : noticeLink(text);
      if (isOver) return;
      if (link) {
        setOn(false);
        onFound(link);
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
  }, [isOn, onFound]);

  async function picture(file: File | undefined) {
    if (!file) return;
    setTrouble(null);
    const text = await createImageBitmap(file).then(codeIn, () => null);
    const link = text === null ? null : noticeLink(text);
    if (link) onFound(link);
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
          {t(isOn ? "scan.stop" : "scan.open")}
        </button>
      </p>
      {isOn && <video ref={video} muted playsInline aria-label={t("scan.open")} />}
      <label className="trust-file">
        {t("scan.picture")} <input type="file" name="notice" accept="image/*" onChange={(event) => void picture(event.target.files?.[0])} />
      </label>
      {trouble && (
        <p className="notice" data-severity="warning" role="alert">
          {t(trouble)}
        </p>
      )}
    </div>
  );
}
