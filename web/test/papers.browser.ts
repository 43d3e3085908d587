// The documents of a case on an officer's desk against a real server (TONGGUAN_PROGRAM): of a photo it is told when and where it
// was taken, in the list and beside the declaration.

import { createHash } from "node:crypto";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launch, violations } from "./chromium.ts";
import { declare, type House, type Person, signIn, startHouse } from "./house.ts";
import { isTooWide, LOOKS, picture } from "./looks.ts";
import { PNG } from "./png.ts";

const program = process.env["TONGGUAN_PROGRAM"];
const HASH = createHash("sha256").update(PNG).digest("hex");

describe.skipIf(!program)("the documents of a case", () => {
  let browser: Browser;
  let house: House;
  let officer: Person;
  let id: string;
  beforeAll(async () => {
    house = await startHouse(program!);
    officer = await house.person("officer", "officer");
    const trader = await house.as(await house.person("trader", "trader", "firm"));
    id = (await declare(trader, "import-beef.xml")).case;
    const photo = new URLSearchParams({ name: "boxes.png", taken_at: String(Date.UTC(2026, 10, 22, 9, 30) * 1000), latitude: "51.12708", longitude: "1.31234", accuracy_metres: "12", sha256: HASH });
    const sent = [
      await trader.call("POST", `/api/cases/${id}/documents?name=packing.csv`, "item,packages\nbeef,10\n", { "Content-Type": "application/octet-stream" }),
      await (await house.as(officer)).call("POST", `/api/cases/${id}/photos?${photo}`, PNG, { "Content-Type": "image/png" }),
    ];
    for (const { status, body } of sent) if (status !== 201) throw new Error(`${status} ${JSON.stringify(body)}`);
    browser = await launch();
  });
  afterAll(async () => {
    await browser?.close();
    await house?.close();
  });

  it.each(LOOKS)("say when and where a photo was taken: %s", async (name, options) => {
    const { page, complaints } = await signIn(browser, house, officer, options);
    await page.goto(`${house.url}/#page=queue&case=${id}`);
    await page.reload();
    await page.locator(".papers li", { hasText: "packing.csv" }).waitFor();
    const row = page.locator(".papers li", { hasText: "boxes.png" });
    await row.getByText("51.12708, 1.31234 ±12 m").waitFor();
    expect(await row.locator(".taken time").getAttribute("datetime")).toBe("2026-11-22T09:30:00.000Z");
    expect(await row.locator("code").getAttribute("title")).toBe(HASH);
    expect(await page.locator(".papers .taken").count()).toBe(1);
    expect(await violations(page)).toEqual([]);
    expect(await isTooWide(page)).toBe(false);
    await row.scrollIntoViewIfNeeded();
    await picture(page, `papers-${name}`);
    await page.locator(".papers").locator("xpath=preceding-sibling::p[1]/button").click();
    const dialog = page.getByRole("dialog");
    // The photo may be the first or the second.
    if (!(await dialog.getByRole("status").textContent())?.includes("boxes.png")) await page.keyboard.press("ArrowRight");
    await dialog.getByText("boxes.png").waitFor();
    await dialog.getByText("51.12708, 1.31234 ±12 m").waitFor();
    expect(await violations(page)).toEqual([]);
    await picture(page, `papers-beside-${name}`);
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});
