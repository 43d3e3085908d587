// This module decides how a value is copied, also where the browser keeps the clipboard for secure pages.

import { useEffect, useState } from "react";
import { useWords } from "../words/language.tsx";

const SHOWN_MS = 2_000;

async function copy(value: string): Promise<void> {
  if (navigator.clipboard) return navigator.clipboard.writeText(value);
  // Over plain HTTP from another machine there is no clipboard object.
  const area = document.createElement("textarea");
  area.value = value;
  document.body.append(area);
  area.select();
  document.execCommand("copy");
  area.remove();
}

export function CopyButton({ value, label }: { value: string; label: string }) {
  const { t } = useWords();
  const [isCopied, setCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return;
    const timer = setTimeout(() => setCopied(false), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [isCopied]);
  return (
    <button
      type="button"
      className="small"
      aria-label={t("page.label", { name: isCopied ? t("evidence.copied") : t("evidence.copy") }) + label}
      onClick={() => void copy(value).then(() => setCopied(true), () => {})}
    >
      {isCopied ? t("evidence.copied") : t("evidence.copy")}
    </button>
  );
}
