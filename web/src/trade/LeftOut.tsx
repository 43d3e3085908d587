// This module decides how the fields that cannot be read are told beside the form, and led to.

import { useWords } from "../words/language.tsx";
import "../words/form.ts";
import type { Unread } from "./unread.ts";

/** The first input of a field that says what is wrong, else its first. */
export function focusField({ path }: Unread): void {
  const field = document.querySelector(`.editor-form [data-path="${CSS.escape(path)}"]`);
  (field?.querySelector<HTMLElement>('input[aria-invalid="true"]') ?? field?.querySelector("input"))?.focus();
}

interface Props {
  unread: readonly Unread[];
  /** It was to be handed in all the same. */
  isRefused: boolean;
}

export function LeftOut({ unread, isRefused }: Props) {
  const { t, count } = useWords();
  if (unread.length === 0) return null;
  const name = ({ field, path }: Unread) => {
    const item = /\[(\d+)\]\./.exec(path)?.[1];
    return item ? t("form.in_item", { field: t(field.label), number: count(Number(item)) }) : t(field.label);
  };
  return (
    <div className="notice" data-severity="warning" role={isRefused ? "alert" : "status"}>
      <p>{t(isRefused ? "form.mend_first" : "form.left_out")}</p>
      <p className="acts-row">
        {unread.map((one) => (
          <button key={one.path} type="button" className="small" onClick={() => focusField(one)}>
            {name(one)}
          </button>
        ))}
      </p>
    </div>
  );
}
