// This module decides how an act is asked for and sent: a text where one is needed, the server's own words when it
// says no, and what was typed kept when somebody else was quicker.

import { Alert, Checkbox, Form, Input, Modal, Radio, Select } from "antd";
import { useState } from "react";
import { useReason } from "../parts/Failure.tsx";
import { AMOUNT } from "../payments/money.ts";
import type { Word } from "../words/dictionary.ts";
import { useWords } from "../words/language.tsx";
import { isMoved } from "./dossier.ts";

/** What an act asks for before it is sent. */
export type Asks = "text" | "lane" | "examination" | "person" | "amount" | "nothing";

export interface Act {
  name: string;
  asks: Asks;
  /** What the text is. */
  says?: Word;
  isOptional?: boolean;
  /** The body that the server wants. */
  body(given: Given): unknown;
  isGrave?: boolean;
}

export interface Given {
  text: string;
  lane?: string;
  result?: string;
  seals?: string;
  has_sample?: boolean;
  to?: string;
  amount?: string;
}

interface Props {
  act: Act;
  people: { id: string; name: string }[];
  onSend(given: Given): Promise<void>;
  onClose(): void;
}

export function ActDialog({ act, people, onSend, onClose }: Props) {
  const { t, code } = useWords();
  const reason = useReason();
  const [form] = Form.useForm<Given>();
  const [error, setError] = useState<unknown>(null);
  const [isSending, setSending] = useState(false);
  const needed = [{ required: !act.isOptional, whitespace: true, message: t("sign_in.needed") }];

  async function send(given: Given) {
    setSending(true);
    setError(null);
    try {
      await onSend({ ...given, text: given.text ?? "" });
    } catch (refused) {
      setError(refused);
    } finally {
      setSending(false);
    }
  }

  return (
    <Modal
      open
      title={code("act", act.name)}
      okText={code("act", act.name)}
      cancelText={t("act.cancel")}
      okButtonProps={{ danger: act.isGrave ?? false, htmlType: "submit", form: "act", loading: isSending }}
      onCancel={onClose}
      // Beside the body it would lock scrolling by a style without a nonce, which the policy refuses.
      getContainer={() => document.querySelector<HTMLElement>(".ant-app") ?? document.body}
    >
      {error !== null && (
        <Alert type="error" role="alert" title={isMoved(error) ? t("act.changed") : `${t("act.failed")} ${reason(error)}`} />
      )}
      <Form<Given> id="act" form={form} layout="vertical" requiredMark={false} onFinish={(given) => void send(given)} initialValues={{ result: "conform", lane: "yellow" }}>
        {act.asks === "lane" && (
          <Form.Item name="lane" label={t("act.lane")}>
            <Radio.Group options={["green", "blue", "yellow", "red"].map((value) => ({ value, label: code("lane", value) }))} />
          </Form.Item>
        )}
        {act.asks === "examination" && (
          <>
            <Form.Item name="result" label={t("act.verdict")}>
              <Radio.Group options={["conform", "discrepancy"].map((value) => ({ value, label: code("act.verdict", value) }))} />
            </Form.Item>
            <Form.Item name="seals" label={t("examine.seals")}>
              <Input autoCapitalize="characters" />
            </Form.Item>
            <Form.Item name="has_sample" valuePropName="checked">
              <Checkbox>{t("examine.sample")}</Checkbox>
            </Form.Item>
          </>
        )}
        {act.asks === "person" && (
          <Form.Item name="to" label={t("act.to")}>
            <Select allowClear placeholder={t("act.nobody")} options={people.map(({ id, name }) => ({ value: id, label: name }))} />
          </Form.Item>
        )}
        {act.asks === "amount" && (
          <Form.Item name="amount" label={t("pay.amount")} rules={[{ required: true, pattern: AMOUNT, message: t("pay.amount_form") }]}>
            <Input inputMode="decimal" autoComplete="off" />
          </Form.Item>
        )}
        {act.asks !== "nothing" && (
          <Form.Item name="text" label={t(act.says ?? "act.say.reason")} rules={needed}>
            <Input.TextArea rows={4} maxLength={2000} showCount autoFocus />
          </Form.Item>
        )}
      </Form>
    </Modal>
  );
}
