// This module decides how a cashier opens an account for a firm, and records money that the firm paid in.

import { App as AntApp, Button, Form, Input, Select } from "antd";
import type { Shapes } from "../api.ts";
import type { Client } from "../client.ts";
import { useReason } from "../parts/Failure.tsx";
import { useLoaded } from "../parts/useLoaded.ts";
import { useWords } from "../words/language.tsx";
import { type Account, AMOUNT } from "./money.ts";

interface Props {
  client: Client;
  accounts: Account[];
  onDone(): void;
}

type NewAccount = Shapes["AccountBody"];
const KINDS: Account["kind"][] = ["cash", "deferment", "guarantee"];

/** Sends what a form gives; what was typed stays when it is refused. */
function useSend(client: Client, onDone: () => void) {
  const { t } = useWords();
  const reason = useReason();
  const { message } = AntApp.useApp();
  return async (path: string, body: unknown, clear: () => void) => {
    try {
      await client.send("POST", path, body);
    } catch (refused) {
      void message.error(`${t("pay.not_done")} ${reason(refused)}`);
      return;
    }
    void message.success(t("pay.done"));
    clear();
    onDone();
  };
}

export function OpenAccount({ client, onDone }: Omit<Props, "accounts">) {
  const { t, language } = useWords();
  const [form] = Form.useForm<NewAccount>();
  const kind = Form.useWatch("kind", form);
  const send = useSend(client, onDone);
  const { value: organisations } = useLoaded<Shapes["OrganisationView"][]>(client, "/api/organisations");
  const firms = (organisations ?? []).filter((one) => one.kind === "firm").map((one) => ({ value: one.id, label: language === "zh" ? one.name_zh : one.name_en }));
  return (
    <section className="counter" aria-label={t("pay.open")}>
      <h2>{t("pay.open")}</h2>
      <p className="quiet">{t("pay.open_note")}</p>
      <Form<NewAccount>
        name="open"
        form={form}
        layout="inline"
        requiredMark={false}
        initialValues={{ kind: "deferment", limit: "0" }}
        onFinish={(given) => void send("/api/payment-accounts", { ...given, limit: given.kind === "cash" ? "0" : given.limit }, () => form.resetFields())}
      >
        <Form.Item name="firm" label={t("pay.firm")} rules={[{ required: true, message: t("pay.needed") }]}>
          <Select showSearch optionFilterProp="label" options={firms} className="pay-firm" />
        </Form.Item>
        <Form.Item name="kind" label={t("pay.kind")}>
          <Select options={KINDS.map((value) => ({ value, label: t(`pay.kind.${value}`) }))} className="pay-kind" />
        </Form.Item>
        <Form.Item name="number" label={t("pay.number")} rules={[{ required: true, message: t("pay.needed") }]}>
          <Input autoComplete="off" maxLength={35} />
        </Form.Item>
        <Form.Item name="currency" label={t("pay.currency")} rules={[{ required: true, pattern: /^[A-Z]{3}$/, message: t("pay.currency_form") }]}>
          <Input autoComplete="off" maxLength={3} className="pay-currency" />
        </Form.Item>
        {kind !== "cash" && (
          <Form.Item name="limit" label={t("pay.limit")} rules={[{ required: true, pattern: AMOUNT, message: t("pay.amount_form") }]}>
            <Input inputMode="decimal" autoComplete="off" />
          </Form.Item>
        )}
        <Button htmlType="submit">{t("pay.open_do")}</Button>
      </Form>
    </section>
  );
}

interface Deposited {
  account: string;
  reference: string;
  amount: string;
}

export function Deposit({ client, accounts, onDone }: Props) {
  const { t } = useWords();
  const [form] = Form.useForm<Deposited>();
  const send = useSend(client, onDone);
  const cash = accounts.filter((account) => account.kind === "cash");
  if (cash.length === 0) return null;
  return (
    <section className="counter" aria-label={t("pay.deposit")}>
      <h2>{t("pay.deposit")}</h2>
      <Form<Deposited>
        name="deposit"
        form={form}
        layout="inline"
        requiredMark={false}
        onFinish={({ account, ...body }) => void send(`/api/payment-accounts/${encodeURIComponent(account)}/deposits`, body, () => form.resetFields())}
      >
        <Form.Item name="account" label={t("pay.number")} rules={[{ required: true, message: t("pay.needed") }]}>
          <Select options={cash.map((account) => ({ value: account.id, label: `${account.number} · ${account.currency}` }))} className="pay-firm" />
        </Form.Item>
        <Form.Item name="reference" label={t("pay.reference")} rules={[{ required: true, message: t("pay.needed") }]}>
          <Input autoComplete="off" maxLength={70} />
        </Form.Item>
        <Form.Item name="amount" label={t("pay.amount")} rules={[{ required: true, pattern: AMOUNT, message: t("pay.amount_form") }]}>
          <Input inputMode="decimal" autoComplete="off" />
        </Form.Item>
        <Button htmlType="submit">{t("pay.deposit_do")}</Button>
      </Form>
    </section>
  );
}
