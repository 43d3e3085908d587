// This module decides what is shown: the portal for a person, the list of cases for a token, the way in for
// neither, and to anybody the check of a receipt. A session that ends leaves what was open where it was, and asks to sign in above it.

import { lazy, Suspense, useCallback, useEffect, useMemo, useState } from "react";
import { createClient } from "./client.ts";
import { sayAgain } from "./parts/again.ts";
import { addressOf, type Page, useRoute } from "./portal/route.ts";
import { resume, type Session, signInReturned, type SignInRefusal, signOut, takeReturned } from "./portal/session.ts";
import { SignInPage } from "./portal/SignInPage.tsx";
import { Theme } from "./portal/theme.tsx";
import { forgetToken, keepToken, takeToken } from "./session/session.ts";
import { SignIn, type SignInFailure } from "./session/SignIn.tsx";
import { useWords } from "./words/language.tsx";

/** What a directory sent this page back with: looked at once, before anything else uses the address. */
const RETURNED = takeReturned();

const VerifyPage = lazy(() => import("./verify/VerifyPage.tsx"));
const ApiPage = lazy(() => import("./apidocs/ApiPage.tsx"));
const loadPortal = () => import("./portal/Portal.tsx");
const Portal = lazy(async () => ({ default: (await loadPortal()).Portal }));
const CasesPage = lazy(async () => ({ default: (await import("./cases/CasesPage.tsx")).CasesPage }));

/** Pages for everybody: who checks a receipt or writes a program may have no account here. */
const isOpenPage = (page: Page | null) => page === "verify" || page === "api";

/** The session that the page begins with: by what a directory answered, else the one of before. */
function startOf(onEnd: () => void): Promise<Session | SignInRefusal | null> {
  if (!RETURNED) return resume(onEnd);
  return "refused" in RETURNED ? Promise.resolve("directory_refused") : signInReturned(RETURNED, onEnd);
}

export function App({ firstToken }: { firstToken: string | null }) {
  const { t } = useWords();
  const [route] = useRoute();
  const [token, setToken] = useState(firstToken);
  const [session, setSession] = useState<Session | null>(null);
  const [isResuming, setResuming] = useState(firstToken === null);
  const [isExpired, setExpired] = useState(false);
  const [byToken, setByToken] = useState(firstToken !== null);
  const [failure, setFailure] = useState<SignInFailure | null>(null);
  const [refusal, setRefusal] = useState<SignInRefusal | null>(null);

  useEffect(() => {
    // A link with a token that is pasted into this tab.
    const listen = () => {
      const found = takeToken();
      if (found) setToken(found);
    };
    window.addEventListener("hashchange", listen);
    return () => window.removeEventListener("hashchange", listen);
  }, []);

  // Whoever signs in finds the portal there already; nobody waits for it before.
  useEffect(() => {
    if (!isOpenPage(route.page)) void loadPortal().catch(() => undefined);
  }, [route.page]);

  const expire = useCallback(() => setExpired(true), []);
  useEffect(() => {
    if (!isResuming) return;
    startOf(expire).then(
      (found) => {
        if (typeof found === "string") setRefusal(found);
        else setSession(found);
        setExpired(false);
        setResuming(false);
      },
      () => setResuming(false),
    );
  }, [isResuming, expire]);

  const leave = useCallback((why: SignInFailure | null) => {
    forgetToken();
    setFailure(why);
    setToken(null);
  }, []);
  const client = useMemo(() => (token ? createClient({ kind: "token", token }, () => leave("refused")) : null), [token, leave]);

  const loading = <p className="quiet padded">{t("list.loading")}</p>;
  if (isOpenPage(route.page)) return <Suspense fallback={loading}>{route.page === "api" ? <ApiPage /> : <VerifyPage />}</Suspense>;
  if (client && token) {
    return (
      <Suspense fallback={loading}>
        <CasesPage key={token} client={client} onSignOut={() => leave(null)} />
      </Suspense>
    );
  }
  if (isResuming) return null;
  if (byToken) {
    return (
      <SignIn
        failure={failure}
        onToken={(given) => {
          keepToken(given);
          setFailure(null);
          setToken(given);
        }}
        onPassword={() => setByToken(false)}
      />
    );
  }
  const begin = (begun: Session) => {
    setExpired(false);
    setSession(begun);
    sayAgain();
  };
  const signInPage = (
    <SignInPage isExpired={isExpired && session !== null} earlier={refusal} onSession={begin} onEnd={expire}>
      {!session && (
        <button type="button" className="link-button" onClick={() => setByToken(true)}>
          {t("sign_in.with_token")}
        </button>
      )}
      <a href={addressOf("verify")}>{t("verify.link")}</a>
      <a href={addressOf("api")}>{t("api.link")}</a>
    </SignInPage>
  );
  return (
    <Theme>
      {session ? (
        <>
          <div className="portal-keep" inert={isExpired}>
            <Suspense fallback={loading}>
              <Portal
                key={session.account.id}
                session={session}
                onSignOut={() => {
                  void signOut(session.client).then(() => setSession(null));
                }}
              />
            </Suspense>
          </div>
          {isExpired && <div className="portal-over">{signInPage}</div>}
        </>
      ) : (
        signInPage
      )}
    </Theme>
  );
}
