// This module decides the conditions of a queue beside lane and whose: for which step, at which place, how old, how soon due.
// They are kept as the part of the server's query that they are.

import { CloseCircleFilled } from "@ant-design/icons";
import { Input, Select } from "antd";
import { useWords } from "../words/language.tsx";

/** Steps that wait for somebody of the administration. */
const STAGES = ["review", "check_documents", "examine", "decide", "decide_request", "read_answer", "decide_detention", "agency_refused"];
const HOURS_OLD = ["8", "24", "72"];
const HOURS_LEFT = ["1", "8", "24"];

interface Props {
  value: string;
  onChange(value: string): void;
}

export function QueueConditions({ value, onChange }: Props) {
  const { t, code } = useWords();
  const given = new URLSearchParams(value);
  const set = (name: string, chosen: string) => {
    const next = new URLSearchParams(value);
    if (chosen) next.set(name, chosen);
    else next.delete(name);
    onChange(next.toString());
  };
  const select = (name: string, label: string, options: { value: string; label: string }[]) => (
    <Select aria-label={label} value={given.get(name) ?? ""} onChange={(chosen) => set(name, chosen)} popupMatchSelectWidth={false} options={[{ value: "", label: t("queue.any", { what: label }) }, ...options]} />
  );
  return (
    <>
      {select("stage", t("queue.step"), STAGES.map((one) => ({ value: one, label: code("next", one) })))}
      {select("older_than_hours", t("queue.age"), HOURS_OLD.map((hours) => ({ value: hours, label: t("queue.older_than", { hours }) })))}
      {select("due_within_hours", t("queue.due"), HOURS_LEFT.map((hours) => ({ value: hours, label: t("queue.due_within", { hours }) })))}
      <Input
        className="queue-place"
        key={given.get("place") ?? ""}
        aria-label={t("queue.place")}
        placeholder={t("queue.place")}
        defaultValue={given.get("place") ?? ""}
        maxLength={20}
        allowClear={{ clearIcon: <CloseCircleFilled aria-label={t("page.empty")} /> }}
        onClear={() => set("place", "")}
        onPressEnter={(event) => set("place", event.currentTarget.value.trim().toUpperCase())}
        onBlur={(event) => set("place", event.currentTarget.value.trim().toUpperCase())}
      />
    </>
  );
}
