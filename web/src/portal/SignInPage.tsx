// This module decides how a person signs in: name and password, and a passkey or a one-time code when the server asks for
// it; or a passkey alone; or by the administration's own directory.

import { Alert, Button, Form, Input } from "antd";
import { type ReactNode, useEffect, useState } from "react";
import { LanguageSwitch } from "../header/LanguageSwitch.tsx";
import { Name } from "../header/Name.tsx";
import { useWords } from "../words/language.tsx";
import { hasPasskeys } from "../passkeys/passkeys.ts";
import { type DirectoryName, directoryName, goToDirectory, type Session, signIn, signInWithPasskey, type SignInRefusal } from "./session.ts";

interface Props {
  /** Why one stands here again: the session ended while something was being done. */
  isExpired: boolean;
  /** How coming back from the directory ended. */
  earlier: SignInRefusal | null;
  onSession(session: Session): void;
  onEnd(): void;
  /** The way in with a token. */
  children: ReactNode;
}

interface Given {
  login: string;
  password: string;
  code?: string;
}

export function SignInPage({ isExpired, earlier, onSession, onEnd, children }: Props) {
  const { t, language } = useWords();
  const [refusal, setRefusal] = useState<SignInRefusal | null>(earlier);
  const [directory, setDirectory] = useState<DirectoryName>(null);
  useEffect(() => void directoryName().then(setDirectory), []);
  const [isChecking, setChecking] = useState(false);
  const asksForCode = refusal === "code_needed" || refusal === "code_wrong" || refusal === "passkey_or_code";

  async function submit({ login, password, code }: Given) {
    await tell(() => signIn(login.trim(), password, code?.trim() ?? "", onEnd));
  }

  async function tell(attempt: () => Promise<Session | SignInRefusal>) {
    setChecking(true);
    const answer = await attempt();
    if (typeof answer === "string") {
      setRefusal(answer);
      setChecking(false);
    } else onSession(answer);
  }

  return (
    <main className="sign-in">
      <div className="sign-in-head">
        <Name />
        <LanguageSwitch />
      </div>
      <div className="sign-in-sheet">
        <h1>{t("sign_in.title")}</h1>
        {isExpired && !refusal && <Alert type="info" title={t("sign_in.expired")} role="status" />}
        {refusal && refusal !== "code_needed" && <Alert type="error" title={t(`sign_in.is_${refusal}`)} role="alert" />}
        <Form<Given> layout="vertical" onFinish={(given) => void submit(given)} requiredMark={false}>
          <Form.Item name="login" label={t("sign_in.login")} rules={[{ required: true, message: t("sign_in.needed") }]}>
            <Input autoComplete="username" autoCapitalize="none" spellCheck={false} autoFocus />
          </Form.Item>
          <Form.Item name="password" label={t("sign_in.password")} rules={[{ required: true, message: t("sign_in.needed") }]}>
            <Input.Password autoComplete="current-password" />
          </Form.Item>
          {asksForCode && (
            <Form.Item name="code" label={t("sign_in.code")} extra={t("sign_in.code_where")}>
              <Input autoComplete="one-time-code" inputMode="numeric" autoFocus />
            </Form.Item>
          )}
          <Button type="primary" htmlType="submit" block loading={isChecking}>
            {t("sign_in.submit")}
          </Button>
        </Form>
        {directory && (
          <Button block disabled={isChecking} onClick={() => void tell(() => goToDirectory(onEnd))}>
            {t("sign_in.directory", { name: directory[language] })}
          </Button>
        )}
        {hasPasskeys() && (
          <Button block disabled={isChecking} onClick={() => void tell(() => signInWithPasskey(onEnd))}>
            {t("sign_in.passkey")}
          </Button>
        )}
        {children}
      </div>
    </main>
  );
}
