// This module decides how a trader shows a part of an own case to somebody: chosen fields, seen before they are signed, and proofs
// that a value lies in a band.

import type { Client } from "../client.ts";
import { Unfold } from "../parts/Unfold.tsx";
import { useWords } from "../words/language.tsx";
import "../style/agreements.css";
import "../style/house.css";
import "../words/privacy.ts";
import { Disclose } from "./Disclose.tsx";
import { ProveBand } from "./ProveBand.tsx";

export default function ShowCase({ id, client, isReleased }: { id: string; client: Client; isReleased: boolean }) {
  const { t } = useWords();
  return (
    <div className="show-case">
      <Disclose id={id} client={client} isReleased={isReleased} />
      <Unfold title={t("band.title")}>
        <ProveBand id={id} client={client} />
      </Unfold>
    </div>
  );
}
