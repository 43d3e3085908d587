// This module decides how a type of authorisations is chosen in a form: from the code list of the law.

import type { CodeName } from "../api.ts";
import type { Client } from "../client.ts";
import { useLoaded } from "../parts/useLoaded.ts";
import { useWords } from "../words/language.tsx";
import { KINDS } from "./useKinds.ts";

export function KindSelect({ client }: { client: Client }) {
  const { text } = useWords();
  const { value } = useLoaded<CodeName[]>(client, KINDS);
  return (
    <select name="kind" required defaultValue="">
      <option value="" disabled />
      {value?.map((one) => (
        <option key={one.code} value={one.code}>
          {one.code} · {text(one.names)}
        </option>
      ))}
    </select>
  );
}
