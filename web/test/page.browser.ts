// The page in a real browser against the mock server: signing in, reading, deciding by keyboard, handing in,
// both languages, a phone, live updates, accessibility.

import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DICTIONARY } from "../src/words/dictionary.ts";
import { DESK, launch, open, PHONE, violations } from "./chromium.ts";
import { type Mock, startMock, TOKEN } from "./mock.ts";


let browser: Browser;
let mock: Mock;

beforeAll(async () => {
  mock = await startMock();
  browser = await launch();
});
afterAll(async () => {
  await browser?.close();
  await mock?.close();
});

async function signedIn(options = DESK, url = `${mock.url}#token=${TOKEN}`): Promise<{ page: Page; complaints: string[] }> {
  const opened = await open(browser, url, options);
  await opened.page.locator("tr[data-case]").first().waitFor();
  return opened;
}

const selected = (page: Page) => page.locator('tr[aria-current="true"]').getAttribute("data-case");

describe("signing in", () => {
  it("takes the token out of the address bar", async () => {
    const { page, complaints } = await signedIn();
    expect(page.url()).toBe(mock.url);
    expect(await page.locator("tr[data-case]").count()).toBe(50);
    await page.reload();
    await page.locator("tr[data-case]").first().waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it("says how a wrong token is mended", async () => {
    const { page } = await open(browser, `${mock.url}#token=tg_wrong`, DESK);
    await page.getByRole("alert").waitFor();
    expect(await page.getByRole("alert").textContent()).toContain(DICTIONARY["sign_in.mend"].en);
    expect(await violations(page)).toEqual([]);
    await page.getByLabel("Access token").fill("tg_wrong_again");
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await page.getByRole("alert").waitFor();
    await page.getByLabel("Access token").fill(TOKEN);
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await page.locator("tr[data-case]").first().waitFor();
    await page.getByRole("button", { name: "Sign out" }).click();
    await page.getByLabel("Access token").waitFor();
    await page.context().close();
  });
});

describe("the desk", () => {
  it("is worked by keyboard", async () => {
    const { page, complaints } = await signedIn();
    const ids = mock.cases.map((one) => one.case);
    await page.keyboard.press("j");
    expect(await selected(page)).toBe(ids[0]);
    await page.keyboard.press("j");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("k");
    expect(await selected(page)).toBe(ids[1]);
    await page.keyboard.press("k");
    await page.keyboard.press("Enter");
    await page.locator(".overview").waitFor();
    expect(page.url()).toContain(`#case=${ids[0]}`);
    await page.keyboard.press("j");
    await page.getByText("Procedure 42 is requested without statement NIIMP.").waitFor();
    expect(page.url()).toContain(`#case=${ids[1]}`);
    await page.keyboard.press("Escape");
    await page.locator(".detail").waitFor({ state: "detached" });
    expect(await page.evaluate(() => document.activeElement?.closest("tr")?.getAttribute("data-case"))).toBe(ids[1]);
    await page.keyboard.press("j");
    await page.keyboard.press("Enter");
    await page.locator(".overview").waitFor();
    expect(page.url()).toContain(`#case=${ids[2]}`);
    await page.keyboard.press("Escape");
    await page.keyboard.press("/");
    expect(await page.evaluate(() => (document.activeElement as HTMLInputElement).type)).toBe("search");
    await page.keyboard.press("Escape");
    await page.keyboard.press("?");
    await page.getByRole("dialog", { name: "Keyboard" }).waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it("explains a decision step by step", async () => {
    const { page } = await signedIn(DESK, `${mock.url}#token=${TOKEN}&case=${mock.cases[0]!.case}`);
    const item = page.getByRole("region", { name: "Item 1" });
    await item.getByText("Value added tax").click();
    await item.getByText("13549.98 × 20% = 2709.996").waitFor();
    await item.getByText("vat_rates.csv:2").waitFor();
    await item.getByText("Customs value", { exact: true }).click();
    await item.getByText("14820.40 EUR ÷ 1.1583").waitFor();
    expect(await page.locator(".totals .all").textContent()).toContain("3,891.78");
    expect(await page.locator(".timeline li").count()).toBe(6);
    await page.getByRole("button", { name: "Decision record" }).click();
    await page.getByText(DICTIONARY["evidence.hash_same"].en).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Declaration as sent" }).click();
    await page.getByText("BRK-26-004821", { exact: false }).last().waitFor();
    await page.context().close();
  });

  it("opens a deep link and closes it by Back", async () => {
    const { page } = await signedIn();
    await page.locator("tr[data-case]").nth(2).click();
    await page.getByText("The net mass 180 kg is above the gross mass 150 kg.").waitFor();
    await page.goBack();
    await page.locator(".detail").waitFor({ state: "detached" });
    await page.goto(`${mock.url}#case=00000000-0000-7000-8000-000000000000`);
    await page.getByText("There is no such thing that you may see.").waitFor();
    await page.context().close();
  });

  it("filters by count and by text, and loads more", async () => {
    const { page } = await signedIn();
    await page.getByRole("button", { name: "Load more" }).click();
    await page.waitForFunction(() => document.querySelectorAll("tr[data-case]").length === 100);
    await page.getByRole("button", { name: /^Held/ }).click();
    const held = mock.cases.filter((one) => one.outcome === "held").length;
    await page.waitForFunction((count) => document.querySelectorAll("tr[data-case]").length === count, held);
    expect(await page.getByRole("button", { name: /^Held/ }).textContent()).toBe(`Held ${held}`);
    await page.getByRole("button", { name: "Clear filters" }).click();
    await page.getByRole("searchbox").fill(mock.cases[5]!.lrn);
    await page.waitForFunction(() => document.querySelectorAll("tr[data-case]").length === 1);
    await page.getByRole("searchbox").fill("nothing like it");
    await page.getByText("No case matches the filters.").waitFor();
    await page.context().close();
  });

  it("tells what was amended, what it costs, and what was refused", async () => {
    const { page } = await signedIn(DESK, `${mock.url}#token=${TOKEN}&case=${mock.cases[1]!.case}`);
    const versions = page.locator(".versions");
    await versions.waitFor();
    expect(await versions.locator("> li").count()).toBe(2);
    expect(await versions.locator(".changes tbody tr").first().textContent()).toContain("500 GBP");
    expect(await versions.locator(".changes tbody tr").first().textContent()).toContain("600 GBP");
    expect(await versions.locator(".difference").textContent()).toContain("20.00 GBP more to pay");
    await page.getByRole("button", { name: "中文" }).click();
    expect(await versions.locator(".difference").textContent()).toContain("应补缴 20.00 GBP");
    expect(await page.locator(".refused").textContent()).toContain("指针在报关单中没有对应内容。");
    await page.context().close();
  });

  it("has nothing that axe complains about, light or dark", async () => {
    for (const colorScheme of ["light", "dark"] as const) {
      const { page } = await signedIn({ ...DESK, colorScheme }, `${mock.url}#token=${TOKEN}&case=${mock.cases[1]!.case}`);
      await page.locator(".findings").first().waitFor();
      expect(await violations(page)).toEqual([]);
      await page.context().close();
    }
  });
});

describe("live updates", () => {
  it("put a new case on top and leave the selected row where it is", async () => {
    const { page } = await signedIn();
    await page.getByText("Live", { exact: true }).waitFor();
    const added = mock.add();
    await page.locator(`tr[data-case="${added.case}"]`).waitFor();
    expect(await page.locator("tr[data-case]").first().getAttribute("data-case")).toBe(added.case);

    for (let press = 0; press < 5; press++) await page.keyboard.press("j");
    const row = page.locator('tr[aria-current="true"]');
    const before = await row.boundingBox();
    const id = await selected(page);
    const next = mock.add();
    await page.locator(`tr[data-case="${next.case}"]`).waitFor({ state: "attached" });
    expect(await selected(page)).toBe(id);
    expect((await row.boundingBox())?.y).toBeCloseTo(before?.y ?? 0, 0);
    await page.getByRole("button", { name: /1 new/ }).click();
    await page.getByRole("button", { name: /1 new/ }).waitFor({ state: "detached" });
    await page.context().close();
  });

  it("come back after the connection broke", async () => {
    const { page } = await signedIn();
    await page.getByText("Live", { exact: true }).waitFor();
    mock.breakStreams();
    await page.getByText("Connection lost; trying again").waitFor();
    const missed = mock.add();
    await page.getByText("Live", { exact: true }).waitFor();
    await page.locator(`tr[data-case="${missed.case}"]`).waitFor();
    await page.context().close();
  });
});

describe("handing in", () => {
  it("names the places that are to be mended, then the decision", async () => {
    const { page, complaints } = await signedIn();
    await page.keyboard.press("n");
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("button", { name: "Hand in" }).click();
    await dialog.getByText("Choose a file or paste a message first.").waitFor();
    await dialog.getByRole("textbox").fill("MRN;LRN");
    await dialog.getByRole("button", { name: "Hand in" }).click();
    await dialog.getByText("neither XML nor JSON", { exact: false }).waitFor();
    await dialog.getByRole("textbox").fill('<?xml version="1.0"?>\n<MetaData>\n  <Declaration>\n    <FunctionCod>9</FunctionCod>\n');
    await dialog.getByRole("button", { name: "Hand in" }).click();
    await dialog.getByText("Line 4, column 5").waitFor();
    expect(await dialog.locator(".excerpt").first().textContent()).toBe("<FunctionCod>9</FunctionCod>");
    expect(await violations(page)).toEqual([]);
    await dialog.locator('input[type="file"]').setInputFiles({ name: "wine.xml", mimeType: "text/xml", buffer: Buffer.from("<MetaData></MetaData>") });
    await dialog.getByText("wine.xml, 21 bytes").waitFor();
    await dialog.getByRole("button", { name: "Hand in" }).click();
    await dialog.getByText("Decided").waitFor();
    expect(new Set(mock.keys).size).toBe(2);
    await dialog.getByRole("button", { name: "Open the case" }).click();
    await page.locator(".overview").waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});

describe("languages", () => {
  it("change every label, and are remembered", async () => {
    const { page } = await signedIn(DESK, `${mock.url}#token=${TOKEN}&case=${mock.cases.find((one) => one.outcome === "held")!.case}`);
    await page.locator(".findings").first().waitFor();
    await page.getByRole("button", { name: "中文" }).click();
    await page.getByText("申请程序42,但没有NIIMP声明。").waitFor();
    expect(await page.evaluate(() => document.documentElement.lang)).toBe("zh-Hans");
    expect(await page.title()).toBe(DICTIONARY["page.title"].zh);
    // No English sentence of the dictionary is left, in text or in labels.
    const shown = await page.evaluate(() => {
      const texts: string[] = [];
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) texts.push(walker.currentNode.textContent?.trim() ?? "");
      for (const element of document.querySelectorAll("[title], [aria-label], [placeholder]")) {
        for (const name of ["title", "aria-label", "placeholder"]) texts.push(element.getAttribute(name) ?? "");
      }
      return texts;
    });
    // The name of a language is written in that language.
    const english = new Set(Object.values(DICTIONARY).filter((texts) => texts.en !== texts.zh).map((texts) => texts.en));
    expect(shown.filter((text) => english.has(text as never))).toEqual([]);
    await page.reload();
    await page.getByText("案件", { exact: false }).first().waitFor();
    expect(await page.evaluate(() => document.documentElement.lang)).toBe("zh-Hans");
    await page.context().close();
  });
});

describe("a phone", () => {
  it("shows list and case without scrolling sideways, in its own language", async () => {
    const { page, complaints } = await signedIn(PHONE);
    expect(await page.evaluate(() => document.documentElement.lang)).toBe("zh-Hans");
    const isWider = () => page.evaluate(() => document.documentElement.scrollWidth > innerWidth || document.body.scrollWidth > innerWidth);
    expect(await isWider()).toBe(false);
    expect(await violations(page)).toEqual([]);
    await page.locator("tr[data-case]").first().tap();
    await page.locator(".overview").waitFor();
    expect(await isWider()).toBe(false);
    expect(await page.locator(".detail").boundingBox()).toMatchObject({ x: 0, y: 0, width: 390, height: 844 });
    const body = await page.locator(".detail-body").evaluate((element) => element.scrollWidth <= element.clientWidth);
    expect(body).toBe(true);
    expect(await violations(page)).toEqual([]);
    await page.getByRole("button", { name: "关闭" }).tap();
    await page.getByRole("button", { name: "申报", exact: true }).tap();
    await page.getByRole("dialog").waitFor();
    expect(await isWider()).toBe(false);
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});
