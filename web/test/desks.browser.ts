// Those who work beside customs, in a real browser against a real server: another agency refuses and is asked once more, a
// carrier asks whether goods may go, a cashier opens an account and writes down what came in; and every step has its clock.

import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launch, violations } from "./chromium.ts";
import { declare, type House, signIn, startHouse } from "./house.ts";
import { isTooWide, LOOKS, picture } from "./looks.ts";

const program = process.env["TONGGUAN_PROGRAM"];

describe.skipIf(!program)("who works beside customs", () => {
  let browser: Browser;
  let house: House;
  beforeAll(async () => {
    house = await startHouse(program!);
    browser = await launch();
  });
  afterAll(async () => {
    await browser?.close();
    await house?.close();
  });

  it("an agency finds its case, refuses, is asked again and agrees; the officer sees the clock of each step", async () => {
    const trader = await house.as(await house.person("trader", "tea", "firm"));
    const [wang, vet] = [await house.person("officer", "wang"), await house.person("agency_officer", "vet", "agency")];
    const { case: id, mrn } = await declare(trader, "import-tea-sets.xml");
    const officer = await house.as(wang);
    const act = async (name: string, body: unknown) => {
      const { version } = (await officer.call("GET", `/api/cases/${id}/dossier`)).body;
      const done = await officer.call("POST", `/api/cases/${id}/${name}`, body, { "If-Match": `"${version}"` });
      expect(done.status, JSON.stringify(done.body)).toBeLessThan(300);
    };
    await act("hold-for-agency", { reason: "plants 植物" });

    const agency = await signIn(browser, house, vet);
    const { page } = agency;
    await page.getByText(mrn).click();
    // Another agency examines nothing and gives no lane; it is told nothing of targeting.
    await page.getByRole("button", { name: "The agency agrees" }).waitFor();
    expect(await page.getByRole("button", { name: "Release" }).count()).toBe(0);
    expect(await page.getByRole("menuitem").allTextContents()).not.toContain("Examine");
    await page.getByRole("button", { name: "The agency refuses" }).click();
    await page.getByLabel("Reason").fill("no certificate 无证书");
    await page.getByRole("dialog").getByRole("button", { name: "The agency refuses" }).click();
    await page.getByText("Nothing waits here.").waitFor();

    await act("hold-for-agency", { reason: "the certificate came 证书已到" });
    await page.getByText(mrn).click();
    await page.getByRole("button", { name: "The agency agrees" }).click();
    await page.getByLabel("Reason").fill("seen 已审");
    await page.getByRole("dialog").getByRole("button", { name: "The agency agrees" }).click();
    await page.getByText("Nothing waits here.").waitFor();
    expect(agency.complaints).toEqual([]);
    await page.context().close();

    const desk = await signIn(browser, house, wang);
    await desk.page.goto(`${house.url}#page=queue&case=${id}`);
    const clock = desk.page.locator('[data-part="clock"]');
    await clock.waitFor();
    expect(await clock.getByRole("rowheader").allTextContents()).toEqual(expect.arrayContaining(["Agency decides", "The agency refused: decide"]));
    expect(await clock.getByText("kept").count()).toBeGreaterThanOrEqual(2);
    await picture(desk.page, "desks-clock");
    await desk.page.context().close();
  });

  it("what is due first comes first, and the order can be chosen by the keyboard", async () => {
    const { page } = await signIn(browser, house, await house.person("officer", "lin"));
    const asked: string[] = [];
    page.on("request", (request) => request.url().includes("/api/queue?") && asked.push(new URL(request.url()).searchParams.get("order") ?? ""));
    await page.getByLabel("Order").focus();
    await page.keyboard.press("ArrowDown");
    await page.getByText("Due first").waitFor();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await expect.poll(() => asked).toContain("due");
    await page.context().close();
  });

  it.each(LOOKS)("a carrier asks for several goods at once (%s)", async (name, options) => {
    const trader = await house.as(await house.person("trader", `trader-${name}`, "firm"));
    const { mrn } = await declare(trader, "import-beef.xml");
    const carrier = await house.person("carrier", `carrier-${name}`, "firm");
    const { page, complaints } = await signIn(browser, house, carrier, options);
    await page.goto(`${house.url}#page=goods`);
    await page.locator("main.sheet textarea").fill(`${mrn.toLowerCase()}\nMSKU0000001`);
    await page.locator('main.sheet button[type="submit"]').click();
    await page.locator("tr[data-goods]").nth(1).waitFor();
    const states = await page.locator("tr[data-goods]").evaluateAll((rows) => rows.map((row) => row.getAttribute("data-goods")));
    expect(["may_go", "wait"]).toContain(states[0]);
    expect(states[1]).toBe("unknown");
    expect(await violations(page)).toEqual([]);
    expect(await isTooWide(page)).toBe(false);
    expect(complaints).toEqual([]);
    await picture(page, `goods-${name}`);
    await page.context().close();
  });

  it("a cashier opens an account for a firm and records what it paid in", async () => {
    const { page, complaints } = await signIn(browser, house, await house.person("cashier", "lu"));
    await page.goto(`${house.url}#page=payments`);
    const opening = page.getByRole("region", { name: "Open an account for a firm" });
    // Chosen by the keyboard, as a cashier would.
    await opening.getByLabel("Firm").focus();
    await page.keyboard.type("Test");
    await page.keyboard.press("Enter");
    await opening.getByLabel("Kind").focus();
    for (const key of ["ArrowDown", "ArrowUp", "Enter"]) await page.keyboard.press(key);
    await opening.getByLabel("Number").fill("900001");
    await opening.getByLabel("Currency").fill("pounds".slice(0, 3));
    await opening.getByRole("button", { name: "Open" }).click();
    await opening.getByText("Three capital letters").waitFor();
    await opening.getByLabel("Currency").fill("GBP");
    await opening.getByRole("button", { name: "Open" }).click();
    await page.locator("code", { hasText: "900001" }).waitFor();
    const deposit = page.getByRole("region", { name: "Record a payment in" });
    await deposit.getByLabel("Number").focus();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await deposit.getByLabel("Reference").fill("BANK-1");
    await deposit.getByLabel("Amount").fill("1500");
    await deposit.getByRole("button", { name: "Record" }).click();
    await page.getByText("1,500.00").first().waitFor();
    expect(await violations(page)).toEqual([]);
    await picture(page, "desks-cashier", { fullPage: true });
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});
