// This module decides how the policies are read: each file as it decides.

import type { Client } from "../client.ts";
import { Failure } from "../parts/Failure.tsx";
import { useLoaded } from "../parts/useLoaded.ts";
import { useWords } from "../words/language.tsx";
import "../style/house.css";

interface PolicyFile {
  name: string;
  text: string;
}

export default function PoliciesPage({ client }: { client: Client }) {
  const { t } = useWords();
  const { value, error, reload } = useLoaded<PolicyFile[]>(client, "/api/policies");
  return (
    <main className="sheet">
      <h1>{t("policies.title")}</h1>
      <p className="quiet">{t("policies.about")}</p>
      {error ? <Failure what={t("policies.failed")} error={error} onRetry={reload} /> : null}
      {value?.map((file) => (
        <section key={file.name}>
          <h2 className="mono">{file.name}</h2>
          <pre className="house-policy" tabIndex={0} role="region" aria-label={`${t("policies.file")} ${file.name}`}>
            {file.text}
          </pre>
        </section>
      ))}
    </main>
  );
}
