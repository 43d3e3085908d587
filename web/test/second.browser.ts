// A house that keeps a second log, by SM3 and SM2: a trader takes a receipt of it in the portal, and a stranger checks it in
// the browser with the keys that the house publishes. Run it with TONGGUAN_PROGRAM, the path of the program.

import { readFileSync } from "node:fs";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launch, open, violations } from "./chromium.ts";
import { type House, type Person, startHouse } from "./house.ts";
import { LOOKS, picture } from "./looks.ts";

const program = process.env["TONGGUAN_PROGRAM"];
/** The draw may pick goods for a look; another mass draws anew. */
const MASSES = Array.from({ length: 10 }, (_, place) => 500 + place);

/** Hands in a declaration that is cleared at once; its case. */
async function cleared(house: House, trader: Person): Promise<string> {
  const sample = readFileSync(new URL("../../samples/import-beef.xml", import.meta.url), "utf8").replace(/.*<AcceptanceDateTime>.*\n/, "");
  const { call } = await house.as(trader);
  for (const mass of MASSES) {
    const body = sample.replaceAll("TGS-0003", `SM${mass}`).replace("<NetNetWeightMeasure>500<", `<NetNetWeightMeasure>${mass}<`);
    const answer = await call("POST", "/api/declarations", body, { "Content-Type": "application/xml", "Idempotency-Key": `sm-${mass}` });
    if (answer.body.outcome === "cleared") return answer.body.case;
  }
  throw new Error("nothing is cleared");
}

describe.skipIf(!program)("a second log", () => {
  let browser: Browser;
  let house: House;
  let trader: Person;
  let released: string;
  beforeAll(async () => {
    house = await startHouse(program!, ["--sm"]);
    trader = await house.person("trader", "trader", "firm");
    released = await cleared(house, trader);
    browser = await launch();
  });
  afterAll(async () => {
    await browser?.close();
    await house?.close();
  });

  it.each(LOOKS)("has receipts that a trader takes and a stranger checks, in the look %s", async (look, options) => {
    const { page, complaints } = await open(browser, house.url, options);
    await page.locator("#login").fill(trader.login);
    await page.locator("#password").fill(trader.password);
    await page.locator('button[type="submit"]').click();
    await page.locator(".portal-head").waitFor();
    await page.goto(`${house.url}/#page=cases&case=${released}`);
    const button = page.getByRole("button", { name: /Receipt \(SM2\/SM3\)|国密凭证/ });
    await button.scrollIntoViewIfNeeded();
    expect(await violations(page)).toEqual([]);
    await picture(page, `second-case-${look}`);
    const [download] = await Promise.all([page.waitForEvent("download"), button.click()]);
    expect(download.suggestedFilename()).toBe(`${released}.sm.tlog-proof`);
    const receipt = readFileSync((await download.path())!);
    expect(complaints).toEqual([]);
    await page.context().close();

    const stranger = await open(browser, `${house.url}/#page=verify`, options);
    await stranger.page.locator('input[name="receipt"]').setInputFiles({ name: "receipt", mimeType: "text/plain", buffer: receipt });
    await stranger.page.locator('[data-verdict="proven"]').waitFor();
    expect(await stranger.page.locator(".receipt-verdict").innerText()).toMatch(/\/sm[^]*SM2/);
    await picture(stranger.page, `second-verified-${look}`, { fullPage: true });
    expect(stranger.complaints).toEqual([]);
    await stranger.page.context().close();
  });
});
