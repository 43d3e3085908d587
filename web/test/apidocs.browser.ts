// The page about the API, open to everybody, and the keys that programs use it with: in a real browser against a real server.

import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launch, open, violations } from "./chromium.ts";
import { type House, signIn, startHouse } from "./house.ts";
import { isTooWide, LOOKS, picture } from "./looks.ts";

const program = process.env["TONGGUAN_PROGRAM"];

describe.skipIf(!program)("the page about the API", () => {
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

  it.each(LOOKS)("a firm makes a key, a program works with it, and it ends (%s)", async (name, options) => {
    const { page, complaints } = await signIn(browser, house, await house.person("trader", `trader-${name}`, "firm"), options);
    await page.goto(`${house.url}/#page=keys`);
    await page.locator("input[name=name]").fill(`stock ${name}`);
    await page.locator("form.house-form button[type=submit]").click();
    const key = (await page.locator(".house-secret").textContent())!;
    const ask = async () => (await fetch(`${house.url}/api/account`, { headers: { Authorization: `Bearer ${key}` } })).status;
    expect(await ask()).toBe(200);
    expect(await violations(page)).toEqual([]);
    expect(await isTooWide(page)).toBe(false);
    await picture(page, `keys-${name}`, { fullPage: true });
    await page.locator("tr", { hasText: `stock ${name}` }).getByRole("button").click();
    await page.locator(".ant-popconfirm .ant-btn-primary").click();
    await page.locator("tr", { hasText: `stock ${name}` }).getByRole("button").waitFor({ state: "detached" });
    expect(await ask()).toBe(401);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it.each(LOOKS)("whoever writes a program finds a call and what it takes (%s)", async (name, options) => {
    const { page, complaints } = await open(browser, `${house.url}/docs`, options);
    await page.getByRole("searchbox").fill("authorisations end");
    await page.locator(".api-call").filter({ hasText: "/api/authorisations/{authorisation}/end" }).locator("summary").first().click();
    const call = page.locator(".api-call[open]");
    await call.getByText("ManageAuthorisations").waitFor();
    await call.locator("summary", { hasText: "AuthorisationEnd" }).click();
    await call.locator("dt", { hasText: "reason" }).waitFor();
    expect(await call.locator("pre").textContent()).toContain(`curl -X POST '${house.url}/api/authorisations/AUTHORISATION/end'`);
    expect(await violations(page)).toEqual([]);
    expect(await isTooWide(page)).toBe(false);
    await picture(page, `apidocs-call-${name}`, { fullPage: true });
    await page.getByRole("searchbox").fill("");
    await expect.poll(() => page.locator(".api-call").count()).toBeGreaterThan(200);
    expect(await violations(page)).toEqual([]);
    await picture(page, `apidocs-${name}`);
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});
