// This module decides how an amount is filled in: its figure, and its currency beside it.

import { Input } from "antd";
import { type ComponentProps, useState } from "react";
import type { Client } from "../client.ts";
import { useWords } from "../words/language.tsx";
import { useCodes } from "./useCodes.ts";

interface Props {
  /** What the figure's field has of every field. */
  figure: Pick<ComponentProps<typeof Input>, "id" | "value" | "status" | "aria-describedby" | "aria-invalid" | "onBlur">;
  client: Client;
  /** The name of the amount. */
  name: string;
  currency: string;
  /** The currency that is written is none. */
  isNoCurrency: boolean;
  onFigure(written: string): void;
  onCurrency(written: string): void;
}

export function MoneyInput({ figure, client, name, currency, isNoCurrency, onFigure, onCurrency }: Props) {
  const { t, text } = useWords();
  const [isOpen, setOpen] = useState(false);
  const currencies = useCodes(client, "currencies", currency, currency, isOpen);
  const list = `${figure.id}currencies`;
  return (
    <span className="money">
      <Input {...figure} inputMode="decimal" onChange={(event) => onFigure(event.target.value)} />
      <Input
        aria-label={t("page.label", { name }) + t("declare.currency")}
        aria-describedby={figure["aria-describedby"]}
        aria-invalid={isNoCurrency}
        status={isNoCurrency ? "error" : (figure.status ?? "")}
        value={currency}
        maxLength={3}
        list={list}
        placeholder="GBP"
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onChange={(event) => onCurrency(event.target.value.toUpperCase())}
      />
      <datalist id={list}>
        {currencies.map((one) => (
          <option key={one.code} value={one.code}>
            {text(one.names)}
          </option>
        ))}
      </datalist>
    </span>
  );
}
