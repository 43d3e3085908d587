// This module decides how a draft becomes a template: under a name, which stays typed when it could not be kept.

import { Button, Input, Popconfirm } from "antd";
import { useState } from "react";
import { useWords } from "../words/language.tsx";
import "../words/templates.ts";

/** A name stands on one line; the server takes longer ones. */
const NAME_CHARACTERS_MAX = 100;

export function AsTemplate({ onName }: { onName(name: string): Promise<void> }) {
  const { t } = useWords();
  const [name, setName] = useState("");
  const label = t("templates.name");
  return (
    <Popconfirm
      title={label}
      description={<Input aria-label={label} value={name} maxLength={NAME_CHARACTERS_MAX} onChange={(event) => setName(event.target.value)} />}
      okButtonProps={{ disabled: name.trim() === "" }}
      onConfirm={() =>
        onName(name.trim()).then(
          () => setName(""),
          // Whoever gave the act tells why.
          () => {},
        )
      }
    >
      <Button>{t("templates.keep")}</Button>
    </Popconfirm>
  );
}
