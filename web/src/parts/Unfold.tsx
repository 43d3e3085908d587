// This module decides how a part of a page is there for those who want it: closed at first, and loaded when it is opened.

import { type ReactNode, Suspense, useState } from "react";
import { useWords } from "../words/language.tsx";

export function Unfold({ title, children }: { title: string; children: ReactNode }) {
  const { t } = useWords();
  const [isOpen, setOpen] = useState(false);
  return (
    <details className="unfold" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{title}</summary>
      {isOpen && <Suspense fallback={<p className="quiet">{t("evidence.loading")}</p>}>{children}</Suspense>}
    </details>
  );
}
