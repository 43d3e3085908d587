// This module decides how one signs in by hand, and how a token that is refused is mended.

import { type FormEvent, useId, useState } from "react";
import { createClient, NO_FILTER, Refusal } from "../client.ts";
import { LanguageSwitch } from "../header/LanguageSwitch.tsx";
import { Name } from "../header/Name.tsx";
import { useWords } from "../words/language.tsx";

export type SignInFailure = "refused" | "unreachable";

interface Props {
  failure: SignInFailure | null;
  onToken(token: string): void;
  onPassword(): void;
}

export function SignIn({ failure: earlier, onToken, onPassword }: Props) {
  const { t } = useWords();
  const id = useId();
  const [token, setToken] = useState("");
  const [isChecking, setChecking] = useState(false);
  const [failure, setFailure] = useState(earlier);

  async function submit(event: FormEvent) {
    event.preventDefault();
    const given = token.trim();
    if (!given) return;
    setChecking(true);
    setFailure(null);
    try {
      await createClient({ kind: "token", token: given }, () => {}).cases(NO_FILTER, null, new AbortController().signal);
      onToken(given);
    } catch (error) {
      setFailure(error instanceof Refusal && error.status === 401 ? "refused" : "unreachable");
      setChecking(false);
    }
  }

  return (
    <main className="sign-in">
      <div className="sign-in-head">
        <Name />
        <LanguageSwitch />
      </div>
      <form onSubmit={submit}>
        <h1>{t("sign_in.title")}</h1>
        {failure && (
          <div className="notice" data-severity="error" role="alert">
            {failure === "refused" ? (
              <>
                <strong>{t("sign_in.refused")}</strong> {t("sign_in.mend")}
              </>
            ) : (
              <strong>{t("sign_in.unreachable")}</strong>
            )}
          </div>
        )}
        <label htmlFor={`${id}token`}>{t("sign_in.token")}</label>
        <input
          id={`${id}token`}
          name="token"
          type="password"
          value={token}
          onChange={(change) => setToken(change.target.value)}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          placeholder="tg_…"
          aria-describedby={`${id}where`}
          autoFocus
          required
        />
        <p id={`${id}where`} className="quiet">
          {t("sign_in.where")} {t("sign_in.kept")}
        </p>
        <button type="submit" className="primary" disabled={isChecking}>
          {isChecking ? t("sign_in.checking") : t("sign_in.submit")}
        </button>
        <button type="button" className="link-button" onClick={onPassword}>
          {t("sign_in.with_password")}
        </button>
      </form>
    </main>
  );
}
