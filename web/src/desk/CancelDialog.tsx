// This module decides how a trader asks that a declaration become void: a message of its own, with the reason.

import { App as AntApp, Button, Input } from "antd";
import { useState } from "react";
import type { Client } from "../client.ts";
import { randomName } from "../parts/bytes.ts";
import { Dialog } from "../parts/Dialog.tsx";
import { useReason } from "../parts/Failure.tsx";
import { useWords } from "../words/language.tsx";

/** "Declared void at the trader's wish" in the list of reasons for a change. */
const VOID = "1";
/** Characters of the statement, as the format bounds it. */
const REASON_MAX = 512;

interface Props {
  mrn: string;
  client: Client;
  onClose(): void;
  onDone(): void;
}

export function CancelDialog({ mrn, client, onClose, onDone }: Props) {
  const { t } = useWords();
  const why = useReason();
  const { message } = AntApp.useApp();
  const [reason, setReason] = useState("");
  const [isSending, setSending] = useState(false);
  const [key] = useState(randomName);

  async function send() {
    setSending(true);
    const body = {
      functionCode: "13",
      typeCode: "INV",
      id: mrn,
      functionalReferenceId: `INV-${key}`.slice(0, 22),
      additionalInformation: [{ statementDescription: reason, statementTypeCode: "AES" }],
      amendment: [{ changeReasonCode: VOID }],
    };
    try {
      const answer = (await client.handIn(new Blob([JSON.stringify(body)]), "application/json", key)) as unknown as { request: string };
      const isDone = answer.request === "granted" || answer.request === "pending";
      void message[isDone ? "success" : "error"](t(`cancel.result.${answer.request}` as "cancel.result.granted"));
      onDone();
    } catch (refused) {
      void message.error(`${t("act.failed")} ${why(refused)}`);
      setSending(false);
    }
  }

  return (
    <Dialog title={t("cancel.open")} onClose={onClose}>
      <label htmlFor="cancel-why">{t("cancel.why")}</label>
      <Input.TextArea id="cancel-why" rows={3} maxLength={REASON_MAX} value={reason} onChange={(event) => setReason(event.target.value)} />
      <p className="buttons">
        <Button danger type="primary" loading={isSending} disabled={reason.trim() === ""} onClick={() => void send()}>
          {t("cancel.send")}
        </Button>
        <Button onClick={onClose}>{t("act.cancel")}</Button>
      </p>
    </Dialog>
  );
}
