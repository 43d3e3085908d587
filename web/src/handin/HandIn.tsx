// This module decides how a declaration is handed in by hand: a file or a text, then the answer or the
// places that are to be mended.

import { type DragEvent, useId, useRef, useState } from "react";
import type { Answer, Answers } from "../api.ts";
import type { Client } from "../client.ts";
import { Dialog } from "../parts/Dialog.tsx";
import { useWords } from "../words/language.tsx";
import { AnswersView } from "./AnswersView.tsx";
import { AnswerView } from "./AnswerView.tsx";
import { BODY_BYTES_MAX, FORMS, type Message, type MessageProblem, read } from "./message.ts";
import { RefusalView } from "./RefusalView.tsx";

interface Props {
  client: Client;
  onClose(): void;
  onOpen(id: string): void;
}

interface Refused {
  error: unknown;
  text: string;
}

export function HandIn({ client, onClose, onOpen }: Props) {
  const { t, count } = useWords();
  const id = useId();
  const choose = useRef<HTMLInputElement>(null);
  const [file, setFile] = useState<File | null>(null);
  const [pasted, setPasted] = useState("");
  const [isOver, setOver] = useState(false);
  const [isSending, setSending] = useState(false);
  const [problem, setProblem] = useState<MessageProblem | null>(null);
  const [refused, setRefused] = useState<Refused | null>(null);
  const [answer, setAnswer] = useState<Answer | Answers | null>(null);
  const prepared = useRef<Message | null>(null);

  function changed() {
    prepared.current = null;
    setProblem(null);
    setRefused(null);
  }

  function take(chosen: File | null) {
    setFile(chosen);
    changed();
  }

  function drop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    const dropped = event.dataTransfer.files[0];
    if (dropped) take(dropped);
  }

  async function send() {
    setProblem(null);
    setRefused(null);
    const message = prepared.current ?? (await read(file ?? new Blob([pasted])));
    if (typeof message === "string") {
      setProblem(message);
      return;
    }
    prepared.current = message;
    setSending(true);
    try {
      setAnswer(await client.handIn(message.body, message.contentType, message.key));
    } catch (error) {
      setRefused({ error, text: message.text });
    } finally {
      setSending(false);
    }
  }

  function again() {
    setAnswer(null);
    setFile(null);
    setPasted("");
    changed();
  }

  return (
    <Dialog title={t("hand_in.title")} onClose={onClose} isWide>
      {answer && "answers" in answer ? (
        <AnswersView answers={answer.answers} onOpen={onOpen} onAgain={again} />
      ) : answer ? (
        <AnswerView answer={answer} onOpen={() => onOpen(answer.case)} onAgain={again} />
      ) : (
        <form
          className="hand-in"
          onSubmit={(event) => {
            event.preventDefault();
            void send();
          }}
        >
          <div
            className="drop"
            data-over={isOver}
            onDragOver={(event) => {
              event.preventDefault();
              setOver(true);
            }}
            onDragLeave={() => setOver(false)}
            onDrop={drop}
          >
            {file ? (
              <p>
                {t("hand_in.file", { name: file.name, size: count(file.size) })}{" "}
                <button type="button" className="small" onClick={() => take(null)}>
                  {t("hand_in.remove")}
                </button>
              </p>
            ) : (
              <p>
                {t("hand_in.drop")}{" "}
                <button type="button" onClick={() => choose.current?.click()}>
                  {t("hand_in.choose")}
                </button>
              </p>
            )}
            <input
              ref={choose}
              type="file"
              className="hidden"
              tabIndex={-1}
              aria-label={t("hand_in.choose")}
              accept={[".xml", ".json", ".edi", ".csv", ".xlsx", "text/xml", ...FORMS].join(",")}
              onChange={(change) => {
                take(change.target.files?.[0] ?? null);
                // The same file may be chosen again after it was mended.
                change.target.value = "";
              }}
            />
          </div>
          {!file && (
            <>
              <label htmlFor={`${id}paste`}>{t("hand_in.paste")}</label>
              <textarea
                id={`${id}paste`}
                rows={8}
                value={pasted}
                spellCheck={false}
                onChange={(change) => {
                  setPasted(change.target.value);
                  changed();
                }}
              />
            </>
          )}
          {problem && (
            <p className="notice" data-severity="error" role="alert">
              {t(problem, { size: count(BODY_BYTES_MAX) })}
            </p>
          )}
          {refused && <RefusalView error={refused.error} text={refused.text} />}
          <p className="buttons">
            <button type="submit" className="primary" disabled={isSending}>
              {isSending ? t("hand_in.sending") : t("hand_in.send")}
            </button>
          </p>
        </form>
      )}
    </Dialog>
  );
}
