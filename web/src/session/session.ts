// This module decides where the token comes from and where it is kept: out of the URL's fragment, which is
// never sent to a server, into this tab alone.

const KEPT_AS = "tongguan.token";

/** Takes `#token=…` out of the address bar, so that it is neither shared nor bookmarked. */
export function takeToken(): string | null {
  const fragment = new URLSearchParams(location.hash.slice(1));
  const token = fragment.get("token");
  if (token) {
    fragment.delete("token");
    const rest = fragment.toString();
    history.replaceState(null, "", location.pathname + location.search + (rest ? `#${rest}` : ""));
    sessionStorage.setItem(KEPT_AS, token.trim());
  }
  return sessionStorage.getItem(KEPT_AS);
}

export function keepToken(token: string): void {
  sessionStorage.setItem(KEPT_AS, token);
}

export function forgetToken(): void {
  sessionStorage.removeItem(KEPT_AS);
}
