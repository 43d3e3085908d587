// This module decides how one field of a declaration is filled in: its codes suggested from the pack's list, its
// currency beside its figure, and what is wrong with it below.

import { AutoComplete, Input } from "antd";
import { useEffect, useId, useState } from "react";
import type { Finding } from "../api.ts";
import type { Client, CodeName } from "../client.ts";
import { useWords } from "../words/language.tsx";
import type { Field } from "./fields.ts";
import { baseOf, divided, joined } from "./parts.ts";
import { type Json, type Members, readAt, readText } from "./path.ts";

interface Props {
  field: Field;
  path: string;
  declaration: Members;
  client: Client;
  findings: Finding[];
  onChange(path: string, value: Json | undefined): void;
}

/** A pause after the last key before codes are looked up. */
const PAUSE_MS = 200;

/** Codes for a text; where there are none, those for what else it may be, such as a name. */
function useCodes(client: Client, list: string | undefined, text: string, otherwise: string, isOpen: boolean): CodeName[] {
  const [codes, setCodes] = useState<CodeName[]>([]);
  useEffect(() => {
    if (!list || !isOpen) return;
    const stop = new AbortController();
    const timer = setTimeout(() => {
      client
        .codes(list, text, stop.signal)
        .then((found) => (found.length > 0 || text === otherwise ? found : client.codes(list, otherwise, stop.signal)))
        .then(setCodes, () => {});
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [client, list, text, otherwise, isOpen]);
  return codes;
}

export function FieldInput({ field, path, declaration, client, findings, onChange }: Props) {
  const { t, text: told } = useWords();
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const [isInCurrency, setInCurrency] = useState(false);
  const value = readText(declaration, path);
  const { parts } = field;
  const whole = parts ? joined(declaration, parts, path) : value;
  const codes = useCodes(client, field.list, whole, value, isOpen);
  const worst = findings.some((finding) => finding.severity === "error") ? "error" : findings.length > 0 ? "warning" : "";
  const found = readAt(declaration, path);
  const currency = typeof found === "object" && found !== null && !Array.isArray(found) && typeof found["currencyID"] === "string" ? found["currencyID"] : "";
  const currencies = useCodes(client, field.isMoney ? "currencies" : undefined, currency, currency, isInCurrency);
  const put = (given: string) => {
    const kept = given.trim() === "" ? undefined : given;
    if (!field.isMoney) onChange(path, kept);
    else onChange(path, kept === undefined && !currency ? undefined : { ...(currency ? { currencyID: currency } : {}), value: kept ?? "" });
  };
  const named = codes.find((one) => one.code === whole);
  const shared = { id, value, status: worst, "aria-describedby": `${id}why` } as const;
  return (
    <div className="field" style={{ gridColumn: `span ${field.width ?? 6}` }}>
      <label htmlFor={id}>{t(field.label)}</label>
      {field.list ? (
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
          allowClear
        />
      ) : field.isMoney ? (
        <span className="money">
          <Input {...shared} inputMode="decimal" onChange={(event) => put(event.target.value)} />
          <Input
            aria-label={`${t(field.label)}: ${t("declare.currency")}`}
            value={currency}
            maxLength={3}
            list={`${id}currencies`}
            onFocus={() => setInCurrency(true)}
            onBlur={() => setInCurrency(false)}
            placeholder="GBP"
            status={worst}
            onChange={(event) => {
              const written = event.target.value.toUpperCase();
              onChange(path, written || value ? { ...(written ? { currencyID: written } : {}), value } : undefined);
            }}
          />
          <datalist id={`${id}currencies`}>
            {currencies.map((one) => (
              <option key={one.code} value={one.code}>
                {told(one.names)}
              </option>
            ))}
          </datalist>
        </span>
      ) : (
        <Input {...shared} onChange={(event) => put(event.target.value)} />
      )}
      <div id={`${id}why`} className="field-why" data-severity={worst}>
        {findings.length > 0 ? findings.map((finding, index) => <p key={index}>{told(finding.text)}</p>) : named && <p className="quiet">{told(named.names)}</p>}
      </div>
    </div>
  );
}
