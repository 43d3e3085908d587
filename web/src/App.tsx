// This module decides what is shown: the desk for who has a token, the way in for who has none.

import { useCallback, useEffect, useMemo, useState } from "react";
import { CasesPage } from "./cases/CasesPage.tsx";
import { createClient } from "./client.ts";
import { forgetToken, keepToken, takeToken } from "./session/session.ts";
import { SignIn, type SignInFailure } from "./session/SignIn.tsx";

export function App({ firstToken }: { firstToken: string | null }) {
  const [token, setToken] = useState(firstToken);
  const [failure, setFailure] = useState<SignInFailure | null>(null);

  useEffect(() => {
    // A link with a token that is pasted into this tab.
    const listen = () => setToken(takeToken());
    window.addEventListener("hashchange", listen);
    return () => window.removeEventListener("hashchange", listen);
  }, []);

  const leave = useCallback((why: SignInFailure | null) => {
    forgetToken();
    setFailure(why);
    setToken(null);
  }, []);

  const client = useMemo(() => (token ? createClient(token, () => leave("refused")) : null), [token, leave]);

  if (!token || !client) {
    return (
      <SignIn
        failure={failure}
        onToken={(given) => {
          keepToken(given);
          setFailure(null);
          setToken(given);
        }}
      />
    );
  }
  return <CasesPage key={token} client={client} onSignOut={() => leave(null)} />;
}
