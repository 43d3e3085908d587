// This module decides how a dialog behaves: modal, closed by Esc, its button or a click beside it.

import { type ReactNode, useEffect, useId, useRef } from "react";
import { useWords } from "../words/language.tsx";

interface Props {
  title: string;
  onClose(): void;
  children: ReactNode;
  isWide?: boolean;
}

export function Dialog({ title, onClose, children, isWide = false }: Props) {
  const { t } = useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const element = dialog.current;
    if (element && !element.open) element.showModal();
  }, []);
  return (
    <dialog
      ref={dialog}
      className={isWide ? "dialog wide" : "dialog"}
      aria-labelledby={id}
      onClose={onClose}
      onMouseDown={(event) => {
        if (event.target === dialog.current) dialog.current.close();
      }}
    >
      <div className="dialog-body">
        <div className="dialog-head">
          <h2 id={id}>{title}</h2>
          <button type="button" onClick={() => dialog.current?.close()}>
            {t("page.close")}
          </button>
        </div>
        {children}
      </div>
    </dialog>
  );
}
