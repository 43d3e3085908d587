// Showing a part, proving without telling, and forgetting, against a real server (TONGGUAN_PROGRAM): a trader shows fields to a
// bank and proves a band, somebody checks both, and two administrators have a case forgotten. An officer forgets nothing.

import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launch, violations } from "./chromium.ts";
import { clearedCase, type House, type Person, signIn, startHouse } from "./house.ts";
import { isTooWide, LOOKS, picture } from "./looks.ts";

const program = process.env["TONGGUAN_PROGRAM"];
const PACK = fileURLToPath(new URL("../../packs/gb", import.meta.url));

/** The law of the house, but no case has to be kept: what is over can be forgotten at once. */
function lawThatKeepsNothing(folder: string): string {
  const pack = join(folder, "gb");
  cpSync(PACK, pack, { recursive: true });
  const file = join(pack, "pack.toml");
  writeFileSync(file, readFileSync(file, "utf8").replace(/retention_years = "\d+"/, 'retention_years = "0"'));
  return pack;
}

describe.skipIf(!program)("privacy", () => {
  let browser: Browser;
  let house: House;
  let folder: string;
  const people: Record<string, Person> = {};
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "tongguan-shown-"));
    house = await startHouse(program!, async (at) => ["--pack", lawThatKeepsNothing(at)]);
    for (const [role, login, where] of [["trader", "trader", "firm"], ["officer", "officer", "customs"], ["administrator", "ada", "customs"], ["administrator", "bea", "customs"]] as const) {
      people[login] = await house.person(role, login, where);
    }
    browser = await launch();
  });
  afterAll(async () => {
    await browser?.close();
    await house?.close();
    await rm(folder, { recursive: true, force: true });
  });

  const part = (page: Page, name: string) => page.locator(`[data-part="${name}"]`);

  /** Saves what an act on the page lets the browser take, by the end of the names. */
  async function saved(page: Page, ends: string[], act: () => Promise<void>): Promise<string[]> {
    const found: Record<string, string> = {};
    const all = new Promise<void>((resolve) => {
      page.on("download", (download) => {
        const path = join(folder, download.suggestedFilename());
        void download.saveAs(path).then(() => {
          found[ends.find((end) => path.endsWith(end)) ?? path] = path;
          if (ends.every((end) => found[end])) resolve();
        });
      });
    });
    await act();
    await all;
    page.removeAllListeners("download");
    return ends.map((end) => found[end]!);
  }

  it("shows a bank what it needs, proves a band, and both are checked", async () => {
    const api = await house.as(people["trader"]!);
    const { case: id, mrn } = await clearedCase(api);
    // The log is sealed a moment after the decision.
    await expect.poll(async () => (await api.call("POST", `/api/cases/${id}/disclosures`, {})).status, { timeout: 20_000 }).toBe(201);
    const trading = await signIn(browser, house, people["trader"]!);
    const { page } = trading;
    await page.goto(`${house.url}/#page=cases&case=${id}`);
    await page.getByText("Show a part of it to others, or prove without telling").click();
    const disclose = part(page, "disclose");
    expect(await disclose.getByRole("button", { name: "Sign and save the file" }).isDisabled()).toBe(true);
    await disclose.getByLabel("For whom alone").fill("bank.example");
    await disclose.getByLabel("The number that they gave").fill("77");
    await disclose.getByRole("button", { name: "Show what the reader would see" }).click();
    await part(page, "shown").getByText(mrn).waitFor();
    expect(await part(page, "shown").getByText("/declaration/typeCode").count()).toBe(0);
    await part(page, "hidden").getByText("/declaration/typeCode").waitFor();
    expect(await violations(page)).toEqual([]);
    await picture(page, "privacy-disclose", { height: 1800 });
    const [shown] = await saved(page, [".sd-jwt"], () => disclose.getByRole("button", { name: "Sign and save the file" }).click());
    await disclose.getByRole("status").getByText("Saved.").waitFor();
    await page.getByText("Prove that a value lies in a band").click();
    const band = part(page, "band");
    await band.getByLabel("Not less than").fill("1");
    await band.getByLabel("Not more than").fill("2");
    await band.getByRole("button", { name: "Prove and save" }).click();
    await band.getByRole("alert").waitFor();
    await band.getByLabel("Not more than").fill("9999999");
    const [proof, receipt] = await saved(page, [".band", ".tlog-proof"], () => band.getByRole("button", { name: "Prove and save" }).click());
    expect(trading.complaints).toEqual([]);
    await picture(page, "privacy-band", { height: 1800 });
    await page.context().close();

    // Whoever was given the files checks them on a page of its own; an officer has it too.
    const reading = await signIn(browser, house, people["officer"]!);
    await reading.page.goto(`${house.url}/#page=check`);
    const form = reading.page.locator("main form");
    const verdict = reading.page.locator(".agree-verdict");
    const check = () => form.getByRole("button", { name: "Check" }).click();
    await form.getByLabel("The file that you were given").setInputFiles(shown!);
    await reading.page.getByText("This shows fields of a declaration.").waitFor();
    await form.getByLabel("Your name").fill("bank.example");
    await form.getByLabel("The number that you gave").fill("77");
    await check();
    await verdict.getByRole("heading", { name: "Proven", exact: true }).waitFor();
    await verdict.getByText(mrn).waitFor();
    expect(await violations(reading.page)).toEqual([]);
    await picture(reading.page, "privacy-checked");
    await form.getByLabel("Your name").fill("insurer.example");
    await check();
    await verdict.getByRole("heading", { name: "Not proven" }).waitFor();
    await form.getByLabel("The file that you were given").setInputFiles(proof!);
    await reading.page.getByText("choose that file too").waitFor();
    expect(await form.getByRole("button", { name: "Check" }).isDisabled()).toBe(true);
    await form.getByLabel("The receipt").setInputFiles(receipt!);
    await form.getByLabel("Your name").fill("");
    await check();
    await verdict.getByRole("heading", { name: "Proven", exact: true }).waitFor();
    await verdict.getByText("9999999.00").waitFor();
    // A band that was widened afterwards proves nothing.
    await form.getByLabel("or its text").fill(readFileSync(proof!, "utf8").replace("9999999.00", "9999998.00"));
    await check();
    await verdict.getByRole("heading", { name: "Not proven" }).waitFor();
    expect(reading.complaints).toEqual([]);
    // Forgetting is for administrators.
    expect(await reading.page.locator("nav .ant-menu-item").allTextContents()).not.toContain("Forgetting");
    expect((await (await house.as(people["officer"]!)).call("GET", "/api/erasures")).status).toBe(403);
    await reading.page.context().close();
  }, 120_000);

  it("forgets a case when two administrators say so", async () => {
    const trader = await house.as(people["trader"]!);
    const [{ case: id, mrn }, other] = [await clearedCase(trader), await clearedCase(trader)];
    const [ada, bea] = [await signIn(browser, house, people["ada"]!), await signIn(browser, house, people["bea"]!)];
    const propose = async (page: Page, on: string, reason: string) => {
      await page.getByLabel("Movement reference number or id of the case").fill(on);
      await page.getByLabel("Why (it stays in the log").fill(reason);
      await page.getByRole("button", { name: "Propose", exact: true }).click();
    };
    await ada.page.goto(`${house.url}/#page=erasures`);
    await propose(ada.page, mrn, "retention period over");
    await ada.page.getByRole("status").getByText("Another administrator must confirm it.").waitFor();
    await part(ada.page, "waiting").getByText("yours").waitFor();
    expect(await ada.page.getByRole("button", { name: /^Confirm/ }).count()).toBe(0);
    // One that was proposed by mistake is taken back.
    await propose(ada.page, other.case, "by mistake");
    await ada.page.getByRole("button", { name: `Take back that ${other.mrn} is forgotten` }).click();
    await expect.poll(() => part(ada.page, "waiting").locator("tbody tr").count()).toBe(1);
    await bea.page.goto(`${house.url}/#page=erasures`);
    await propose(bea.page, "26GB99999999999990", "no such case");
    await bea.page.getByRole("alert").waitFor();
    await bea.page.getByRole("button", { name: `Confirm that ${mrn} is forgotten` }).click();
    const dialog = bea.page.getByRole("dialog");
    await dialog.getByText("it cannot be undone").waitFor();
    expect(await violations(bea.page)).toEqual([]);
    await picture(bea.page, "privacy-sure");
    await dialog.getByLabel("Type the last six characters").fill("XXXXXX");
    expect(await dialog.getByRole("button", { name: "Forget this case for ever" }).isDisabled()).toBe(true);
    await dialog.getByLabel("Type the last six characters").fill(mrn.slice(-6));
    await dialog.getByLabel("Type the last six characters").press("Enter");
    await bea.page.getByRole("status").getByText("Forgotten.").waitFor();
    await part(bea.page, "done").getByText(mrn).waitFor();
    expect((await trader.call("GET", `/api/cases/${id}/declaration`)).status).toBe(404);
    expect((await trader.call("GET", `/api/cases/${other.case}/declaration`)).status).toBe(200);
    expect([...ada.complaints, ...bea.complaints]).toEqual([]);
    await propose(ada.page, other.case, "retention period over");
    await part(ada.page, "waiting").getByText("yours").waitFor();
    await ada.page.context().close();
    await bea.page.context().close();
  }, 120_000);

  it.each(LOOKS)("is whole and open to all: %s", async (name, options) => {
    for (const [login, address] of [["bea", "erasures"], ["officer", "check"]] as const) {
      const { page, complaints } = await signIn(browser, house, people[login]!, options);
      await page.goto(`${house.url}/#page=${address}`);
      await page.locator("main.sheet h1").waitFor();
      if (address === "erasures") await part(page, "waiting").waitFor();
      expect(await violations(page)).toEqual([]);
      expect(await isTooWide(page)).toBe(false);
      await picture(page, `privacy-${address}-${name}`, { height: 1300 });
      expect(complaints).toEqual([]);
      await page.context().close();
    }
  });
});
