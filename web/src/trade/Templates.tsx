// This module decides how templates are shown: those of the firm, with who changed them last, and those that are only on this
// device still, with why.

import { Button } from "antd";
import { useState } from "react";
import { Failure, useReason } from "../parts/Failure.tsx";
import { fromMicroseconds } from "../words/format.ts";
import { useWords } from "../words/language.tsx";
import "../words/templates.ts";
import { DeleteButton } from "./DeleteButton.tsx";
import type { Members } from "./path.ts";
import type { HeldTemplates } from "./useTemplates.ts";

interface Props {
  held: HeldTemplates;
  onBegin(declaration: Members): void;
}

export function Templates({ held, onBegin }: Props) {
  const { t, instant } = useWords();
  const reason = useReason();
  const [failure, setFailure] = useState<unknown>(null);
  const { ofFirm, left, refused, error, reload, remove, removeLeft } = held;
  const begin = (declaration: Members) => <Button onClick={() => onBegin(declaration)}>{t("templates.begin_with")}</Button>;
  return (
    <section aria-labelledby="templates">
      <h2 id="templates">{t("templates.title")}</h2>
      <p className="quiet">{t("templates.whose")}</p>
      {error ? <Failure what={t("templates.failed")} error={error} onRetry={reload} /> : null}
      {failure ? <Failure what={t("templates.not_deleted")} error={failure} /> : null}
      {ofFirm?.length === 0 && left.length === 0 && <p className="quiet">{t("templates.none")}</p>}
      <ul className="drafts">
        {ofFirm?.map(({ id, name, declaration, changed_at, changed_by }) => (
          <li key={id} data-template={name}>
            <strong>{name}</strong>
            <span className="quiet">
              {instant(fromMicroseconds(changed_at))} · {changed_by}
            </span>
            <span className="draft-acts">
              {begin(declaration)}
              <DeleteButton
                title={t("templates.delete_sure", { name })}
                onDelete={() => {
                  setFailure(null);
                  void remove(id).catch(setFailure);
                }}
              />
            </span>
          </li>
        ))}
        {left.map(({ id, template: name, declaration, changed }) => (
          <li key={id} data-template={name} data-left="true">
            <strong>{name}</strong>
            <span className="quiet">{instant(new Date(changed))}</span>
            <span className="mark">{t("templates.left")}</span>
            {refused.has(id) && <span className="late">{reason(refused.get(id))}</span>}
            <span className="draft-acts">
              {begin(declaration)}
              <DeleteButton title={t("templates.delete_left_sure", { name })} onDelete={() => removeLeft(id)} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
