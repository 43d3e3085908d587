// This module decides which templates a page holds: those of the firm, and those that are left on this device.

import { useEffect, useState } from "react";
import type { Client } from "../client.ts";
import { randomUuid } from "../parts/bytes.ts";
import { useLoaded } from "../parts/useLoaded.ts";
import { drop, type LeftTemplate, leftTemplates } from "./drafts.ts";
import type { Members } from "./path.ts";
import { dropTemplate, keepTemplate, moveTemplates, type Template, TEMPLATES } from "./templates.ts";

export interface HeldTemplates {
  /** None while they are not known. */
  ofFirm: Template[] | null;
  left: LeftTemplate[];
  /** Why those that are left could not be moved, by their id. */
  refused: ReadonlyMap<string, unknown>;
  error: unknown;
  reload(): void;
  keep(declaration: Members, name: string): Promise<void>;
  remove(id: string): Promise<void>;
  removeLeft(id: string): void;
}

const NOBODY: ReadonlyMap<string, unknown> = new Map();

/** `isOwnFirm`: what is left on this device belongs to the own firm, never to one that is acted for. */
export function useTemplates(client: Client, isOwnFirm: boolean): HeldTemplates {
  const { value, error, reload } = useLoaded<{ templates: Template[] }>(client, TEMPLATES);
  const [left, setLeft] = useState(leftTemplates);
  const [refused, setRefused] = useState(NOBODY);
  const isKnown = value !== null;
  useEffect(() => {
    if (!isKnown || !isOwnFirm || leftTemplates().length === 0) return;
    let isGone = false;
    void moveTemplates(client).then((moving) => {
      if (isGone) return;
      setLeft(leftTemplates());
      setRefused(moving.refused);
      if (moving.moved > 0) reload();
    });
    return () => {
      isGone = true;
    };
  }, [client, isKnown, isOwnFirm, reload]);
  return {
    ofFirm: value?.templates ?? null,
    left,
    refused,
    error,
    reload,
    async keep(declaration, name) {
      await keepTemplate(client, randomUuid(), name, declaration);
      reload();
    },
    async remove(id) {
      await dropTemplate(client, id);
      reload();
    },
    removeLeft(id) {
      drop(id);
      setLeft(leftTemplates());
    },
  };
}
