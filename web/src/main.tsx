// This module decides how the page starts.

import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./App.tsx";
import { takeToken } from "./session/session.ts";
import "./style/index.css";
import { WordsProvider } from "./words/language.tsx";

// Before anything is drawn: the token leaves the address bar at once.
const token = takeToken();

// Without a network the page is what was kept of it. Browsers allow that on secure pages and this machine only.
if ("serviceWorker" in navigator && import.meta.env.PROD) {
  void navigator.serviceWorker.register("/sw.js").then(async () => {
    const ready = await navigator.serviceWorker.ready;
    const loaded = performance.getEntriesByType("resource").map((entry) => new URL(entry.name).pathname);
    ready.active?.postMessage(["/", ...loaded.filter((path) => path.startsWith("/assets/"))]);
  });
}

createRoot(document.getElementById("page")!).render(
  <StrictMode>
    <WordsProvider>
      <App firstToken={token} />
    </WordsProvider>
  </StrictMode>,
);
