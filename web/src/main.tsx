// This module decides how the page starts.

import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./App.tsx";
import { takeToken } from "./session/session.ts";
import "./style/index.css";
import { WordsProvider } from "./words/language.tsx";

// Before anything is drawn: the token leaves the address bar at once.
const token = takeToken();

createRoot(document.getElementById("page")!).render(
  <StrictMode>
    <WordsProvider>
      <App firstToken={token} />
    </WordsProvider>
  </StrictMode>,
);
