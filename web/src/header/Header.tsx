// This module decides what stands above everything: the name, the connection, handing in, help, language.

import type { Live } from "../live/useLive.ts";
import { useWords } from "../words/language.tsx";
import { ConnectionState } from "./ConnectionState.tsx";
import { LanguageSwitch } from "./LanguageSwitch.tsx";
import { Name } from "./Name.tsx";

interface Props {
  live: Live;
  onHandIn(): void;
  onHelp(): void;
  onSignOut(): void;
}

export function Header({ live, onHandIn, onHelp, onSignOut }: Props) {
  const { t } = useWords();
  return (
    <header className="header">
      <Name />
      <ConnectionState live={live} />
      <span className="spring" />
      <button type="button" className="primary" onClick={onHandIn}>
        {t("hand_in.open")}
      </button>
      <LanguageSwitch />
      <button type="button" className="help-button" onClick={onHelp} aria-label={t("page.help")} title={t("page.help")}>
        ?
      </button>
      <button type="button" onClick={onSignOut}>
        {t("page.sign_out")}
      </button>
    </header>
  );
}
