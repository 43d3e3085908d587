// This module decides what a trader declares with: the draft that is open, else what a declaration can begin with.

import type { Client } from "../client.ts";
import { Beginnings } from "./Beginnings.tsx";
import { find } from "./drafts.ts";
import { Editor } from "./Editor.tsx";

interface Props {
  client: Client;
  /** Nobody else is acted for. */
  isOwnFirm: boolean;
  draft: string | null;
  onDraft(id: string | null): void;
}

export default function DeclarePage({ client, isOwnFirm, draft: id, onDraft }: Props) {
  const open = id ? find(id) : null;
  if (open) return <Editor key={open.id} first={open} client={client} onBack={() => onDraft(null)} />;
  return <Beginnings client={client} isOwnFirm={isOwnFirm} onDraft={onDraft} />;
}
