// The guided form against a real server: a container is numbered, a figure that is none is told at its field and left out
// while all else is judged, pasted thousands are understood, fields with few choices offer them; without a server the result
// of before is told as such. Run it with TONGGUAN_PROGRAM, the path of the program.

import { readFileSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DICTIONARY } from "../src/words/dictionary.ts";
import { launch, violations } from "./chromium.ts";
import { type House, type Person, signIn, startHouse } from "./house.ts";
import { isTooWide, LOOKS, picture } from "./looks.ts";

const CLEAR = DICTIONARY["page.empty"];
const program = process.env["TONGGUAN_PROGRAM"];
const tea = () => JSON.parse(readFileSync(new URL("./tea.json", import.meta.url), "utf8")) as Record<string, any>;

describe.skipIf(!program)("the guided form", () => {
  let browser: Browser;
  let house: House;
  let trader: Person;
  beforeAll(async () => {
    house = await startHouse(program!);
    trader = await house.person("trader", "trader", "firm");
    browser = await launch();
  });
  afterAll(async () => {
    await browser?.close();
    await house?.close();
  });

  /** Opens a draft of tea; tells the status of each try, and what it was made with. */
  async function enter(declaration = tea(), options?: Parameters<typeof signIn>[3]) {
    const opened = await signIn(browser, house, trader, options);
    const { page } = opened;
    const tries: { status: number; body: Record<string, any> }[] = [];
    page.on("response", (response) => {
      if (response.url().includes("/api/declarations/try")) tries.push({ status: response.status(), body: response.request().postDataJSON() as Record<string, any> });
    });
    await page.evaluate((kept) => localStorage.setItem("tongguan.draft.tea", JSON.stringify({ id: "tea", declaration: kept, changed: Date.now(), key: "tea-key" })), declaration);
    await page.goto(`${house.url}/#page=declare&id=tea`);
    await page.locator(".glance-money").waitFor();
    return { ...opened, tries };
  }
  const item = (page: Page) => page.getByRole("region", { name: "Fields of item 1" });
  const priceOf = (body: Record<string, any> | undefined) => body?.["goodsShipment"].governmentAgencyGoodsItem[0].commodity.invoiceLine?.itemChargeAmount;

  it("numbers a container that is filled in", async () => {
    const declaration = tea();
    delete declaration["goodsShipment"].consignment.transportEquipment;
    const { page, tries, complaints } = await enter(declaration);
    await page.getByLabel("Container number").fill("CSQU3054383");
    await expect.poll(() => tries.at(-1)?.body["goodsShipment"].consignment.transportEquipment).toEqual([{ id: "CSQU3054383", sequenceNumeric: 1 }]);
    expect(tries.map((one) => one.status)).toEqual(tries.map(() => 200));
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it("says at the field that a figure is none, judges all else, and leads to it when it is handed in", async () => {
    const { page, tries, complaints } = await enter();
    const price = item(page).getByLabel("Price", { exact: true });
    await price.fill("abc");
    await item(page).getByText("This is no figure. Write digits with a point before the decimals: 2500.00").waitFor();
    expect(await price.getAttribute("aria-invalid")).toBe("true");
    const why = await price.getAttribute("aria-describedby");
    expect(await page.locator(`[id="${why}"]`).innerText()).toContain("This is no figure.");
    await page.getByText("Not calculated with, because it cannot be read:").waitFor();
    await expect.poll(() => tries.length).toBeGreaterThan(1);
    await expect.poll(() => priceOf(tries.at(-1)?.body)).toBeUndefined();
    expect(tries.map((one) => one.status)).toEqual(tries.map(() => 200));
    expect(await violations(page)).toEqual([]);
    await picture(page, "form-no-figure");

    const handedIn: string[] = [];
    page.on("request", (request) => {
      if (request.method() === "POST" && new URL(request.url()).pathname === "/api/declarations") handedIn.push(request.url());
    });
    await page.getByRole("button", { name: "Hand in" }).click();
    await page.getByRole("alert").getByText("Mend these fields first; nothing was sent.").waitFor();
    expect(await price.evaluate((input) => input === document.activeElement)).toBe(true);
    expect(handedIn).toEqual([]);

    // Pasted thousands are understood at once, and stand as the format has them when one is done.
    await price.fill("2,500.00");
    await expect.poll(() => priceOf(tries.at(-1)?.body)).toEqual({ currencyID: "GBP", value: "2500.00" });
    await price.blur();
    await expect.poll(() => price.inputValue()).toBe("2500.00");
    expect(await price.getAttribute("aria-invalid")).toBe("false");
    const gross = item(page).getByLabel("Gross, kg");
    await gross.fill("1，430");
    await gross.blur();
    await expect.poll(() => gross.inputValue()).toBe("1430");
    await gross.fill("2,5");
    await item(page).getByText("This is no figure.").waitFor();
    await gross.fill("430");
    const packages = item(page).getByLabel("How many");
    await packages.fill("1.5");
    await item(page).getByText("Too many digits: at most 8, of which 0 after the point.").waitFor();
    await packages.fill("10");
    // A country that is half written is not wrong before one leaves it.
    const origin = page.getByLabel("Country of export");
    await origin.fill("Chi");
    await page.getByText("Not calculated with, because it cannot be read:").waitFor();
    expect(await page.getByText("This is no code of this field.").count()).toBe(0);
    await origin.press("Escape");
    await origin.blur();
    await page.getByText("This is no code of this field.").waitFor();
    await origin.fill("CN");
    await origin.blur();
    await expect.poll(() => page.getByText("Not calculated with").count()).toBe(0);
    expect(tries.map((one) => one.status)).toEqual(tries.map(() => 200));
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it("offers what a field can be, by the keyboard", async () => {
    const { page, tries, complaints } = await enter();
    const type = page.getByRole("combobox", { name: "Type", exact: true }).first();
    expect(await page.locator('[data-path="typeCode"]').innerText()).toContain("IMA Import, standard, goods are there");
    await type.focus();
    await page.keyboard.type("IMD");
    await page.locator(".ant-select-item-option", { hasText: "IMD Import, standard, before arrival" }).waitFor();
    await page.keyboard.press("Enter");
    await expect.poll(() => tries.at(-1)?.body["typeCode"]).toBe("IMD");
    const representation = page.getByRole("combobox", { name: "Representation" });
    await representation.focus();
    await page.keyboard.type("indirect");
    await page.keyboard.press("Enter");
    await expect.poll(() => tries.at(-1)?.body["agent"]).toEqual({ functionCode: "3" });
    const containers = page.getByRole("combobox", { name: "Containers" });
    await containers.focus();
    await page.keyboard.type("not in");
    await page.keyboard.press("Enter");
    await expect.poll(() => tries.at(-1)?.body["goodsShipment"].consignment.containerCode).toBe("0");
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it.each(LOOKS)("is whole and open to all: %s", async (name, options) => {
    const { page, complaints } = await enter(tea(), options);
    await page.route("**/api/declarations/try*", (route) => route.fulfill({ status: 503, contentType: "application/problem+json", body: JSON.stringify({ code: "busy", title: { en: "Busy.", zh: "繁忙。" } }) }));
    const price = page.locator('.editor-form [data-path$="itemChargeAmount"] input').first();
    await price.fill("abc");
    // What was calculated before is told as such.
    await page.locator('.tried[data-before="true"]').waitFor();
    await page.locator(".as-before-note").waitFor();
    expect(await violations(page)).toEqual([]);
    expect(await isTooWide(page)).toBe(false);
    // What clears a field says so in the reader's language.
    const clears = await page.locator(".ant-select-clear").evaluateAll((all) => [...new Set(all.map((one) => one.getAttribute("aria-label")))]);
    expect(clears).toEqual([name.includes("zh") ? CLEAR.zh : CLEAR.en]);
    await picture(page, `form-${name}`);
    await price.scrollIntoViewIfNeeded();
    await picture(page, `form-field-${name}`);
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});
