// This module decides how whoever was present signs on the phone: with a finger, or by typing the name. The signature goes
// with the photos, as a picture with its hash.

import { Button, Input } from "antd";
import { type PointerEvent, useEffect, useRef, useState } from "react";
import { sha256 } from "../parts/bytes.ts";
import { useWords } from "../words/language.tsx";
import type { Photo } from "./kept.ts";

const SIZE = { width: 640, height: 200 } as const;
const FILE = "signature.png";

interface Props {
  /** What was signed before the page was left. */
  first: Photo | null;
  /** Takes the signature that is being made into a picture; none when it was wiped off. */
  onChange(signature: Promise<Photo | null>): void;
}

export function SignaturePad({ first, onChange }: Props) {
  const { t } = useWords();
  const canvas = useRef<HTMLCanvasElement>(null);
  const [name, setName] = useState("");
  const [isSigned, setSigned] = useState(first !== null);
  useEffect(() => {
    if (!first) return;
    void createImageBitmap(new Blob([first.bytes], { type: first.type })).then((picture) => pen()?.drawImage(picture, 0, 0));
    // Once: what is signed afterwards is on the paper already.
  }, []);

  function pen(): CanvasRenderingContext2D | null {
    const context = canvas.current?.getContext("2d") ?? null;
    // On paper: whoever reads it later reads it in any light.
    if (context) Object.assign(context, { lineWidth: 3, lineCap: "round", lineJoin: "round", strokeStyle: "#111", fillStyle: "#111" });
    return context;
  }

  function wipe(): void {
    const context = pen();
    if (!context) return;
    context.fillStyle = "#fff";
    context.fillRect(0, 0, SIZE.width, SIZE.height);
  }

  function at({ clientX, clientY }: PointerEvent<HTMLCanvasElement>): [x: number, y: number] {
    const box = canvas.current?.getBoundingClientRect();
    if (!box) return [0, 0];
    return [((clientX - box.left) * SIZE.width) / box.width, ((clientY - box.top) * SIZE.height) / box.height];
  }

  async function taken(): Promise<Photo | null> {
    const at = Date.now();
    const picture = await new Promise<Blob | null>((done) => (canvas.current ? canvas.current.toBlob(done, "image/png") : done(null)));
    if (!picture) return null;
    const bytes = await picture.arrayBuffer();
    return { name: FILE, type: "image/png", bytes, sha256: await sha256(bytes), at, place: null };
  }

  function type(text: string): void {
    setName(text);
    wipe();
    setSigned(text.trim() !== "");
    if (text.trim() === "") return onChange(Promise.resolve(null));
    const context = pen();
    if (!context) return;
    context.font = "italic 48px serif";
    context.fillText(text, 24, SIZE.height / 2 + 16, SIZE.width - 48);
    onChange(taken());
  }

  return (
    <div className="signature">
      <span id="signature-label">{t("examine.signature")}</span>
      <canvas
        ref={canvas}
        {...SIZE}
        role="img"
        aria-labelledby="signature-label"
        onPointerDown={(event) => {
          if (!isSigned) wipe();
          setSigned(true);
          event.currentTarget.setPointerCapture(event.pointerId);
          const context = pen();
          context?.beginPath();
          context?.moveTo(...at(event));
        }}
        onPointerMove={(event) => {
          if (event.buttons === 0) return;
          const context = pen();
          context?.lineTo(...at(event));
          context?.stroke();
        }}
        onLostPointerCapture={() => onChange(taken())}
      />
      <Input aria-label={t("examine.signed_by")} placeholder={t("examine.signed_by")} value={name} maxLength={60} autoComplete="off" onChange={(event) => type(event.target.value)} />
      <Button
        size="small"
        disabled={!isSigned}
        onClick={() => {
          setName("");
          wipe();
          setSigned(false);
          onChange(Promise.resolve(null));
        }}
      >
        {t("examine.wipe")}
      </Button>
    </div>
  );
}
