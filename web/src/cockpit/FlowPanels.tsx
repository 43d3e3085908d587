// This module decides which panels tell how goods flow, and that all of them are read together.

import { lazy, Suspense } from "react";
import type { Shapes } from "../api.ts";
import type { Client } from "../client.ts";
import { Failure } from "../parts/Failure.tsx";
import { useLoaded } from "../parts/useLoaded.ts";
import { useWords } from "../words/language.tsx";
import { HeatPanel } from "./HeatPanel.tsx";
import { StreamsPanel } from "./StreamsPanel.tsx";

// The outlines of the world come only when there is something to draw on them.
const RoutesPanel = lazy(() => import("./RoutesPanel.tsx"));

type Flows = Shapes["Flows"];

interface Props {
  client: Client;
  permissions: readonly string[];
  days: number;
  round: number;
}

export interface FlowProps {
  flows: Flows;
  permissions: readonly string[];
}

export function FlowPanels({ client, permissions, days, round }: Props) {
  const { t } = useWords();
  const { value: flows, error, reload } = useLoaded<Flows>(client, `/api/cockpit/flows?days=${days}`, round);
  if (!flows) return error ? <Failure what={t("cockpit.failed")} error={error} onRetry={reload} /> : null;
  return (
    <>
      <HeatPanel flows={flows} permissions={permissions} />
      <Suspense fallback={null}>
        <RoutesPanel flows={flows} permissions={permissions} />
      </Suspense>
      <StreamsPanel flows={flows} permissions={permissions} />
    </>
  );
}
