// This module decides how one examination is filled in on a phone: what to look at, what was found, photos, a signature.
// What is half done is kept on the phone and is there again when the task is opened again.

import { Alert, Button, Checkbox, Form, Input, Radio } from "antd";
import { useCallback, useRef, useState } from "react";
import { Failure } from "../parts/Failure.tsx";
import { Scanner } from "../scan/Scanner.tsx";
import { useWords } from "../words/language.tsx";
import { Sentence } from "../words/Sentence.tsx";
import type { Given, HalfDone, Photo, Result, Task } from "./kept.ts";
import { Photos } from "./Photos.tsx";
import { SignaturePad } from "./SignaturePad.tsx";
import { useHalfDone } from "./useHalfDone.ts";

interface ExaminationProps {
  task: Task;
  /** What was found before the page was left. */
  first: HalfDone | null;
  onBack(): Promise<void>;
  onDone(result: Result): Promise<void>;
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

export function Examination({ task, first, onBack, onDone }: ExaminationProps) {
  const { t } = useWords();
  const [form] = Form.useForm<Given>();
  const [photos, setPhotos] = useState<Photo[]>(first?.photos ?? []);
  const [isTaking, setTaking] = useState(false);
  // Whoever finishes right after signing waits until the signature is a picture.
  const signature = useRef<Promise<Photo | null>>(Promise.resolve(first?.signature ?? null));
  const taken = useRef(photos);
  const [failure, setFailure] = useState<unknown>(null);
  const { changed, settle } = useHalfDone(
    async () => ({ id: task.id, name: task.name, given: form.getFieldsValue(true) as Given, photos: taken.current, signature: await signature.current }),
    setFailure,
  );
  const scanned = useCallback(
    (text: string) => {
      const number = numberOf(text);
      if (!number) return null;
      // A container number has its check digit; whatever else is on a label is a seal.
      const field = CONTAINER.test(number) ? "containers" : "seals";
      return () => {
        const known = split(form.getFieldValue(field) as string | undefined);
        if (known.includes(number)) return;
        form.setFieldValue(field, [...known, number].join(", "));
        changed();
      };
    },
    [form, changed],
  );
  function putPhotos(now: Photo[]) {
    taken.current = now;
    setPhotos(now);
    changed();
  }
  const [isKeeping, setKeeping] = useState(false);
  async function finish(given: Given) {
    setKeeping(true);
    const signed = await signature.current;
    await settle();
    const result = {
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
    };
    await onDone(result).catch((refused: unknown) => {
      setFailure(refused);
      setKeeping(false);
    });
  }
  const boxes = [
    ...task.items.map((item) => ({ value: `item ${item.number}`, label: `${item.number}. ${item.description} · ${item.code} · ${item.packages} · ${item.gross} kg` })),
    ...task.doubts.map(({ id, item, text }) => ({
      value: id,
      label: (
        <>
          {item !== null && `${item}. `}
          <Sentence map={text} />
        </>
      ),
    })),
  ];
  return (
    <main className="sheet">
      <Button onClick={() => void settle().then(onBack)}>← {t("examine.title")}</Button>
      <h1 className="mono">{task.name}</h1>
      {task.place && <p className="mono">{task.place}</p>}
      {task.instruction && <Alert type="info" title={t("act.say.order-examination")} description={task.instruction} />}
      <Form<Given> form={form} layout="vertical" requiredMark={false} initialValues={first?.given ?? { result: "conform", looked: [] }} onValuesChange={changed} onFinish={(given) => void finish(given)}>
        <Form.Item name="looked" label={t("examine.checklist")} rules={[{ validator: (_, looked: string[]) => (boxes.every(({ value }) => looked.includes(value)) ? Promise.resolve() : Promise.reject(new Error(t("examine.look_at_all")))) }]}>
          <Checkbox.Group className="checklist" options={boxes} />
        </Form.Item>
        <Form.Item name="containers" label={t("examine.containers")} extra={task.containers.length > 0 && t("examine.declared", { text: task.containers.join(", ") })}>
          <Input autoCapitalize="characters" autoComplete="off" />
        </Form.Item>
        <Form.Item name="seals" label={t("examine.seals")} extra={task.seals.length > 0 && t("examine.declared", { text: task.seals.join(", ") })}>
          <Input autoCapitalize="characters" autoComplete="off" />
        </Form.Item>
        <Scanner read={scanned} words={{ open: t("examine.scan"), picture: t("examine.scan_picture") }} />
        <Photos photos={photos} onChange={putPhotos} isTaking={isTaking} onTaking={setTaking} />
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
          first={first?.signature ?? null}
          onChange={(made) => {
            signature.current = made;
            changed();
          }}
        />
        {failure ? <Failure what={t("examine.not_kept")} error={failure} /> : null}
        <Button type="primary" size="large" htmlType="submit" block loading={isKeeping} disabled={isTaking}>
          {t("examine.finish")}
        </Button>
      </Form>
    </main>
  );
}
