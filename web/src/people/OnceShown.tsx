// This module decides how a generated password is shown: once, with a way to copy it.

import { Alert } from "antd";
import { CopyButton } from "../parts/CopyButton.tsx";
import { useWords } from "../words/language.tsx";

export function OnceShown({ login, password }: { login: string; password: string }) {
  const { t } = useWords();
  return (
    <Alert
      type="success"
      role="status"
      title={t("people.made", { login })}
      description={
        <>
          <code>{password}</code> <CopyButton value={password} label={login} />
        </>
      }
    />
  );
}
