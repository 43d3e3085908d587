import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { SentenceIn } from "./Sentence.tsx";
import { toldIn } from "./say.ts";

describe("a text of the server", () => {
  it("is shown in any language it has, with its direction", () => {
    expect(toldIn("zh", { ar: "الوزن" })).toEqual({ text: "الوزن", lang: "ar", dir: "rtl" });
    expect(toldIn("en", { "fa-IR": "وزن" }).dir).toBe("rtl");
    expect(toldIn("en", { fr: "poids" })).toEqual({ text: "poids", lang: "fr", dir: "ltr" });
    expect(toldIn("zh", { ar: "الوزن", en: "weight" }).lang).toBe("en");
    expect(toldIn("en", null).text).toBe("");
  });

  it("carries language and direction into the page when it is not the page's", () => {
    expect(renderToStaticMarkup(<SentenceIn language="en" map={{ ar: "الوزن" }} />)).toBe('<bdi lang="ar" dir="rtl">الوزن</bdi>');
    expect(renderToStaticMarkup(<SentenceIn language="en" map={{ ar: "الوزن", en: "weight" }} />)).toBe("weight");
  });
});
