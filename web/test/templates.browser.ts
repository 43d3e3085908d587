// Templates of a firm in a real browser over answers made for the test: kept, begun with and deleted; those that are only on
// this device are moved to the firm's; without a network it is said; in both languages, at desk and phone size.

import { readFileSync } from "node:fs";
import type { Browser, BrowserContextOptions, Page, Route } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { uuidOf } from "../src/parts/bytes.ts";
import type { Template } from "../src/trade/templates.ts";
import { DESK, launch, open, violations } from "./chromium.ts";
import { isTooWide, LOOKS, picture } from "./looks.ts";
import { type Mock, startMock } from "./mock.ts";

const TEXT = readFileSync(new URL("./tea.json", import.meta.url), "utf8");
const DECLARATION = JSON.parse(TEXT) as Template["declaration"];
const LEFT = "00112233445566778899aabbccddeeff";

const template = (place: number, name: string, changed_by: string): Template => ({ id: `00000000-0000-4000-8000-00000000000${place}`, name, declaration: DECLARATION, changed_at: Date.UTC(2026, 10, 20 - place, 9) * 1000, changed_by });
const OF_FIRM = [template(1, "Tea of every Monday 周一茶叶", "Wang Li 王丽"), template(2, "Bamboo trays from Ningbo, in containers of forty feet, delivered to Tilbury", "Tea")];

interface House {
  templates: Template[];
  /** What the next change is refused with. */
  refusal: { status: number; reason: string } | null;
  isOffline: boolean;
  sent: { method: string; id: string; body: { name: string; declaration: Record<string, unknown> } | null; firm: string | undefined }[];
}

describe("templates of a firm", () => {
  let browser: Browser;
  let mock: Mock;
  beforeAll(async () => {
    mock = await startMock();
    browser = await launch();
  });
  afterAll(async () => {
    await browser?.close();
    await mock?.close();
  });

  /** Opens the page with a draft on the device, and a template that was kept there before. */
  async function enter(options: BrowserContextOptions, { hasLeft = false, firm = null as string | null, ...changes }: Partial<House> & { hasLeft?: boolean; firm?: string | null } = {}) {
    const house: House = { templates: OF_FIRM, refusal: null, isOffline: false, sent: [], ...changes };
    const opened = await open(browser, `${mock.url}favicon.svg`, options);
    const json = (route: Route, body: unknown, status = 200) => route.fulfill({ status, contentType: status < 400 ? "application/json" : "application/problem+json", body: JSON.stringify(body) });
    await opened.page.route("**/api/**", (route) => {
      const request = route.request();
      const { pathname } = new URL(request.url());
      if (pathname === "/api/account") return json(route, { id: "t1", login: "tea", name: "Tea", language: "en", organisation: "f", roles: ["trader"], firms: ["f", "g"], permissions: ["Declare", "ManageOwnAccount"], has_one_time: false, recovery_codes_left: 0 });
      if (pathname === "/api/organisations") return json(route, []);
      if (pathname.startsWith("/api/templates")) {
        if (house.isOffline) return route.abort("internetdisconnected");
        if (request.method() === "GET") return json(route, { templates: house.templates });
        const id = pathname.split("/").at(-1)!;
        const body = request.postDataJSON() as House["sent"][number]["body"];
        house.sent.push({ method: request.method(), id, body, firm: request.headers()["on-behalf-of"] });
        if (house.refusal) return json(route, { code: house.refusal.status === 404 ? "not_found" : "invalid", title: { en: "No.", zh: "否。" }, details: { field: "name", reason: house.refusal.reason } }, house.refusal.status);
        house.templates = house.templates.filter((one) => one.id !== id);
        if (body) house.templates = [{ ...template(3, body.name, "Tea"), id, declaration: body.declaration as Template["declaration"] }, ...house.templates];
        return route.fulfill({ status: 204 });
      }
      return json(route, { counts: [], cases: [], waiting: [], messages: [], number: 0, next: null });
    });
    await opened.page.evaluate(
      ([declaration, left, other]) => {
        const keep = (id: string, more: object) => localStorage.setItem(`tongguan.draft.t1.${id}`, JSON.stringify({ id, declaration: JSON.parse(declaration) as unknown, changed: Date.now(), key: `${id}-key`, ...more }));
        keep("tea", {});
        if (left) keep(left, { template: "Kept before 早先保存" });
        if (other) sessionStorage.setItem("tongguan.acting_for", other);
      },
      [TEXT, hasLeft ? LEFT : null, firm] as const,
    );
    await opened.page.goto(`${mock.url}#page=declare`);
    await opened.page.getByText("TGS-0001").waitFor();
    return { ...opened, house };
  }

  const rows = (page: Page) => page.locator("li[data-template]");
  const names = (page: Page) => rows(page).evaluateAll((all) => all.map((one) => one.getAttribute("data-template")));
  const keptHere = (page: Page) => page.evaluate(() => Object.keys(localStorage).filter((name) => name.startsWith("tongguan.draft.t1.")).map((name) => name.split(".").at(-1)));

  it("are kept under a name, begun with, and deleted after a question", async () => {
    const { page, house, complaints } = await enter(DESK);
    await rows(page).first().waitFor();
    expect(await names(page)).toEqual(OF_FIRM.map((one) => one.name));
    expect(await rows(page).first().innerText()).toContain("Wang Li 王丽");
    const keep = page.getByRole("button", { name: "Keep as template" });
    const name = page.getByLabel("Name of the template");
    const save = page.getByRole("tooltip").filter({ has: name }).getByRole("button", { name: "OK" });
    // What could not be kept is said, and the name stays typed.
    house.refusal = { status: 422, reason: "too_many" };
    await keep.click();
    await name.fill("  Sets for spring ");
    await save.click();
    await page.getByRole("alert").getByText("The template was not kept; the draft is here as it was.").waitFor();
    await page.getByRole("alert").getByText("There are too many already.").waitFor();
    house.refusal = null;
    await name.waitFor({ state: "hidden" });
    await keep.click();
    expect(await name.inputValue()).toBe("  Sets for spring ");
    await save.click();
    await expect.poll(() => names(page)).toEqual(["Sets for spring", ...OF_FIRM.map((one) => one.name)]);
    expect(await page.getByRole("alert").count()).toBe(0);
    const [, kept] = house.sent;
    expect([kept!.method, kept!.body!.name, kept!.firm]).toEqual(["PUT", "Sets for spring", undefined]);
    expect(kept!.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    // It has the goods and no reference of the consignment.
    expect(kept!.body!.declaration).toMatchObject({ typeCode: DECLARATION["typeCode"] });
    expect(kept!.body!.declaration).not.toHaveProperty("functionalReferenceId");
    expect(await violations(page)).toEqual([]);

    await rows(page).nth(1).getByRole("button", { name: "Begin with it" }).click();
    expect(await page.getByLabel("Own reference (LRN)").inputValue()).toBe("");
    expect(await page.getByLabel("Price", { exact: true }).first().inputValue()).toBe("2500.00");
    await page.getByRole("button", { name: "All drafts" }).click();
    await rows(page).nth(2).waitFor();
    expect((await keptHere(page)).length).toBe(2);

    // A colleague was quicker: it is gone all the same.
    const remove = async (place: number) => {
      await rows(page).nth(place).getByRole("button", { name: "Delete" }).click();
      await page.getByRole("tooltip").filter({ hasText: "for all of the firm?" }).locator("visible=true").getByRole("button", { name: "OK" }).click();
    };
    await remove(0);
    await expect.poll(() => names(page)).toEqual(OF_FIRM.map((one) => one.name));
    house.refusal = { status: 404, reason: "" };
    house.templates = [OF_FIRM[1]!];
    await remove(0);
    await expect.poll(() => names(page)).toEqual([OF_FIRM[1]!.name]);
    house.refusal = { status: 403, reason: "role" };
    await remove(0);
    await page.getByRole("alert").getByText("The template was not deleted.").waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it("move from this device to the firm, once, and those that cannot stay with the reason", async () => {
    const { page, house, complaints } = await enter(DESK, { hasLeft: true, refusal: { status: 422, reason: "too_large" } });
    const left = page.locator('li[data-left="true"]');
    await left.getByText("It is too large.").waitFor();
    await left.getByText("only on this device").waitFor();
    expect(await keptHere(page)).toContain(LEFT);
    expect(await violations(page)).toEqual([]);
    house.refusal = null;
    await page.reload();
    await expect.poll(() => names(page)).toEqual(["Kept before 早先保存", ...OF_FIRM.map((one) => one.name)]);
    expect(await left.count()).toBe(0);
    expect(await keptHere(page)).toEqual(["tea"]);
    // Sent again it is the same one.
    expect(house.sent.map((one) => [one.method, one.id])).toEqual(Array(2).fill(["PUT", uuidOf(LEFT)]));
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it("are not given to another firm that one acts for", async () => {
    const { page, house } = await enter(DESK, { hasLeft: true, firm: "g" });
    await expect.poll(() => names(page)).toEqual([...OF_FIRM.map((one) => one.name), "Kept before 早先保存"]);
    await page.locator('li[data-left="true"]').getByRole("button", { name: "Delete" }).click();
    await page.getByText("from this device?").waitFor();
    expect(house.sent).toEqual([]);
    expect(await keptHere(page)).toContain(LEFT);
    await page.context().close();
  });

  it("are missed in words without a network, and drafts are there", async () => {
    const { page, house, complaints } = await enter(DESK, { hasLeft: true, isOffline: true });
    const alert = page.getByRole("alert");
    await alert.getByText("The templates of the firm could not be loaded; the drafts on this device are all here.").waitFor();
    expect(await names(page)).toEqual(["Kept before 早先保存"]);
    expect(await page.getByText("No template yet.").count()).toBe(0);
    expect(await violations(page)).toEqual([]);
    await page.getByRole("button", { name: "New declaration" }).click();
    await page.getByLabel("Own reference (LRN)").fill("WITHOUT-NETWORK");
    await page.getByRole("button", { name: "All drafts" }).click();
    await page.getByText("WITHOUT-NETWORK").waitFor();
    house.isOffline = false;
    await alert.getByRole("button", { name: "Try again" }).click();
    await expect.poll(() => names(page)).toEqual(["Kept before 早先保存", ...OF_FIRM.map((one) => one.name)]);
    expect(await alert.count()).toBe(0);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it.each(LOOKS)("are whole and open to all: %s", async (name, options) => {
    const { page, complaints } = await enter(options, { hasLeft: true, refusal: { status: 422, reason: "too_many" } });
    await page.locator('li[data-left="true"] .late').waitFor();
    expect(await violations(page)).toEqual([]);
    expect(await isTooWide(page)).toBe(false);
    await picture(page, `templates-${name}`, { fullPage: true });
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});
