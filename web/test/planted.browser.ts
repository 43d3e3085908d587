// The officer's trial, by a machine that knows the answers: twenty cases with four papers each are worked through from the
// keyboard alone, every paper is drawn beside the declaration, what agrees goes and what does not is asked about.

import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launch, violations } from "./chromium.ts";
import { type House, signIn, startHouse } from "./house.ts";
import { picture } from "./looks.ts";
import { CASES, plant, type TrialCase } from "./planted.ts";

const program = process.env["TONGGUAN_PROGRAM"];
const PAPERS = 4;

describe.skipIf(!program)("an officer's queue", () => {
  let browser: Browser;
  let house: House;
  let planted: TrialCase[];
  beforeAll(async () => {
    house = await startHouse(program!);
    planted = await plant(house, await house.as(await house.person("trader", "tillon", "firm")));
    browser = await launch();
  });
  afterAll(async () => {
    await browser?.close();
    await house?.close();
  });

  async function lookThrough(page: Page, price: string, isFirst: boolean) {
    await page.keyboard.press("b");
    const dialog = page.getByRole("dialog");
    await dialog.locator(".beside-fields").getByText(price).waitFor();
    for (let paper = 1; paper <= PAPERS; paper += 1) {
      await dialog.getByRole("status").getByText(`${paper} of ${PAPERS}`).waitFor();
      await dialog.locator('canvas[data-drawn="true"]').waitFor();
      if (isFirst && paper === 1) {
        expect(await violations(page)).toEqual([]);
        await picture(page, "planted-papers");
      }
      if (paper < PAPERS) await page.keyboard.press("ArrowRight");
    }
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
  }

  it("is worked through without a mouse: what agrees goes, what does not is asked about", async () => {
    const { page, complaints } = await signIn(browser, house, await house.person("officer", "lin"));
    for (let done = 0; done < CASES; done += 1) {
      await page.keyboard.press("t");
      await page.locator(".detail .papers li").nth(PAPERS - 1).waitFor();
      const id = new URLSearchParams(new URL(page.url()).hash.slice(1)).get("case");
      const one = planted.find((planted) => planted.case === id)!;
      if (done === 1) {
        await page.locator('[data-party="importer"]').waitFor();
        expect(await violations(page)).toEqual([]);
        await page.getByText("Done.").waitFor({ state: "detached" });
        await picture(page, "planted-queue");
      }
      await lookThrough(page, one.price, done === 0);
      await page.keyboard.press(one.wrong ? "q" : "r");
      const dialog = page.getByRole("dialog");
      await dialog.locator("textarea").waitFor();
      if (one.wrong) await page.keyboard.type(`Please explain: ${one.wrong}.`);
      await page.keyboard.press("Control+Enter");
      await page.locator(`li[data-case="${id}"]`).waitFor({ state: "detached" });
      await page.keyboard.press("Escape");
    }
    await page.keyboard.press("t");
    await page.getByText("Nothing waits for you.").waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();

    const reader = await house.as(await house.person("auditor", "wei"));
    for (const { case: id, mrn, wrong } of planted) {
      const { events } = (await reader.call("GET", `/api/cases/${id}`)).body;
      const said = (events as { kind: string }[]).map(({ kind }) => kind);
      expect(said.includes("case.queried.v1"), `${mrn}: ${wrong}`).toBe(wrong !== null);
      expect(said.includes("case.cleared.v1"), `${mrn}: ${said.join(" ")}`).toBe(wrong === null);
    }
  }, 240_000);
});
