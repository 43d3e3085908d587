// This module decides what somebody sees in the queue who is noted as away: until when, and how to be back.

import { useState } from "react";
import type { Client } from "../client.ts";
import { Failure } from "../parts/Failure.tsx";
import { useLoaded } from "../parts/useLoaded.ts";
import type { Absence } from "../people/Absences.tsx";
import { useWords } from "../words/language.tsx";

export function AwayNotice({ client, me }: { client: Client; me: string }) {
  const { t, date } = useWords();
  const absences = useLoaded<Absence[]>(client, "/api/absences");
  const [refused, setRefused] = useState<unknown>(null);
  const own = absences.value?.find((one) => one.user === me && one.is_now);
  if (!own) return null;
  return (
    <div className="notice" data-severity="warning" role="status">
      {t("absence.you_are_away", { until: date(own.until) })}{" "}
      <button type="button" onClick={() => client.send("DELETE", `/api/absences/${own.id}`).then(absences.reload, setRefused)}>
        {t("absence.back")}
      </button>
      {refused ? <Failure what={t("act.failed")} error={refused} /> : null}
    </div>
  );
}
