// This module decides how a shape is shown: its members with type and meaning, and the shapes in them when one opens them.

import { useState } from "react";
import { useWords } from "../words/language.tsx";
import { type ApiDocument, refOf, type Schema, shapeOf, typeOf, waysOf } from "./document.ts";

interface Props {
  schema: Schema | null;
  document: ApiDocument;
}

/** A shape that opens; nothing for what has no members. */
export function Shape({ schema, document }: Props) {
  const { t } = useWords();
  const [isOpen, setOpen] = useState(false);
  const shape = shapeOf(schema);
  if (!shape) return null;
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t("api.members", { name: typeOf(shape) })}</summary>
      {isOpen && <Members shape={shape} document={document} />}
    </details>
  );
}

function Members({ shape, document }: { shape: Schema; document: ApiDocument }) {
  const { t } = useWords();
  const name = refOf(shape);
  const here = name ? document.components.schemas[name] : shape;
  if (!here) return null;
  const { ways } = waysOf(here);
  if (!here.properties) {
    const inner = here.oneOf ? ways : [];
    return (
      <>
        {here.description && <p className="quiet">{here.description}</p>}
        {inner.length === 0 && <code className="api-type">{typeOf({ ...here, description: "" })}</code>}
        {inner.map((way, at) => (
          <div key={at} className="api-way">
            {way.properties ? <Members shape={way} document={document} /> : <code className="api-type">{typeOf(way)}</code>}
            {!way.properties && <Shape schema={way} document={document} />}
          </div>
        ))}
      </>
    );
  }
  const required = new Set(here.required);
  return (
    <>
      {here.description && <p className="quiet">{here.description}</p>}
      <dl className="api-members">
        {Object.entries(here.properties).map(([member, schema]) => (
          <div key={member}>
            <dt>
              <code>{member}</code> <code className="api-type">{typeOf(schema)}</code> {!required.has(member) && <span className="quiet">?</span>}
            </dt>
            <dd>
              {schema.description}
              <Shape schema={schema} document={document} />
            </dd>
          </div>
        ))}
      </dl>
      {Object.keys(here.properties).length === 0 && <p className="quiet">{t("api.none")}</p>}
    </>
  );
}
