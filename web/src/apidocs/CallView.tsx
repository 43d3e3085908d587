// This module decides how a call is shown: a line that opens to what it takes, what it gives, and the call for a shell.

import { useState } from "react";
import { CopyButton } from "../parts/CopyButton.tsx";
import { useWords } from "../words/language.tsx";
import { type ApiDocument, type Call, curlOf, typeOf } from "./document.ts";
import { Shape } from "./Shape.tsx";

export function CallView({ call, document }: { call: Call; document: ApiDocument }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details className="api-call" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <span className="api-method" data-method={call.method}>
          {call.method}
        </span>{" "}
        <code>{call.path}</code> <span className="quiet">{call.summary}</span>
      </summary>
      {isOpen && <Whole call={call} document={document} />}
    </details>
  );
}

function Whole({ call, document }: { call: Call; document: ApiDocument }) {
  const { t } = useWords();
  const shell = curlOf(call, location.origin);
  const needs = call.permission ? t("api.needs", { permission: call.permission }) : t("api.open");
  const isBySession = call.proofs.length > 0 && !call.proofs.includes("token");
  return (
    <div className="api-whole">
      <p>{call.about}</p>
      <p className="quiet">{isBySession ? t("page.with_aside", { text: needs, aside: t("api.by_session") }) : needs}</p>
      {call.parameters.length > 0 && (
        <section>
          <h4>{t("api.parameters")}</h4>
          <dl className="api-members">
            {call.parameters.map((one) => (
              <div key={`${one.in} ${one.name}`}>
                <dt>
                  <code>{one.name}</code> <code className="api-type">{typeOf(one.schema ?? null)}</code> <span className="quiet">{one.in}</span> {one.required && <span className="quiet">{t("api.required")}</span>}
                </dt>
                <dd>{one.description}</dd>
              </div>
            ))}
          </dl>
        </section>
      )}
      {call.takes.length > 0 && (
        <section>
          <h4>{t("api.takes")}</h4>
          {call.takes.map((body) => (
            <div key={body.type}>
              <code>{body.type}</code> <code className="api-type">{typeOf(body.schema)}</code>
              <Shape schema={body.schema} document={document} />
            </div>
          ))}
        </section>
      )}
      <section>
        <h4>{t("api.gives")}</h4>
        <dl className="api-members">
          {call.gives.map(({ status, about, bodies }) => (
            <div key={status}>
              <dt>
                <code>{status}</code>{" "}
                {bodies.map(({ type, schema }) => (
                  <span key={type}>
                    <code className="quiet">{type}</code> <code className="api-type">{typeOf(schema)}</code>
                  </span>
                ))}
              </dt>
              <dd>
                {about}
                {bodies.map(({ type, schema }) => (
                  <Shape key={type} schema={schema} document={document} />
                ))}
              </dd>
            </div>
          ))}
        </dl>
      </section>
      <section>
        <h4>{t("api.shell")}</h4>
        <pre tabIndex={0}>{shell}</pre>
        <CopyButton value={shell} label={call.id} />
      </section>
    </div>
  );
}
