// The officer's queue against a real server: its rows stand in columns on a desk, with and without an open case beside it; a
// request of a trader is told beside the acts that decide on it, which have keys. Run it with TONGGUAN_PROGRAM.

import { readFileSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launch, violations } from "./chromium.ts";
import { type House, type Person, signIn, startHouse } from "./house.ts";
import { isTooWide, LOOKS, picture } from "./looks.ts";

const program = process.env["TONGGUAN_PROGRAM"];
const TEA = JSON.parse(readFileSync(new URL("./tea.json", import.meta.url), "utf8")) as Record<string, any>;
const REFERENCES = ["QU-1", "QU-2", "QU-3", "QU-4", "QU-5"];

describe.skipIf(!program)("the queue", () => {
  let browser: Browser;
  let house: House;
  let wang: Person;
  let asked: { case: string; mrn: string };
  beforeAll(async () => {
    house = await startHouse(program!);
    const trader = await house.as(await house.person("trader", "tea", "firm"));
    wang = await house.person("officer", "wang");
    for (const reference of REFERENCES) {
      const declaration = structuredClone(TEA);
      const [first] = declaration["goodsShipment"].governmentAgencyGoodsItem;
      declaration["functionalReferenceId"] = reference;
      declaration["goodsShipment"].previousDocument = [{ categoryCode: "Z", typeCode: "DCR", id: `6GB100000000004-${reference}` }];
      // A document of a type that the list does not have: a person must look.
      first.additionalDocument.push({ categoryCode: "9", id: "X-1", typeCode: "ZZ" });
      first.commodity.invoiceLine.itemChargeAmount.value = `${reference.slice(3)}2500.00`;
      asked = (await trader.call("POST", "/api/declarations", declaration)).body;
    }
    const cancel = { functionCode: "13", typeCode: "INV", id: asked.mrn, functionalReferenceId: "INV-1", additionalInformation: [{ statementDescription: "Never sent.", statementTypeCode: "AES" }], amendment: [{ changeReasonCode: "1" }] };
    expect((await trader.call("POST", "/api/declarations", cancel)).body.request).toBe("pending");
    browser = await launch();
  });
  afterAll(async () => {
    await browser?.close();
    await house?.close();
  });

  /** Where a column begins in each row. */
  const begins = (page: Page, column: string) => page.locator(`.queue-${column}`).evaluateAll((all) => [...new Set(all.map((one) => Math.round(one.getBoundingClientRect().left)))]);
  const rows = (page: Page) => page.locator("li[data-case]");

  it.each(LOOKS)("stands in columns where there is room: %s", async (name, options) => {
    const { page, complaints } = await signIn(browser, house, wang, options);
    await page.goto(`${house.url}#page=queue`);
    await expect.poll(() => rows(page).count(), { timeout: 20_000 }).toBe(REFERENCES.length);
    const isDesk = name.startsWith("desk");
    const aligned = async () => {
      for (const column of ["name", "lane", "step", "firm", "goods", "money", "since", "due"]) expect(await begins(page, column), column).toHaveLength(1);
    };
    if (isDesk) await aligned();
    expect(await violations(page)).toEqual([]);
    expect(await isTooWide(page)).toBe(false);
    await picture(page, `queue-${name}`);
    if (isDesk) {
      await rows(page).first().locator("a").click();
      await page.locator(".acts").waitFor();
      await aligned();
      await picture(page, `queue-open-${name}`);
    }
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it("tells which request waits, and decides on it by a key", async () => {
    const { page, complaints } = await signIn(browser, house, wang);
    await page.goto(`${house.url}#page=queue&case=${asked.case}`);
    const acts = page.getByRole("region", { name: "What to do" });
    await acts.getByText("Waits for: Decide on the request").waitFor();
    await acts.getByText(/^The trader asks for cancellation of the declaration, since /).waitFor();
    expect(await acts.getByRole("button", { name: "Grant the request" }).getAttribute("aria-keyshortcuts")).toBe("g");
    expect(await violations(page)).toEqual([]);
    await picture(page, "request");
    await page.keyboard.press("d");
    await page.getByRole("dialog").getByRole("button", { name: "Deny the request" }).waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "hidden" });
    await page.keyboard.press("g");
    await page.getByRole("dialog").getByRole("button", { name: "Grant the request" }).click();
    await expect.poll(() => acts.getByText("Waits for: Decide on the request").count()).toBe(0);
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});
