// A draft in a real browser over answers made for the test: another origin, goods code and date are tried beside it and taken
// over; goods codes are suggested from the description and filled in; in both languages, at desk and phone size.

import { readFileSync } from "node:fs";
import type { Browser, BrowserContextOptions, Page, Route } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Finding, Total } from "../src/api.ts";
import type { Suggestion } from "../src/trade/suggestions.ts";
import { DESK, launch, open, violations } from "./chromium.ts";
import { detailOf, makeCase } from "./fixtures.ts";
import { isTooWide, LOOKS, picture } from "./looks.ts";
import { type Mock, startMock } from "./mock.ts";

const DRAFT = JSON.parse(readFileSync(new URL("./tea.json", import.meta.url), "utf8")) as Record<string, any>;

const total = (type: string, payable: string): Total => ({ type, payable, amount: payable, deducted: "0.00" });
const finding = (code: string, severity: Finding["severity"], en: string, zh: string): Finding => ({ code, severity, rule: code, pointer: "42A/67A/68A[1]", path: "declaration.goodsShipment.governmentAgencyGoodsItem[1].additionalDocument", arguments: {}, text: { en, zh }, mend: { en: "", zh: "" } });
const DUMPED = finding("CDS12070", "error", "A certificate against dumping is missing.", "缺少反倾销证明。");
const PROOF = finding("CDS12056", "warning", "A proof of origin is needed for the preference.", "享受优惠须提交原产地证明。");

/** What customs makes of a declaration: tea sets of China are dumped, those of Viet Nam are not, other goods are free. */
function decisionOf(body: Record<string, any>, date: string | null) {
  const { decision } = detailOf(makeCase(9000, new Date()));
  const [item] = body["goodsShipment"].governmentAgencyGoodsItem;
  const isDumped = item.origin?.[0]?.countryCode === "CN";
  const isFree = item.commodity.classification[0].id !== "69111000";
  const totals = isFree ? [total("B00", "500.00"), total("*", "500.00")] : isDumped ? [total("A00", "300.00"), total("A30", "412.35"), total("B00", "642.47"), total("*", "1354.82")] : [total("A00", "300.00"), total("B00", date ? "610.00" : "560.00"), total("*", date ? "910.00" : "860.00")];
  return { ...decision, outcome: isDumped ? "rejected" : "held", findings: isDumped ? [DUMPED] : [PROOF], assessment: { ...decision!.assessment, totals } };
}

const heading = { code: "6911", designation: "Tableware, kitchenware, other household articles and toilet articles, of porcelain or china" };
const chapter = { code: "69", designation: "Ceramic products" };
const SUGGESTIONS: Suggestion[] = [
  { code: "691110", designation: "Tableware and kitchenware", heading, chapter, lines: ["6911100000"], used: 14 },
  { code: "691200", designation: "Ceramic tableware, kitchenware, other household articles and toilet articles, other than of porcelain or china", heading: { code: "6912", designation: "Ceramic tableware, other than of porcelain or china" }, chapter, lines: ["6912002110", "6912002310", "6912002900"], used: 0 },
  { code: "090210", designation: "Green tea (not fermented) in immediate packings of a content not exceeding 3 kg", heading: { code: "0902", designation: "Tea, whether or not flavoured" }, chapter: { code: "09", designation: "Coffee, tea, maté and spices" }, lines: [], used: 0 },
];

describe("a draft", () => {
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

  async function enter(options: BrowserContextOptions) {
    const asked: string[] = [];
    const opened = await open(browser, `${mock.url}favicon.svg`, options);
    const json = (route: Route, body: unknown) => route.fulfill({ status: 200, contentType: "application/json", body: JSON.stringify(body) });
    await opened.page.route("**/api/**", (route) => {
      const { pathname, searchParams } = new URL(route.request().url());
      if (pathname === "/api/account") return json(route, { id: "t1", login: "tea", name: "Tea", language: "en", organisation: "f", roles: ["trader"], firms: ["f"], permissions: ["Declare", "ListCases", "ManageOwnAccount"], has_one_time: false, recovery_codes_left: 0 });
      if (pathname === "/api/declarations/try") return json(route, decisionOf(route.request().postDataJSON() as Record<string, any>, searchParams.get("date")));
      if (pathname === "/api/goods-codes") {
        asked.push(searchParams.get("text") ?? "");
        return json(route, { suggestions: searchParams.get("text") === "zzz" ? [] : SUGGESTIONS });
      }
      if (pathname.startsWith("/api/codes/")) return json(route, [{ code: "VN", names: { en: "Viet Nam", zh: "越南" } }].filter((one) => one.code.startsWith(searchParams.get("text") ?? "")));
      return json(route, { counts: [], cases: [], waiting: [], messages: [], number: 0, next: null });
    });
    await opened.page.evaluate((declaration) => localStorage.setItem("tongguan.draft.tea", JSON.stringify({ id: "tea", declaration, changed: Date.now(), key: "tea-key" })), DRAFT);
    await opened.page.goto(`${mock.url}#page=declare&id=tea`);
    await opened.page.locator(".glance-money").waitFor();
    return { ...opened, asked };
  }

  /** What is kept of the first item. */
  const kept = (page: Page) =>
    page.evaluate(() => {
      const name = Object.keys(localStorage).find((one) => one.endsWith(".tea"))!;
      const [item] = JSON.parse(localStorage.getItem(name)!).declaration.goodsShipment.governmentAgencyGoodsItem;
      return { origin: item.origin?.[0]?.countryCode, codes: item.commodity.classification.map((one: { id: string }) => one.id) };
    });

  it("is compared with another origin, date and code, and stays as it is until these are taken over", async () => {
    const { page, complaints } = await enter(DESK);
    const side = page.getByRole("complementary");
    await side.getByText("What if: another origin").click();
    await side.getByText("Choose another origin, code or date to compare.").waitFor();
    const fields = side.getByRole("group", { name: "What is tried" });
    const origin = fields.getByLabel("Country of origin");
    await origin.fill("V");
    await page.locator(".ant-select-item-option", { hasText: "Viet Nam" }).click();
    await side.getByText("494.82 GBP less").waitFor();
    const row = (tax: string) => side.locator(`tr[data-tax="${tax}"] td`).allTextContents();
    expect(await row("A30")).toEqual(["412.35", "–", "−412.35"]);
    expect(await row("A00")).toEqual(["300.00", "300.00", "–"]);
    expect(await row("*")).toEqual(["1,354.82", "860.00", "−494.82"]);
    expect(await side.locator('[data-findings="gone"] li').allTextContents()).toEqual(["Error CDS12070 A certificate against dumping is missing."]);
    expect(await side.locator('[data-findings="come"] li').allTextContents()).toEqual(["Warning CDS12056 A proof of origin is needed for the preference."]);
    expect(await page.locator(".glance-money").textContent()).toContain("1,354.82");
    expect(await kept(page)).toMatchObject({ origin: "CN" });
    expect(await violations(page)).toEqual([]);

    await fields.getByLabel("Legal date").fill("2027-01-01");
    await side.getByText("444.82 GBP less").waitFor();
    await fields.getByLabel("Commodity code").fill("69120021");
    await side.getByText("854.82 GBP less").waitFor();
    await side.getByRole("button", { name: "As in the draft" }).click();
    await side.getByText("The same amount").waitFor();
    await origin.fill("VN");
    await side.getByText("444.82 GBP less").waitFor();
    await side.getByRole("button", { name: "Take over into the draft" }).click();
    await expect.poll(() => page.locator(".glance-money").textContent()).toContain("860.00");
    expect(await kept(page)).toEqual({ origin: "VN", codes: ["69111000", "00"] });
    expect(await page.getByRole("region", { name: "Fields of item 1" }).getByLabel("Country of origin").inputValue()).toBe("VN");
    // The date is tried still, and is no part of the draft.
    await side.getByText("50.00 GBP more").waitFor();
    // Another item is tried by itself.
    await fields.getByRole("combobox", { name: "Item" }).selectOption("2");
    expect(await fields.getByLabel("Commodity code").inputValue()).toBe("44191900");
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it("gets its goods code from the description, as whoever declares chooses", async () => {
    const { page, asked, complaints } = await enter(DESK);
    const item = page.getByRole("region", { name: "Fields of item 1" });
    const suggest = item.getByRole("button", { name: /^Suggest a code from the description/ });
    await suggest.focus();
    await page.keyboard.press("Enter");
    await item.getByText("whoever declares decides").waitFor();
    await item.locator('[data-suggested="691110"]').getByText("used 14 times before").waitFor();
    expect(asked).toEqual(["Porcelain tea sets"]);
    await item.locator('[data-suggested="090210"]').getByText("No code of the tariff in force begins with it.").waitFor();
    expect(await item.locator('[data-suggested="691200"] button').allTextContents()).toEqual(["Fill in 6912002110", "Fill in 6912002310", "Fill in 6912002900"]);
    expect(await violations(page)).toEqual([]);
    await item.getByRole("button", { name: "Fill in 6912002310" }).click();
    await item.getByRole("status").getByText("6912002310 is filled in.").waitFor();
    expect(await kept(page)).toMatchObject({ codes: ["69120023", "10"] });
    expect(await item.getByLabel("Commodity code").inputValue()).toBe("69120023");
    expect(await item.getByLabel("Digits 9–10").inputValue()).toBe("10");
    await expect.poll(() => page.locator(".glance-money").textContent()).toContain("500.00");
    // The list follows the description.
    await item.getByLabel("Description", { exact: true }).fill("zzz");
    await item.getByText("Nothing fits these words").waitFor();
    await item.getByLabel("Description", { exact: true }).fill("");
    await item.getByText("Write the description first.").waitFor();
    expect(asked).toEqual(["Porcelain tea sets", "zzz"]);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it.each(LOOKS)("is whole and open to all: %s", async (name, options) => {
    const { page, complaints } = await enter(options);
    await page.locator(".suggest button").first().click();
    await page.locator("[data-suggested]").first().waitFor();
    await page.locator(".editor-side .unfold summary").first().click();
    const origin = page.locator(".what-if .field input").nth(2);
    await origin.fill("VN");
    await page.locator(".what-if-result").waitFor();
    await origin.blur();
    expect(await violations(page)).toEqual([]);
    expect(await isTooWide(page)).toBe(false);
    await page.locator(".suggest").first().scrollIntoViewIfNeeded();
    await picture(page, `suggest-${name}`);
    await page.locator(".what-if-result").scrollIntoViewIfNeeded();
    await picture(page, `what-if-${name}`);
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});
