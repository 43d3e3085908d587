// This module decides how a person gives a party's signature: made here with a key file that never leaves the browser, or made
// elsewhere and pasted.

import { useId, useState } from "react";
import { useWords } from "../words/language.tsx";
import { canSign, readKeyFile } from "./key.ts";

/** Gives the signed note of a text. */
export type Sign = (text: string) => Promise<string>;

interface Props {
  /** The public key of whoever must sign. */
  publicKey: string;
  /** The text to be signed elsewhere; none where it is not known before it is sent. */
  text: string | null;
  onChange(sign: Sign | null): void;
}

export function Signature({ publicKey, text, onChange }: Props) {
  const { t } = useWords();
  const [isHere, setHere] = useState(canSign());
  const [problem, setProblem] = useState<string | null>(null);
  const name = useId();
  async function take(file: File | undefined) {
    setProblem(null);
    onChange(null);
    if (!file) return;
    const key = await readKeyFile(await file.text());
    if (!key) return setProblem(t("agree.key_unreadable"));
    if (key.key !== publicKey) return setProblem(t("agree.key_other", { key: publicKey }));
    onChange((toSign) => key.note(toSign));
  }
  function choose(here: boolean) {
    setHere(here);
    setProblem(null);
    onChange(null);
  }
  return (
    <fieldset className="agree-signature">
      <legend className="hidden">{t("agree.sign")}</legend>
      {text !== null && (
        <>
          <label data-inline>
            <input type="radio" name={name} checked={isHere} disabled={!canSign()} onChange={() => choose(true)} />
            {t("agree.by_key")}
          </label>
          <label data-inline>
            <input type="radio" name={name} checked={!isHere} onChange={() => choose(false)} />
            {t("agree.by_note")}
          </label>
        </>
      )}
      {!canSign() && <p className="quiet">{t("agree.key_unsafe")}</p>}
      {isHere ? (
        <label className="house-long">
          {t("agree.key_file")}
          <input type="file" required aria-describedby={`${name}-note`} onChange={(event) => void take(event.target.files?.[0])} />
        </label>
      ) : (
        <>
          <label className="house-long">
            {t("agree.to_sign")}
            <textarea readOnly rows={5} value={text ?? ""} spellCheck={false} />
          </label>
          <label className="house-long">
            {t("agree.note")}
            <textarea
              rows={7}
              required
              spellCheck={false}
              onChange={(event) => {
                // A note ends with a line end, which pasting tends to lose.
                const note = `${event.target.value.replaceAll("\r", "").trimEnd()}\n`;
                onChange(note.trim() ? async () => note : null);
              }}
            />
          </label>
        </>
      )}
      {isHere && (
        <p className="quiet" id={`${name}-note`}>
          {t("agree.sign_note")}
        </p>
      )}
      {problem && (
        <p role="alert" className="agree-problem">
          {problem}
        </p>
      )}
    </fieldset>
  );
}
