// This module decides an examiner's work on a phone: the tasks, what to look at, what was found. It works without a
// network; what was found is kept at once and sent when there is one.

import { Alert, Button, Checkbox, Form, Input, Radio } from "antd";
import { useCallback, useEffect, useRef, useState } from "react";
import type { Client } from "../client.ts";
import { Failure, useReason } from "../parts/Failure.tsx";
import { LaneMark } from "../parts/Marks.tsx";
import type { Lane } from "../api.ts";
import { useWords } from "../words/language.tsx";
import "../words/examine.ts";
import { dropResult, keepResult, type Photo, type Result, results, type Task } from "./kept.ts";
import { prepare } from "../scan/code.ts";
import { Scanner } from "../scan/Scanner.tsx";
import { Photos } from "./Photos.tsx";
import { placesOf, usePlace } from "./place.ts";
import { SignaturePad } from "./SignaturePad.tsx";
import { load, sendAll, sendOnMoved } from "./sync.ts";

/** How often it is tried to send what waits, beside the moment when the network comes back. */
const TRY_MS = 15_000;

export default function ExaminePage({ client }: { client: Client }) {
  const { t, count, code } = useWords();
  const reason = useReason();
  const [tasks, setTasks] = useState<Task[]>([]);
  const [waiting, setWaiting] = useState<Result[]>([]);
  const [isOffline, setOffline] = useState(false);
  const [error, setError] = useState<unknown>(null);
  // As it was when it was opened: it is not taken out of the hand when the queue changes.
  const [open, setOpen] = useState<Task | null>(null);
  const [place, setPlace] = usePlace();

  const refresh = useCallback(async () => {
    try {
      await sendAll(client, reason);
      const loaded = await load(client);
      setTasks(loaded.tasks);
      setOffline(loaded.isOffline);
      setError(null);
    } catch (refused) {
      setError(refused);
    }
    setWaiting(await results());
    // The words of a refusal change with the language; what is sent does not.
  }, [client]);
  async function sendOn(id: string) {
    try {
      await sendOnMoved(client, id, reason);
    } catch (refused) {
      setError(refused);
    }
    await refresh();
  }
  useEffect(prepare, []);
  useEffect(() => {
    const again = () => void refresh();
    again();
    const timer = setInterval(again, TRY_MS);
    window.addEventListener("online", again);
    return () => {
      clearInterval(timer);
      window.removeEventListener("online", again);
    };
  }, [refresh]);

  const done = new Set(waiting.map((result) => result.id));
  const left = tasks.filter((one) => !done.has(one.id));
  const here = left.filter((one) => place === "" || one.place === place);
  if (open) {
    return (
      <Examination
        key={open.id}
        task={open}
        onBack={() => setOpen(null)}
        onDone={async (result) => {
          await keepResult(result);
          setOpen(null);
          await refresh();
        }}
      />
    );
  }
  return (
    <main className="sheet">
      <h1>{t("examine.title")}</h1>
      {isOffline && <Alert type="warning" role="status" title={t("examine.offline")} />}
      {error ? <Failure what={t("queue.failed")} error={error} onRetry={() => void refresh()} /> : null}
      {waiting.length > 0 && (
        <section aria-label={t("examine.waiting", { count: count(waiting.length) })}>
          <h2>{t("examine.waiting", { count: count(waiting.length) })}</h2>
          <ul className="drafts">
            {waiting.map((result) => (
              <li key={result.id}>
                <span className="mono">{result.name}</span>
                <span>{t(result.result === "seize" ? "act.seize" : `act.verdict.${result.result}`)}</span>
                {result.refused && <strong className="late">{result.refused}</strong>}
                {result.moved && result.moved.since.length > 0 && <span>{t("examine.since", { acts: result.moved.since.map((kind) => code("event", kind)).join(" · ") })}</span>}
                {result.moved && (
                  <Button type="primary" onClick={() => void sendOn(result.id)}>
                    {t("examine.send_on")}
                  </Button>
                )}
                {result.refused && <Button onClick={() => void dropResult(result.id).then(refresh)}>{t("examine.drop")}</Button>}
              </li>
            ))}
          </ul>
        </section>
      )}
      <p>
        <label htmlFor="examine-place">{t("examine.place")}</label>{" "}
        <select id="examine-place" value={place} onChange={(event) => setPlace(event.target.value)}>
          <option value="">{t("examine.all_places")}</option>
          {placesOf(tasks, place).map((one) => (
            <option key={one}>{one}</option>
          ))}
        </select>{" "}
        {left.length > here.length && <span className="quiet">{t("examine.elsewhere", { count: count(left.length - here.length) })}</span>}
      </p>
      <ul className="drafts">
        {here.map((one) => (
          <li key={one.id}>
            <span className="mono">{one.name}</span>
            <LaneMark lane={one.lane as Lane | null} />
            <span className="mono">{one.place}</span>
            <span className="quiet">{one.items[0]?.description}</span>
            <span className="spring" />
            <Button type="primary" onClick={() => setOpen(one)}>
              {t("examine.begin")}
            </Button>
          </li>
        ))}
      </ul>
      {here.length === 0 && <p className="quiet">{t("examine.none")}</p>}
    </main>
  );
}

interface ExaminationProps {
  task: Task;
  onBack(): void;
  onDone(result: Result): Promise<void>;
}

interface Given {
  result: Result["result"];
  remark?: string;
  containers?: string;
  seals?: string;
  has_sample?: boolean;
  looked: number[];
}

/** A container number (ISO 6346): owner, category, serial number, check digit. */
const CONTAINER = /^[A-Z]{3}[UJZ][0-9]{7}$/;
const NUMBER = /^[A-Z0-9][A-Z0-9-]{2,34}$/;

/** The number on a label; null for anything longer or with other letters, such as a link. */
function numberOf(text: string): string | null {
  const number = text.trim().toUpperCase().replace(/\s+/g, "");
  return NUMBER.test(number) ? number : null;
}

const split = (text: string | undefined) => (text ?? "").toUpperCase().split(/[\s,;]+/).filter(Boolean);

function Examination({ task, onBack, onDone }: ExaminationProps) {
  const { t } = useWords();
  const [form] = Form.useForm<Given>();
  const [photos, setPhotos] = useState<Photo[]>([]);
  const [isTaking, setTaking] = useState(false);
  // Whoever finishes right after signing waits until the signature is a picture.
  const signature = useRef<Promise<Photo | null>>(Promise.resolve(null));
  const scanned = useCallback(
    (text: string) => {
      const number = numberOf(text);
      if (!number) return null;
      // A container number has its check digit; whatever else is on a label is a seal.
      const field = CONTAINER.test(number) ? "containers" : "seals";
      return () => {
        const known = split(form.getFieldValue(field) as string | undefined);
        if (!known.includes(number)) form.setFieldValue(field, [...known, number].join(", "));
      };
    },
    [form],
  );
  const [isKeeping, setKeeping] = useState(false);
  async function finish(given: Given) {
    setKeeping(true);
    const signed = await signature.current;
    await onDone({
      id: task.id,
      version: task.version,
      name: task.name,
      result: given.result,
      remark: given.remark ?? "",
      containers: split(given.containers),
      seals: split(given.seals),
      has_sample: given.has_sample ?? false,
      photos: [...photos, ...(signed ? [signed] : [])],
      sent: [],
      refused: null,
      moved: null,
    });
  }
  return (
    <main className="sheet">
      <Button onClick={onBack}>← {t("examine.title")}</Button>
      <h1 className="mono">{task.name}</h1>
      {task.place && <p className="mono">{task.place}</p>}
      {task.instruction && <Alert type="info" title={t("act.say.order-examination")} description={task.instruction} />}
      <Form<Given> form={form} layout="vertical" requiredMark={false} initialValues={{ result: "conform", looked: [] }} onFinish={(given) => void finish(given)}>
        <Form.Item name="looked" label={t("examine.checklist")} rules={[{ validator: (_, looked: number[]) => (looked.length === task.items.length ? Promise.resolve() : Promise.reject(new Error(t("examine.look_at_all")))) }]}>
          <Checkbox.Group
            className="checklist"
            options={task.items.map((item) => ({ value: item.number, label: `${item.number}. ${item.description} · ${item.code} · ${item.packages} · ${item.gross} kg` }))}
          />
        </Form.Item>
        <Form.Item name="containers" label={t("examine.containers")} extra={task.containers.length > 0 && t("examine.declared", { text: task.containers.join(", ") })}>
          <Input autoCapitalize="characters" autoComplete="off" />
        </Form.Item>
        <Form.Item name="seals" label={t("examine.seals")} extra={task.seals.length > 0 && t("examine.declared", { text: task.seals.join(", ") })}>
          <Input autoCapitalize="characters" autoComplete="off" />
        </Form.Item>
        <Scanner read={scanned} words={{ open: t("examine.scan"), picture: t("examine.scan_picture") }} />
        <Photos photos={photos} onChange={setPhotos} isTaking={isTaking} onTaking={setTaking} />
        <Form.Item name="has_sample" valuePropName="checked">
          <Checkbox>{t("examine.sample")}</Checkbox>
        </Form.Item>
        <Form.Item name="result" label={t("act.verdict")}>
          <Radio.Group
            options={[
              { value: "conform", label: t("act.verdict.conform") },
              { value: "discrepancy", label: t("act.verdict.discrepancy") },
              { value: "seize", label: t("act.seize") },
            ]}
          />
        </Form.Item>
        <Form.Item name="remark" label={t("act.say.remark")}>
          <Input.TextArea rows={3} maxLength={1000} />
        </Form.Item>
        <SignaturePad
          onChange={(made) => {
            signature.current = made;
          }}
        />
        <Button type="primary" size="large" htmlType="submit" block loading={isKeeping} disabled={isTaking}>
          {t("examine.finish")}
        </Button>
      </Form>
    </main>
  );
}
