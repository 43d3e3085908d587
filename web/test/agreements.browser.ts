// The page of agreements against a real server (TONGGUAN_PROGRAM): a carrier proposes one from a form after a dry run, the parties
// and customs sign, facts are stated, every step is recomputed, and a forged file is found out. A cashier has no such page.

import { readFileSync, writeFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launch, violations } from "./chromium.ts";
import { clearedCase, type House, type Person, signIn, startHouse } from "./house.ts";
import { isTooWide, LOOKS, picture } from "./looks.ts";

const program = process.env["TONGGUAN_PROGRAM"];

const CONTAINER = "CSQU3054383";
const SEAL = "CN0042118";

describe.skipIf(!program)("agreements", () => {
  let browser: Browser;
  let house: House;
  let folder: string;
  const people: Record<string, Person> = {};
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "tongguan-keys-"));
    house = await startHouse(program!);
    for (const [role, login, where] of [["trader", "trader", "firm"], ["carrier", "carrier", "firm"], ["officer", "lin", "customs"], ["officer", "wu", "customs"], ["cashier", "cashier", "customs"]] as const) {
      people[login] = await house.person(role, login, where);
    }
    browser = await launch();
  });
  afterAll(async () => {
    await browser?.close();
    await house?.close();
    await rm(folder, { recursive: true, force: true });
  });

  /** Makes a key for a role on the page; the file that was saved. */
  async function makeKey(page: Page, role: string): Promise<string> {
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: `Make a key for ${role}` }).click()]);
    const path = join(folder, download.suggestedFilename());
    await download.saveAs(path);
    return path;
  }

  const part = (page: Page, name: string) => page.locator(`[data-part="${name}"]`);

  async function signAs(page: Page, role: string, key: string) {
    await part(page, "sign").getByLabel("Sign as").selectOption(role);
    await part(page, "sign").getByLabel("The party's key file").setInputFiles(key);
    await part(page, "sign").getByRole("button", { name: "Sign and accept" }).click();
  }

  it("is proposed, signed, executed, recomputed and disputed", async () => {
    const { mrn } = await clearedCase(await house.as(people["trader"]!));
    const carrier = await signIn(browser, house, people["carrier"]!);
    const { page } = carrier;
    await page.goto(`${house.url}/#page=agreements`);
    await page.getByRole("status").getByText("There is no agreement yet.").waitFor();
    await picture(page, "agreements-none");
    await page.getByRole("link", { name: "Propose an agreement" }).click();
    await page.getByLabel("the container agreed (text)").fill(CONTAINER);
    await page.getByLabel("the seal agreed (text)").fill(SEAL);
    await page.getByLabel("the declaration agreed (text)").fill(mrn);
    const seat = (role: string) => page.locator(`fieldset[data-role="${role}"]`);
    await seat("carrier").getByLabel("Who it is here").selectOption("ours");
    const keys: Record<string, string> = {};
    for (const [role, named, name] of [["carrier", "the carrier", "Fast Ships"], ["port", "the port", "Port of Dover"], ["bank", "the bank", "Good Bank"]] as const) {
      await seat(role).getByLabel("Name of the party").fill(name);
      keys[role] = await makeKey(page, named);
    }
    expect(await page.getByRole("button", { name: "Propose it to the parties" }).isDisabled()).toBe(true);
    // The dry run: sealed, scanned, covered.
    const facts: [string, string, Record<string, string>][] = [
      ["sealed", "carrier", { "the container (text)": CONTAINER, "the number of the seal (text)": SEAL }],
      ["scanned", "port", { "the container (text)": CONTAINER, "the result of the scan (text)": "clean" }],
      ["covered", "customs", { "the movement reference number (text)": mrn, "the amount covered (an amount, such as 500.00 GBP)": "12.00 GBP" }],
    ];
    for (const [place, [fact, party, members]] of facts.entries()) {
      await page.getByRole("button", { name: "Add a made-up fact" }).click();
      const made = page.getByRole("group", { name: `Made-up fact ${place + 1}` });
      await made.getByLabel("What happened").selectOption(fact);
      await made.getByLabel("Stated by").selectOption(party);
      for (const [label, value] of Object.entries(members)) await made.getByLabel(label).fill(value);
    }
    await page.getByRole("button", { name: "Try it out" }).click();
    await part(page, "tried").getByText(`customs is asked to release ${mrn}`).first().waitFor();
    expect(await violations(page)).toEqual([]);
    await picture(page, "agreements-propose", { height: 2100 });
    await page.getByRole("button", { name: "Propose it to the parties" }).click();
    await part(page, "waits").getByText("It waits for the signatures of: the bank, the carrier, customs, the port.").waitFor();
    const address = page.url();

    // A key that plays another role is refused before anything is sent.
    await part(page, "sign").getByLabel("Sign as").selectOption("carrier");
    await part(page, "sign").getByLabel("The party's key file").setInputFiles(keys["bank"]!);
    await part(page, "sign").getByRole("alert").getByText("This key does not play the role").waitFor();
    for (const role of ["carrier", "port", "bank"]) {
      await signAs(page, role, keys[role]!);
      await expect.poll(() => part(page, "parties").locator("tbody tr", { hasText: "not yet" }).count()).toBe({ carrier: 3, port: 2, bank: 1 }[role]);
    }
    // Two officers sign for the house; nobody confirms the own.
    const lin = await signIn(browser, house, people["lin"]!);
    await lin.page.goto(address);
    await lin.page.getByRole("button", { name: "Propose that customs signs" }).click();
    await part(lin.page, "house").getByText("You proposed it, so another officer confirms.").waitFor();
    const wu = await signIn(browser, house, people["wu"]!);
    await wu.page.goto(address);
    await wu.page.getByRole("button", { name: "Confirm: customs signs" }).waitFor();
    await picture(wu.page, "agreements-second");
    await wu.page.getByRole("button", { name: "Confirm: customs signs" }).click();
    await wu.page.locator('.agree-standing[data-standing="in_force"]').waitFor();
    expect([...lin.complaints, ...wu.complaints]).toEqual([]);
    await lin.page.context().close();
    await wu.page.context().close();

    // The house states by itself what its case has come to. The parties' facts are tried, then stated.
    const api = await house.as(people["carrier"]!);
    await expect.poll(async () => (await api.call("GET", "/api/agreements")).body.agreements[0].steps, { timeout: 20_000 }).toBe(2);
    await page.reload();
    const state = part(page, "state");
    await state.waitFor();
    await state.getByLabel("Stated by").selectOption("carrier");
    expect(await state.getByLabel("the container (text)").inputValue()).toBe(CONTAINER);
    await state.getByLabel("the number of the seal (text)").fill(SEAL);
    await state.getByLabel("The party's key file").setInputFiles(keys["carrier"]!);
    await state.getByRole("button", { name: "Try: what would follow?" }).click();
    await state.getByRole("status").getByText("It would be step 3.").waitFor();
    await state.getByRole("button", { name: "State it" }).click();
    await part(page, "steps").locator('[data-step="3"]').waitFor();
    await state.getByLabel("Stated by").selectOption("port");
    await state.getByLabel("the container (text)").fill("TEMU6079348");
    await state.getByLabel("the result of the scan (text)").fill("clean");
    await state.getByLabel("The party's key file").setInputFiles(keys["port"]!);
    await state.getByRole("button", { name: "State it" }).click();
    await state.getByRole("alert").getByText("this scanned is about other goods").waitFor();
    await state.getByLabel("the container (text)").fill(CONTAINER);
    await state.getByRole("button", { name: "State it" }).click();
    const last = part(page, "steps").locator('[data-step="4"]');
    await last.getByText(`customs is asked to release ${mrn}`).waitFor();
    await last.getByText("Record and chain").click();
    await last.getByText("tongguan-fact/v1").waitFor();
    await part(page, "steps").getByText("The chain holds").waitFor();

    // Recomputed: the same pennies. A file in which a step was changed is found out, at its place.
    const check = part(page, "check");
    await check.getByRole("button", { name: "Recompute every step" }).click();
    await check.getByRole("status").getByText("The same, to the penny and to the byte.").waitFor();
    const [download] = await Promise.all([page.waitForEvent("download"), check.getByRole("button", { name: "Save the file" }).click()]);
    const file = join(folder, "held.json");
    await download.saveAs(file);
    const held = JSON.parse(readFileSync(file, "utf8"));
    held.records[1].state = "00";
    const forged = join(folder, "forged.json");
    writeFileSync(forged, JSON.stringify(held));
    await check.getByLabel("The file that another party holds").setInputFiles(forged);
    await check.getByRole("button", { name: "Check it against this house" }).click();
    await check.getByRole("status").getByText("step 2 differs at /state").waitFor();
    await check.getByRole("status").getByText("/state", { exact: true }).waitFor();
    await picture(page, "agreements-dispute", { height: 2600 });
    await check.getByLabel("The file that another party holds").setInputFiles(file);
    await check.getByRole("button", { name: "Check it against this house" }).click();
    await check.getByRole("status").getByText(/The file and this house have the same steps|The file is older/).waitFor();
    expect(carrier.complaints).toEqual([]);
    await page.context().close();

    for (const [name, options] of LOOKS) {
      const looking = await signIn(browser, house, people["carrier"]!, options);
      await looking.page.goto(`${house.url}/#page=agreements`);
      await looking.page.locator(".house-table a").first().waitFor();
      expect(await violations(looking.page)).toEqual([]);
      expect(await isTooWide(looking.page)).toBe(false);
      await picture(looking.page, `agreements-list-${name}`);
      await looking.page.goto(address);
      await part(looking.page, "check").waitFor();
      expect(await violations(looking.page)).toEqual([]);
      expect(await isTooWide(looking.page)).toBe(false);
      await picture(looking.page, `agreements-one-${name}`, { height: 2600 });
      await looking.page.goto(`${house.url}/#page=agreements&id=new`);
      await looking.page.locator("fieldset[data-role]").first().waitFor();
      expect(await violations(looking.page)).toEqual([]);
      expect(await isTooWide(looking.page)).toBe(false);
      await picture(looking.page, `agreements-new-${name}`, { height: 1600 });
      expect(looking.complaints).toEqual([]);
      await looking.page.context().close();
    }
  }, 240_000);

  it("is no page of a cashier", async () => {
    const { page } = await signIn(browser, house, people["cashier"]!);
    expect(await page.locator("nav .ant-menu-item").allTextContents()).not.toContain("Agreements");
    await page.goto(`${house.url}/#page=agreements`);
    await page.locator("nav .ant-menu-item-selected", { hasText: "Cases" }).waitFor();
    expect(await page.getByRole("heading", { name: "Agreements" }).count()).toBe(0);
    expect((await (await house.as(people["cashier"]!)).call("GET", "/api/agreements")).status).toBe(403);
    await page.context().close();
  });
});
