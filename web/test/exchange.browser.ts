// The exchange between administrations against two real servers of two countries (TONGGUAN_PROGRAM): an officer asks about a case
// and sees both sides, a supervisor sees requests, partners and lists of trusted traders. An officer has no such page.

import { createServer, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { keyFile, makeKey, type PartyKey } from "../src/agreements/key.ts";
import { DESK, launch, PHONE, violations } from "./chromium.ts";
import { declare, type House, type Person, signIn, startHouse } from "./house.ts";
import { isTooWide, LOOKS, picture } from "./looks.ts";

const program = process.env["TONGGUAN_PROGRAM"];

/** A door of a fixed address before a house that is not there yet: both have to know it before they start. */
async function door(): Promise<{ url: string; lead(to: string): void; server: Server }> {
  let leadsTo = "";
  const server = createServer((asked, answer) => {
    const onward = request(leadsTo + asked.url, { method: asked.method, headers: { ...asked.headers, host: new URL(leadsTo).host } }, (got) => {
      answer.writeHead(got.statusCode ?? 502, got.headers);
      got.pipe(answer);
    });
    onward.on("error", () => answer.writeHead(502).end());
    asked.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { url: `http://localhost:${(server.address() as AddressInfo).port}`, lead: (to) => void (leadsTo = to), server };
}

const arrangement = (gb: [PartyKey, string], us: [PartyKey, string]) => `
name = "gb-us"
valid_from = "2026-01-01T00:00:00Z"
valid_to = "2099-12-31T23:59:59Z"
recognises_trusted_traders = true
tolerance = { value_percent = "1", mass_percent = "2", quantity_percent = "0", name_hundredths = 80 }
administration.gb = { key = "${gb[0].key}", url = "${gb[1]}/exchange", text = { en = "United Kingdom", zh = "英国" } }
administration.us = { key = "${us[0].key}", url = "${us[1]}/exchange", text = { en = "United States", zh = "美国" } }
purpose.valuation = { law = "Article 5", fields = ["values", "commodities", "masses", "containers"], text = { en = "Customs valuation", zh = "海关估价" } }
purpose.safety = { law = "Article 7", by = ["us"], fields = ["parties"], text = { en = "Safety", zh = "安全" } }
`;

describe.skipIf(!program)("the exchange between administrations", () => {
  let browser: Browser;
  let gb: House;
  let us: House;
  const doors: Server[] = [];
  const people: Record<string, Person> = {};
  beforeAll(async () => {
    const [gbDoor, usDoor] = [await door(), await door()];
    doors.push(gbDoor.server, usDoor.server);
    const [gbKey, usKey] = [(await makeKey("customs.gb"))!, (await makeKey("customs.us"))!];
    const start = (key: PartyKey, pack: string) =>
      startHouse(program!, async (folder) => {
        writeFileSync(join(folder, "cases.db.party-key"), keyFile(key), { mode: 0o600 });
        const file = join(folder, "gb-us.toml");
        writeFileSync(file, arrangement([gbKey, gbDoor.url], [usKey, usDoor.url]));
        return ["--arrangement", file, "--pack", pack, "--webhooks-to-this-machine"];
      });
    gb = await start(gbKey, "gb");
    us = await start(usKey, "us");
    gbDoor.lead(gb.url);
    usDoor.lead(us.url);
    for (const [role, login, where] of [["trader", "trader", "firm"], ["officer", "officer", "customs"], ["supervisor", "sue", "customs"], ["supervisor", "tom", "customs"]] as const) {
      people[login] = await gb.person(role, login, where);
    }
    browser = await launch();
  });
  afterAll(async () => {
    await browser?.close();
    await gb?.close();
    await us?.close();
    doors.forEach((one) => one.close());
  });

  const part = (page: Page, name: string) => page.locator(`[data-part="${name}"]`);

  it("is asked about a case, and both sides stand beside each other", async () => {
    const abroad = await us.as(await us.person("trader", "importer", "firm"));
    const theirs = await declare(abroad, "us/import-usmca.xml");
    const ours = await declare(await gb.as(people["trader"]!), "import-beef.xml");
    const opened = await signIn(browser, gb, people["officer"]!);
    const { page } = opened;
    await page.goto(`${gb.url}/#page=queue&case=${ours.case}`);
    await page.reload();
    await page.getByText("Other administrations: ask, compare both sides").click();
    const form = page.getByRole("form", { name: "Ask another administration" });
    await form.getByLabel("Movement reference number there").fill(theirs.mrn);
    // Only purposes for which this house may ask are offered.
    expect(await form.getByLabel("What for").locator("option").allTextContents()).toEqual(["Customs valuation · Article 5"]);
    await form.getByRole("button", { name: "Send the signed request" }).click();
    const sides = part(page, "sides").first();
    await sides.getByText(/^Differences: \d+/).waitFor();
    const mass = sides.locator("tr", { hasText: "gross mass" });
    await mass.waitFor();
    expect(await mass.locator("td").count()).toBe(3);
    expect(await violations(page)).toEqual([]);
    await picture(page, "exchange-case", { height: 1800 });
    // One that is not there is refused, signed, and kept as well.
    await form.getByLabel("Movement reference number there").fill("26US0000000000");
    await form.getByRole("button", { name: "Send the signed request" }).click();
    await page.getByText("refused: no such declaration").first().waitFor();
    expect(opened.complaints).toEqual([]);
    // The officer asks about cases; the page of all exchanges is not the officer's.
    expect(await page.locator("nav .ant-menu-item").allTextContents()).not.toContain("Exchange");
    expect((await (await gb.as(people["officer"]!)).call("GET", "/api/exchanges")).status).toBe(403);
    await page.context().close();
  }, 120_000);

  it("has lists of trusted traders that two people lay down and the other side fetches", async () => {
    const [sue, tom] = [await signIn(browser, gb, people["sue"]!), await signIn(browser, gb, people["tom"]!)];
    await sue.page.goto(`${gb.url}/#page=exchange`);
    const lists = part(sue.page, "recognised");
    await lists.getByText("Propose a new list").click();
    await lists.getByLabel("Traders, one a line").fill("GBAEO0001 Tea Ltd\nGBAEO0002");
    await lists.getByLabel("Numbers of certificates").fill("GB-PHYTO-1");
    await lists.getByLabel("Until").fill("2099-06-30");
    await lists.getByRole("button", { name: "Propose", exact: true }).click();
    await lists.getByRole("alert").getByText("Line 2 has no name").waitFor();
    await lists.getByLabel("Traders, one a line").fill("GBAEO0001 Tea Ltd\nGBAEO0002 茶业有限公司");
    await lists.getByRole("button", { name: "Propose", exact: true }).click();
    await lists.getByText("waits for a second person").waitFor();
    expect(await lists.getByRole("button", { name: "Confirm the list of sue" }).count()).toBe(0);
    await tom.page.goto(`${gb.url}/#page=exchange`);
    await part(tom.page, "recognised").getByRole("button", { name: "Confirm the list of sue" }).click();
    await part(tom.page, "recognised").getByText("published").waitFor();
    // The other country has none yet, then fetches ours over its own page.
    await lists.getByRole("button", { name: "Fetch the list of United States" }).click();
    await lists.getByRole("alert").waitFor();
    const jane = await us.person("supervisor", "jane");
    const there = await signIn(browser, us, jane);
    await there.page.goto(`${us.url}/#page=exchange`);
    await part(there.page, "recognised").getByRole("button", { name: "Fetch the list of United Kingdom" }).click();
    await part(there.page, "recognised").getByText("its signature holds").waitFor();
    await part(there.page, "recognised").getByText(/^List of United Kingdom/).click();
    await part(there.page, "recognised").getByText("茶业有限公司").waitFor();
    // What was answered to us, the other side sees as what it told.
    const requests = part(there.page, "requests");
    await requests.getByRole("link", { name: /^Look at/ }).first().click();
    await part(there.page, "one").waitFor();
    await requests.waitFor({ state: "detached" });
    expect([...sue.complaints, ...tom.complaints, ...there.complaints]).toEqual([]);
    for (const one of [sue, tom, there]) await one.page.context().close();
  }, 120_000);

  it.each(LOOKS)("is whole and open to all: %s", async (name, options) => {
    const { page, complaints } = await signIn(browser, gb, people["sue"]!, options);
    await page.goto(`${gb.url}/#page=exchange`);
    await part(page, "recognised").locator("table").first().waitFor();
    await part(page, "requests").locator("tbody tr").first().waitFor();
    expect(await violations(page)).toEqual([]);
    expect(await isTooWide(page)).toBe(false);
    await picture(page, `exchange-${name}`, { height: 1800 });
    await part(page, "requests").locator("tbody tr a").last().click();
    await part(page, "sides").waitFor();
    expect(await violations(page)).toEqual([]);
    expect(await isTooWide(page)).toBe(false);
    await picture(page, `exchange-one-${name}`, { height: 1600 });
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it("says that a house takes part in no arrangement", async () => {
    const alone = await startHouse(program!);
    try {
      for (const options of [DESK, PHONE]) {
        const { page } = await signIn(browser, alone, await alone.person("supervisor", options === DESK ? "ann" : "bob"), options);
        await page.goto(`${alone.url}/#page=exchange`);
        await page.locator(".agree-waits").waitFor();
        expect(await violations(page)).toEqual([]);
        await picture(page, `exchange-none-${options === DESK ? "desk" : "phone"}`);
        await page.context().close();
      }
    } finally {
      await alone.close();
    }
  });
});
