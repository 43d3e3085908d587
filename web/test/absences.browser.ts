// Who is away and who stands in, in a real browser against a real server; and a case sent to another department without
// touching the mouse.

import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launch, violations } from "./chromium.ts";
import { declare, type House, signIn, startHouse } from "./house.ts";
import { isTooWide, LOOKS, picture } from "./looks.ts";

const program = process.env["TONGGUAN_PROGRAM"];

describe.skipIf(!program)("who is away", () => {
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

  it("a supervisor notes it, the officer is told, comes back and works", async () => {
    const [wang, boss] = [await house.person("officer", "wang"), await house.person("supervisor", "boss")];
    await house.person("officer", "li");
    const team = await signIn(browser, house, boss);
    await team.page.goto(`${house.url}#page=people`);
    const absences = team.page.getByRole("region", { name: "Absences" });
    await absences.getByText("Nobody is away.").waitFor();
    await absences.locator("select[name=user]").selectOption({ label: "wang (0 cases)" });
    await absences.locator("select[name=substitute]").selectOption({ label: "wang (0 cases)" });
    const today = await absences.getByLabel("First day").inputValue();
    await absences.getByLabel("Last day").fill(today);
    await absences.getByRole("button", { name: "Note the absence" }).click();
    await absences.getByText("The person is away then.").waitFor();
    await absences.locator("select[name=substitute]").selectOption({ label: "li (0 cases)" });
    await absences.getByRole("button", { name: "Note the absence" }).click();
    await absences.getByText("li stands in").waitFor();
    await absences.getByText("away now").waitFor();
    expect(await violations(team.page)).toEqual([]);
    await picture(team.page, "absences-team", { fullPage: true });
    expect(team.complaints).toEqual([]);
    await team.page.context().close();

    const { page } = await signIn(browser, house, wang);
    await page.getByText("You are noted as away until").waitFor();
    await page.keyboard.press("t");
    await page.getByText("Say first that you are back.").waitFor();
    await picture(page, "absences-queue");
    await page.getByRole("button", { name: "I am back" }).click();
    await page.getByText("You are noted as away until").waitFor({ state: "detached" });
    await page.keyboard.press("t");
    await page.getByText("Nothing waits for you.").waitFor();
    await page.context().close();
  });

  it("a case goes to another department by the keyboard alone, and keys can be switched off", async () => {
    const section = (await house.administrator.call("POST", "/api/organisations", { part_of: house.customs, kind: "section", name_en: "Origin section", name_zh: "原产地科" })).body;
    const given = await house.administrator.call("POST", `/api/organisations/${section.id}/competences`, { procedure: "", goods: "", place: "", subject: "origin" });
    expect(given.status, JSON.stringify(given.body)).toBe(201);
    const trader = await house.as(await house.person("trader", "tea", "firm"));
    const { mrn } = await declare(trader, "import-tea-sets.xml");
    const { page, complaints } = await signIn(browser, house, await house.person("officer", "zhao"));
    await page.getByText(mrn).waitFor();
    await page.keyboard.press("j");
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "Send to a department" }).waitFor();
    await picture(page, "absences-acts");
    await page.keyboard.press("f");
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("radio", { name: "Origin and preference" }).waitFor();
    await page.keyboard.press("Space");
    await page.keyboard.press("Tab");
    await page.keyboard.type("certificate doubtful 证书可疑");
    expect(await violations(page)).toEqual([]);
    await picture(page, "absences-refer");
    await page.keyboard.press("Control+Enter");
    await page.getByText("Nothing waits here.").waitFor();
    expect(complaints).toEqual([]);

    await page.goto(`${house.url}#page=account`);
    await page.getByLabel("Single letters act on the pages").uncheck();
    await page.goto(`${house.url}#page=queue`);
    await page.getByText("Nothing waits here.").waitFor();
    const asked: string[] = [];
    page.on("request", (request) => request.url().endsWith("/api/queue/next") && asked.push(request.url()));
    await page.keyboard.press("t");
    await page.getByRole("button", { name: "Take the next" }).click();
    await page.getByText("Nothing waits for you.").waitFor();
    expect(asked).toHaveLength(1);
    await page.context().close();
  });

  it.each(LOOKS)("one says that one will be away (%s)", async (name, options) => {
    const { page, complaints } = await signIn(browser, house, await house.person("officer", `sun-${name}`), options);
    await page.goto(`${house.url}#page=account`);
    const form = page.locator("form.house-form", { has: page.locator('input[name="until"]') });
    const today = await form.locator('input[name="from"]').inputValue();
    await form.locator('input[name="until"]').fill(today);
    await form.locator('button[type="submit"]').click();
    await page.locator("ul.drafts li", { hasText: `sun-${name}` }).first().waitFor();
    expect(await violations(page)).toEqual([]);
    expect(await isTooWide(page)).toBe(false);
    expect(complaints).toEqual([]);
    await picture(page, `absences-${name}`, { fullPage: true });
    await page.context().close();
  });
});
