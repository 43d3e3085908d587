// This module decides how one field of a declaration is filled in: its codes suggested from the pack's list or chosen from
// the few there are, and below it what is wrong with it, or what its code means.

import { AutoComplete, Input, Select } from "antd";
import { useId, useState } from "react";
import type { Finding } from "../api.ts";
import type { Client } from "../client.ts";
import { useWords } from "../words/language.tsx";
import "../words/form.ts";
import type { Choice } from "./choices.ts";
import type { Field } from "./fields.ts";
import { formOf, type Misread, readAs } from "./forms.ts";
import { MoneyInput } from "./MoneyInput.tsx";
import { baseOf, divided, joined } from "./parts.ts";
import { type Json, type Members, readText } from "./path.ts";
import { currencyAt, misreadAt } from "./unread.ts";
import { useCodes } from "./useCodes.ts";

interface Props {
  field: Field;
  path: string;
  declaration: Members;
  client: Client;
  findings: Finding[];
  onChange(path: string, value: Json | undefined): void;
}

export function FieldInput({ field, path, declaration, client, findings, onChange }: Props) {
  const { t, text: told } = useWords();
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const [isFocused, setFocused] = useState(false);
  const value = readText(declaration, path);
  const { parts, choices } = field;
  const whole = parts ? joined(declaration, parts, path) : value;
  const codes = useCodes(client, field.list, whole, value, isOpen);
  const currency = field.isMoney ? currencyAt(declaration, path) : "";
  const misread = misreadAt(declaration, { field, path });
  // A code that is half written is not wrong yet.
  const why = misread === null || (isFocused && (misread === "code" || misread === "currency")) ? null : misread;
  const worst = why || findings.some((finding) => finding.severity === "error") ? "error" : findings.length > 0 ? "warning" : "";
  const put = (given: string) => {
    const kept = given.trim() === "" ? undefined : given;
    if (!field.isMoney) onChange(path, kept);
    else onChange(path, kept === undefined && !currency ? undefined : { ...(currency ? { currencyID: currency } : {}), value: kept ?? "" });
  };
  /** A figure stands as the format writes it, once one is done with it. */
  const tidy = () => {
    const form = formOf(field);
    const read = form?.is === "figure" && value !== "" ? readAs(form, value).read : null;
    if (read !== null && read !== value) put(read);
  };
  const isHere = worst === "error" && why !== "currency";
  const shared = { id, value, status: worst, "aria-describedby": `${id}why`, "aria-invalid": isHere } as const;
  const named = codes.find((one) => one.code === whole);
  return (
    <div className="field" data-path={path} style={{ gridColumn: `span ${field.width ?? 6}` }} onFocus={() => setFocused(true)} onBlur={() => setFocused(false)}>
      <label htmlFor={id}>{t(field.label)}</label>
      {choices ? (
        <Choose {...shared} choices={choices} onChoose={put} />
      ) : field.list ? (
        <AutoComplete
          {...shared}
          options={codes.map((one) => ({ value: one.code, label: `${one.code} ${told(one.names)}` }))}
          onChange={(given: string | undefined) => {
            // A code of the list goes into all of its places, chosen or typed.
            if (parts && codes.some((one) => one.code === given)) onChange(baseOf(parts, path), divided(declaration, parts, path, given ?? ""));
            else put(given ?? "");
          }}
          onOpenChange={setOpen}
          popupMatchSelectWidth={320}
          allowClear={{ label: t("page.empty") }}
        />
      ) : field.isMoney ? (
        <MoneyInput
          figure={{ ...shared, onBlur: tidy }}
          client={client}
          name={t(field.label)}
          currency={currency}
          isNoCurrency={why === "currency"}
          onFigure={put}
          onCurrency={(written) => onChange(path, written || value ? { ...(written ? { currencyID: written } : {}), value } : undefined)}
        />
      ) : (
        <Input {...shared} {...(formOf(field)?.is === "figure" ? { inputMode: "decimal" } : {})} onBlur={tidy} onChange={(event) => put(event.target.value)} />
      )}
      <div id={`${id}why`} className="field-why" data-severity={worst}>
        {why ? <Why field={field} misread={why} /> : findings.length > 0 ? findings.map((finding, index) => <p key={index}>{told(finding.text)}</p>) : named && <p className="quiet">{told(named.names)}</p>}
      </div>
    </div>
  );
}

/** Why a field cannot be read, and how to write it. */
function Why({ field, misread }: { field: Field; misread: Misread }) {
  const { t, count } = useWords();
  const form = formOf(field);
  return <p role="status">{misread === "too_many_digits" && form?.is === "figure" ? t("form.too_many_digits", { digits: count(form.digits), decimals: count(form.decimals) }) : t(`form.${misread}`)}</p>;
}

interface ChooseProps {
  id: string;
  value: string;
  status: "" | "error" | "warning";
  "aria-describedby": string;
  "aria-invalid": boolean;
  choices: readonly Choice[];
  onChoose(value: string): void;
}

function Choose({ value, choices, onChoose, ...shared }: ChooseProps) {
  const { t } = useWords();
  const options = choices.map((one) => ({ value: one.value, label: `${one.value} ${one.kind ? t("choice.type", { kind: t(one.kind), form: t(one.word) }) : t(one.word)}` }));
  // What stands there and is none of these stays to be seen.
  const isOther = value !== "" && !choices.some((one) => one.value === value);
  return (
    <Select
      {...shared}
      value={value || undefined}
      options={isOther ? [...options, { value, label: value }] : options}
      onChange={(chosen: string | undefined) => onChoose(chosen ?? "")}
      showSearch={{ optionFilterProp: "label" }}
      popupMatchSelectWidth={false}
      allowClear={{ label: t("page.empty") }}
    />
  );
}
