// Pictures of every state, to look at: run it with TONGGUAN_PICTURES=FOLDER. The two of the documentation
// are `desk.png` and `phone-zh.png`.

import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { BrowserContextOptions, Page } from "playwright-core";
import { describe, it } from "vitest";
import { DESK, launch, open, PHONE } from "./chromium.ts";
import { type Mock, startMock, TOKEN } from "./mock.ts";

const folder = process.env["TONGGUAN_PICTURES"];
const DARK: BrowserContextOptions = { ...DESK, colorScheme: "dark" };
const CHINESE: BrowserContextOptions = { ...DESK, locale: "zh-CN" };
const BROKEN = '<?xml version="1.0"?>\n<MetaData>\n  <Declaration>\n    <FunctionCod>9</FunctionCod>\n    <TypeCode>IMA</TypeCode>\n  </Declaratio>\n</MetaDat>';

const openCase = (place: number) => async (page: Page, mock: Mock) => {
  await page.locator(`tr[data-case="${mock.cases[place]!.case}"]`).click();
  await page.locator(".timeline").waitFor();
};

const openVersions = async (page: Page, mock: Mock) => {
  await openCase(1)(page, mock);
  await page.locator(".versions").scrollIntoViewIfNeeded();
};

const handIn = async (page: Page) => {
  await page.locator(".header button.primary").click();
  await page.locator("textarea").fill(BROKEN);
  await page.locator("dialog button.primary").click();
  await page.locator(".places").waitFor();
};

const PICTURES: [string, BrowserContextOptions, (page: Page, mock: Mock) => Promise<void>][] = [
  ["list", DESK, async () => {}],
  ["desk", DESK, openCase(0)],
  ["held", DESK, openCase(1)],
  ["rejected-dark", DARK, openCase(2)],
  ["list-dark", DARK, async () => {}],
  ["desk-zh", CHINESE, openCase(0)],
  ["held-zh", CHINESE, openCase(1)],
  ["hand-in-problems", DESK, handIn],
  ["hand-in-problems-zh", { ...CHINESE, colorScheme: "dark" }, handIn],
  ["help", DESK, async (page) => page.keyboard.press("?")],
  ["record", DESK, async (page, mock) => {
    await openCase(0)(page, mock);
    await page.getByRole("button", { name: "Decision record" }).click();
    await page.locator("pre").waitFor();
  }],
  ["phone-list-zh", PHONE, async () => {}],
  ["phone-zh", PHONE, openCase(0)],
  ["phone-hand-in", PHONE, handIn],
  ["phone-held-en", { ...PHONE, locale: "en-GB", colorScheme: "dark" }, openCase(1)],
  ["narrow", { ...DESK, viewport: { width: 1024, height: 768 } }, openCase(1)],
  ["amended", DESK, openVersions],
  ["phone-amended-zh", PHONE, openVersions],
  ["empty", DESK, async (page) => {
    await page.getByRole("searchbox").fill("nothing like it");
    await page.getByText("No case matches").waitFor();
  }],
];

describe.skipIf(!folder)("pictures", () => {
  it("are taken", { timeout: 300_000 }, async () => {
    mkdirSync(folder!, { recursive: true });
    const mock = await startMock();
    const browser = await launch();
    for (const [name, options, prepare] of PICTURES) {
      const { page } = await open(browser, `${mock.url}#token=${TOKEN}`, options);
      await page.locator("tr[data-case]").first().waitFor();
      await page.locator('[data-connection="live"]').waitFor();
      await prepare(page, mock);
      await page.mouse.move(0, 0);
      await page.screenshot({ path: join(folder!, `${name}.png`), animations: "disabled" });
      await page.context().close();
    }
    const { page } = await open(browser, `${mock.url}#token=tg_wrong`, DESK);
    await page.getByRole("alert").waitFor();
    await page.screenshot({ path: join(folder!, "sign-in.png") });
    await browser.close();
    await mock.close();
  });
});
