// Documents beside the declaration against a real server (TONGGUAN_PROGRAM): an officer turns them over by the keyboard, each is
// shown by our own page under its own policy, and what a document wants to run does not run.

import { readFileSync } from "node:fs";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launch, violations } from "./chromium.ts";
import { declare, type House, type Person, signIn, startHouse } from "./house.ts";
import { isTooWide, LOOKS, picture } from "./looks.ts";
import { pdf } from "./pdf.ts";

const program = process.env["TONGGUAN_PROGRAM"];

describe.skipIf(!program)("documents beside the declaration", () => {
  let browser: Browser;
  let house: House;
  let officer: Person;
  let id: string;
  beforeAll(async () => {
    house = await startHouse(program!);
    officer = await house.person("officer", "officer");
    const person = await house.person("trader", "trader", "firm");
    const trader = await house.as(person);
    id = (await declare(trader, "import-beef.xml")).case;
    const documents: [string, string | Uint8Array][] = [
      ["invoice.pdf", pdf("Invoice INV-2026-1: 2,000.00 GBP")],
      ["packing.csv", "item,packages\nbeef,10\n=HYPERLINK(\"javascript:document.title='run'\"),1\n"],
      ["label.png", readFileSync(new URL("../../docs/screenshot-phone.png", import.meta.url))],
    ];
    for (const [name, body] of documents) {
      const sent = await trader.call("POST", `/api/cases/${id}/documents?name=${name}`, body, { "Content-Type": "application/octet-stream" });
      if (sent.status !== 201) throw new Error(`${name}: ${sent.status} ${JSON.stringify(sent.body)}`);
    }
    browser = await launch();
  });
  afterAll(async () => {
    await browser?.close();
    await house?.close();
  });

  it.each(LOOKS)("are turned over by the keyboard, and nothing of them runs: %s", async (name, options) => {
    const { page, complaints } = await signIn(browser, house, officer, options);
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    await page.goto(`${house.url}/#page=queue&case=${id}`);
    await page.reload();
    const title = await page.title();
    await page.locator(".papers li").nth(2).waitFor();
    await page.locator(".papers").locator("xpath=preceding-sibling::p[1]/button").click();
    const dialog = page.getByRole("dialog");
    await dialog.locator(".beside-fields dd").first().waitFor();
    const seen = new Set<string>();
    for (let turned = 0; turned < 3; turned += 1) {
      const status = (await dialog.getByRole("status").textContent()) ?? "";
      const kind = status.includes("invoice.pdf") ? "pdf" : status.includes("packing.csv") ? "csv" : "png";
      seen.add(kind);
      const shown = { pdf: dialog.locator('canvas[data-drawn="true"]'), csv: dialog.locator("pre", { hasText: "HYPERLINK" }), png: dialog.locator("img.beside-page") }[kind];
      await shown.waitFor();
      if (kind === "pdf") {
        // Something is drawn: not every pixel is white.
        const isDrawn = await shown.evaluate((element) => {
          const canvas = element as HTMLCanvasElement;
          return canvas.getContext("2d")!.getImageData(0, 0, canvas.width, canvas.height).data.some((value, place) => place % 4 !== 3 && value < 128);
        });
        expect(isDrawn).toBe(true);
      }
      expect(await violations(page)).toEqual([]);
      await picture(page, `beside-${kind}-${name}`);
      await page.keyboard.press("ArrowRight");
    }
    expect([...seen].sort()).toEqual(["csv", "pdf", "png"]);
    await page.keyboard.press("ArrowLeft");
    await expect.poll(() => dialog.getByRole("status").textContent()).toContain("2");
    expect(await page.locator("iframe, embed, object").count()).toBe(0);
    expect(await page.title()).toBe(title);
    expect(asked.filter((url) => !url.startsWith(house.url) && !url.startsWith("blob:"))).toEqual([]);
    expect(await isTooWide(page)).toBe(false);
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});
