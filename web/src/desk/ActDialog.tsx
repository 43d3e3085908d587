// This module decides how an act is asked for and sent: a text where one is needed, the server's own words when it
// says no, and what was typed kept when somebody else was quicker.

import { Alert, Checkbox, Form, Input, Modal, Radio, Select } from "antd";
import { useState } from "react";
import { LANES } from "../api.ts";
import type { Client } from "../client.ts";
import { dialogHost } from "../parts/dialogHost.ts";
import { Failure, useReason } from "../parts/Failure.tsx";
import { useColleagues } from "../people/useColleagues.ts";
import { AMOUNT } from "../payments/money.ts";
import type { Word } from "../words/dictionary.ts";
import { useWords } from "../words/language.tsx";
import { type Dossier, isMoved } from "./dossier.ts";

/** What an act asks for before it is sent. */
export type Asks = "text" | "lane" | "examination" | "person" | "matter" | "amount" | "nothing";

export interface Act {
  name: string;
  /** The letter that chooses it. */
  key?: string;
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
  matter?: string;
  amount?: string;
}

interface Props {
  act: Act;
  client: Client;
  /** Departments that it can be sent to. */
  matters: Dossier["matters"];
  onSend(given: Given): Promise<void>;
  onClose(): void;
}

export function ActDialog({ act, client, matters, onSend, onClose }: Props) {
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
      okButtonProps={{ danger: act.isGrave ?? false, htmlType: "submit", form: "act", loading: isSending, autoFocus: act.asks === "nothing" }}
      onCancel={onClose}
      getContainer={dialogHost}
    >
      {error !== null && (
        <Alert type="error" role="alert" title={isMoved(error) ? t("act.changed") : `${t("act.failed")} ${reason(error)}`} />
      )}
      <Form<Given>
        id="act"
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={(given) => void send(given)}
        initialValues={{ result: "conform", lane: "yellow" }}
        onKeyDown={(event) => {
          if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && !event.repeat && !isSending) form.submit();
        }}
      >
        {act.asks === "lane" && (
          <Form.Item name="lane" label={t("act.lane")}>
            <Radio.Group options={LANES.map((value) => ({ value, label: code("lane", value) }))} />
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
        {act.asks === "nothing" && <p>{t("act.nothing_more")}</p>}
        {act.asks === "person" && <Person client={client} />}
        {act.asks === "matter" && <Matter matters={matters} />}
        {act.asks === "amount" && (
          <Form.Item name="amount" label={t("pay.amount")} rules={[{ required: true, pattern: AMOUNT, message: t("pay.amount_form") }]}>
            <Input inputMode="decimal" autoComplete="off" />
          </Form.Item>
        )}
        {act.asks !== "nothing" && (
          <Form.Item name="text" label={t(act.says ?? "act.say.reason")} rules={needed} extra={t("act.sure")}>
            <Input.TextArea rows={4} maxLength={2000} showCount autoFocus={act.asks === "text"} />
          </Form.Item>
        )}
      </Form>
    </Modal>
  );
}

/** Lists open within the dialog, where who does not see it finds them. */
const beside = (trigger: HTMLElement) => trigger.parentElement ?? document.body;

function Person({ client }: { client: Client }) {
  const { t } = useWords();
  const colleagues = useColleagues(client);
  return (
    <>
      {colleagues.error ? <Failure what={t("queue.failed")} error={colleagues.error} onRetry={colleagues.reload} /> : null}
      <Form.Item name="to" label={t("act.to")}>
        <Select autoFocus allowClear={{ label: t("page.empty") }} getPopupContainer={beside} placeholder={t("act.nobody")} loading={!colleagues.value} options={colleagues.value ?? []} showSearch={{ optionFilterProp: "label" }} />
      </Form.Item>
    </>
  );
}

function Matter({ matters }: { matters: Dossier["matters"] }) {
  const { t, text } = useWords();
  return (
    <Form.Item name="matter" label={t("act.department")} rules={[{ required: true, message: t("sign_in.needed") }]}>
      <Radio.Group vertical>
        {matters.map(({ code, names }, place) => (
          <Radio key={code} value={code} autoFocus={place === 0}>
            {text(names) || code}
          </Radio>
        ))}
        <Radio value="">{t("act.no_department")}</Radio>
      </Radio.Group>
    </Form.Item>
  );
}
