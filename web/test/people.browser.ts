// Seeing to people in a real browser against a real server: roles are changed, a new password is shown once and lets in, ties
// of kin and firm are noted and taken back; a supervisor changes officers only, and nobody oneself.

import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launch, violations } from "./chromium.ts";
import { type House, type Person, signIn, startHouse } from "./house.ts";
import { isTooWide, LOOKS, picture } from "./looks.ts";

const program = process.env["TONGGUAN_PROGRAM"];

describe.skipIf(!program)("seeing to people", () => {
  let browser: Browser;
  let house: House;
  let chief: Person;
  let boss: Person;
  let wei: Person;
  beforeAll(async () => {
    house = await startHouse(program!);
    [chief, boss, wei] = await Promise.all([house.person("administrator", "chief"), house.person("supervisor", "boss"), house.person("officer", "wei")]);
    browser = await launch();
  });
  afterAll(async () => {
    await browser?.close();
    await house?.close();
  });

  const rolesOf = async (login: string) => ((await house.administrator.call("GET", "/api/users")).body as { login: string; roles: string[] }[]).find((one) => one.login === login)!.roles.toSorted();

  it("an administrator changes roles; an auditor who acts is refused in words", async () => {
    const { page, complaints } = await signIn(browser, house, chief);
    await page.goto(`${house.url}#page=people`);
    await page.getByRole("button", { name: "Roles, password, ties: wei" }).click();
    const dialog = page.getByRole("dialog");
    expect(await dialog.getByRole("checkbox").count()).toBe(6);
    await dialog.getByRole("checkbox", { name: "Auditor" }).check();
    await dialog.getByRole("button", { name: "Give these roles" }).click();
    await dialog.getByText("An auditor may not also be officer").waitFor();
    await dialog.getByRole("checkbox", { name: "Auditor" }).uncheck();
    await dialog.getByRole("checkbox", { name: "Supervisor" }).check();
    await dialog.getByRole("button", { name: "Give these roles" }).click();
    await dialog.getByText("Done.", { exact: true }).waitFor();
    expect(await rolesOf("wei")).toEqual(["officer", "supervisor"]);
    await dialog.getByRole("checkbox", { name: "Supervisor" }).uncheck();
    await dialog.getByRole("button", { name: "Give these roles" }).click();
    await dialog.getByText("Done.", { exact: true }).waitFor();
    expect(await rolesOf("wei")).toEqual(["officer"]);
    await dialog.getByRole("button", { name: "Close" }).click();
    await page.getByRole("button", { name: "Roles, password, ties: chief" }).click();
    expect(await dialog.getByRole("checkbox").count()).toBe(0);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it("a supervisor gives an officer a new password, and changes no other supervisor", async () => {
    const { page, complaints } = await signIn(browser, house, boss);
    await page.goto(`${house.url}#page=people`);
    await page.getByRole("button", { name: "End: wei" }).waitFor();
    expect(await page.getByRole("button", { name: /^End: / }).count()).toBe(1);
    await page.getByRole("button", { name: "Roles, password, ties: wei" }).click();
    const dialog = page.getByRole("dialog");
    expect(await dialog.getByRole("checkbox").count()).toBe(2);
    await dialog.getByText("New password", { exact: true }).click();
    await dialog.getByRole("button", { name: "Make a new password" }).click();
    await dialog.getByText("The password of wei, shown once:").waitFor();
    const password = (await dialog.locator("code").textContent())!;
    expect(await violations(page)).toEqual([]);
    await expect(house.as(wei)).rejects.toThrow("401");
    wei = { ...wei, password };
    await house.as(wei);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it.each(LOOKS)("ties are noted and taken back (%s)", async (name, options) => {
    const { page, complaints } = await signIn(browser, house, boss, options);
    await page.goto(`${house.url}#page=people`);
    await page.locator("tr", { hasText: "wei" }).locator("button").first().click();
    const dialog = page.getByRole("dialog");
    await dialog.locator("summary").last().click();
    await dialog.locator("select").selectOption(house.firm);
    await dialog.locator('input[name="reason"]').fill("brother-in-law is its director 姐夫为其董事");
    await dialog.locator("form").last().locator('button[type="submit"]').click();
    const tie = dialog.locator("li", { hasText: "brother-in-law" });
    await tie.waitFor();
    expect((await house.administrator.call("GET", `/api/users/${wei.id}/relations`)).body).toEqual([{ firm: house.firm, reason: "brother-in-law is its director 姐夫为其董事" }]);
    await dialog.locator("summary").first().click();
    expect(await violations(page)).toEqual([]);
    expect(await isTooWide(page)).toBe(false);
    await picture(page, `people-${name}`);
    await tie.locator("button").click();
    await tie.waitFor({ state: "detached" });
    expect((await house.administrator.call("GET", `/api/users/${wei.id}/relations`)).body).toEqual([]);
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});
