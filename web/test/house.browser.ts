// The pages about the house in a real browser. Over figures made for the test: offices, mandates, webhooks, audit trail and
// policies, in both languages, at desk and phone size. Against a real server (TONGGUAN_PROGRAM): a person adds a passkey with
// Chromium's own virtual authenticator and signs in with it alone and after the password; a trader's machine is told.

import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Browser, BrowserContextOptions, Route } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { AuditEntry, Mandate, Organisation } from "../src/house/house.ts";
import { DESK, launch, open, PHONE, violations } from "./chromium.ts";
import { type House, startHouse } from "./house.ts";
import { picture } from "./looks.ts";
import { type Mock, startMock } from "./mock.ts";

const program = process.env["TONGGUAN_PROGRAM"];
const AT = 1_795_428_000_000_000;


const organisation = (id: string, part_of: string, kind: string, name_en: string, name_zh: string, competences: Organisation["competences"] = []): Organisation => ({ id, part_of, kind, name_en, name_zh, number: null, founded: null, competences });
const ORGANISATIONS: Organisation[] = [
  organisation("o1", "o1", "administration", "HM Customs", "海关总署"),
  organisation("o2", "o1", "region", "South East", "东南关区"),
  organisation("o3", "o2", "office", "Dover", "多佛海关", [{ id: "c1", procedure: "40", goods: "", place: "GBDVR", subject: "" }, { id: "c2", procedure: "", goods: "02", place: "", subject: "valuation" }]),
  organisation("o4", "o3", "section", "Meat", "肉类科"),
  organisation("o5", "o1", "agency", "Plant health", "植物检疫局"),
  organisation("o6", "o1", "firm", "Tea Ltd", "通关茶业有限公司"),
];
const MANDATES: Mandate[] = [
  { id: "m1", trader: "o6", trader_name: { en: "Tea Ltd", zh: "通关茶业有限公司" }, broker: "b1", broker_name: { en: "Swift Brokers", zh: "迅达报关行" }, valid_from: AT, valid_to: null, revoked_at: null },
  { id: "m2", trader: "o6", trader_name: { en: "Tea Ltd", zh: "通关茶业有限公司" }, broker: "0198a0de-0000-7000-8000-00000000abcd", broker_name: null, valid_from: AT - 9e12, valid_to: AT - 8e12, revoked_at: null },
];
const AUDIT: AuditEntry[] = [
  { id: "a1", by: "u1", by_name: "Wei", at: AT, kind: "session.signed_in", outcome: "done", subject: "wei", detail: "passkey", is_control: false },
  { id: "a2", by: "00000000-0000-0000-0000-000000000000", by_name: null, at: AT - 1e9, kind: "session.refused", outcome: "refused", subject: "nobody", detail: "unknown", is_control: true },
];
const HOOKS = [{ id: "w1", name: "ERP", url: "https://erp.example/customs/notices", kinds: ["13/67"], created_at: AT }];
const delivery = (id: string, more: object) => ({ id, number: 4, kind: "13/67", replay_of: null, state: "delivered", attempts: 1, created_at: AT, last_at: AT, next_at: null, status: 200, answered_bytes: 12, took_ms: 48, failure: null, ...more });
const DELIVERIES = [delivery("d1", {}), delivery("d2", { state: "waiting", attempts: 3, next_at: AT + 3e8, status: 503, failure: "status" }), delivery("d3", { state: "dead", attempts: 9, status: null, answered_bytes: null, failure: "time" })];
const PERMISSIONS = ["ManageOwnAccount", "ManageOrganisation", "ManageMandates", "ManageWebhooks", "ReadAudit", "ReadPolicies"];
const PAGES = { offices: "Dover", mandates: "Swift Brokers", webhooks: "https://erp.example", audit: "Wei", policies: "permit" };

describe("the pages about the house", () => {
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

  async function enter(options: BrowserContextOptions, page: string) {
    const sent: string[] = [];
    const opened = await open(browser, `${mock.url}favicon.svg`, options);
    // Somebody signed in here before: else no session is asked for.
    await opened.page.evaluate(() => localStorage.setItem("tongguan.csrf", "test"));
    const json = (route: Route, body: unknown, status = 200) => route.fulfill({ status, contentType: status < 400 ? "application/json" : "application/problem+json", body: JSON.stringify(body) });
    await opened.page.route("**/api/**", (route) => {
      const { pathname, search } = new URL(route.request().url());
      const method = route.request().method();
      sent.push(`${method} ${pathname}${search} ${route.request().postData() ?? ""}`.trim());
      if (pathname === "/api/account") return json(route, { id: "u1", login: "ana", name: "Ana", language: "en", organisation: "o6", roles: ["trader"], firms: [], permissions: PERMISSIONS, has_one_time: false, recovery_codes_left: 0 });
      if (pathname === "/api/organisations") return json(route, ORGANISATIONS);
      if (pathname === "/api/mandates") return json(route, MANDATES);
      if (pathname === "/api/webhooks" && method === "POST") {
        const { url } = JSON.parse(route.request().postData() ?? "{}") as { url: string };
        if (url.includes("10.0.0.1")) return json(route, { code: "invalid", title: { en: "No.", zh: "否" }, details: { field: "url", reason: "not_public" } }, 422);
        return json(route, { id: "w2", secret: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw" }, 201);
      }
      if (pathname === "/api/webhooks") return json(route, HOOKS);
      if (pathname.endsWith("/deliveries")) return json(route, { deliveries: DELIVERIES, next: null });
      if (pathname === "/api/audit") return json(route, { entries: AUDIT, next: search.includes("after") ? null : "1.2" });
      if (pathname === "/api/audit/pairings") return json(route, [{ officer: "0198a0de-0000-7000-8000-0000000000e1", firm: "GB100000000004", released: 14, of: 17 }]);
      if (pathname === "/api/policies") return json(route, [{ name: "trade.cedar", text: '@id("trader: house")\npermit (principal in Role::"trader", action, resource);' }]);
      return json(route, {});
    });
    await opened.page.goto(`${mock.url}#page=${page}`);
    await opened.page.locator("main.sheet").getByText(PAGES[page as keyof typeof PAGES]).first().waitFor();
    return { ...opened, sent };
  }

  it.each(Object.keys(PAGES))("%s: axe finds nothing in either language, at desk and phone size, and nothing scrolls sideways", async (name) => {
    for (const [size, options] of [["desk", { ...DESK, locale: "en-GB" }], ["phone", { ...PHONE, locale: "en-GB" }]] as const) {
      const { page, complaints } = await enter(options, name);
      if (name === "webhooks") {
        await page.getByRole("button", { name: "Log of ERP" }).click();
        await page.getByText("given up").waitFor();
      }
      expect(await violations(page)).toEqual([]);
      await picture(page, `house-${name}-${size}-en`);
      await page.getByRole("button", { name: "中文" }).or(page.getByLabel("中文")).or(page.getByText("中文", { exact: true })).first().click();
      await page.locator("main.sheet h1").getByText(/[\u4e00-\u9fff]/).waitFor();
      expect(await violations(page)).toEqual([]);
      await picture(page, `house-${name}-${size}-zh`);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0);
      expect(complaints).toEqual([]);
      await page.context().close();
    }
  });

  it("gives an office a competence and takes one away, by the keyboard", async () => {
    const { page, sent } = await enter(DESK, "offices");
    await page.getByRole("button", { name: "Dover office" }).focus();
    await page.keyboard.press("Enter");
    await page.getByLabel("Goods code").fill("0901");
    await page.keyboard.press("Enter");
    await expect.poll(() => sent).toContain('POST /api/organisations/o3/competences {"procedure":"","goods":"0901","place":"","subject":""}');
    await page.getByRole("button", { name: "Take away any / 02 / any / valuation" }).click();
    await expect.poll(() => sent).toContain("DELETE /api/competences/c2");
    await page.context().close();
  });

  it("gives and revokes mandates; of an old one nothing can be revoked", async () => {
    const { page, sent } = await enter(DESK, "mandates");
    expect(await page.getByRole("button", { name: /^Revoke/ }).count()).toBe(1);
    await page.getByRole("button", { name: "Revoke the mandate of Swift Brokers" }).click();
    await page.getByRole("tooltip").getByRole("button", { name: "OK" }).click();
    await expect.poll(() => sent).toContain("DELETE /api/mandates/m1");
    await page.getByLabel("Number of the broker's firm").fill("0198a0de-0000-7000-8000-00000000abcd");
    await page.getByRole("button", { name: "Give a mandate" }).click();
    await expect.poll(() => sent).toContain('POST /api/mandates {"broker":"0198a0de-0000-7000-8000-00000000abcd"}');
    await page.context().close();
  });

  it("says in words why an address is refused, and shows the secret of one that is taken", async () => {
    const { page, sent } = await enter(DESK, "webhooks");
    await page.getByLabel("Name", { exact: true }).fill("ERP 2");
    await page.getByLabel("Address (https://…)").fill("https://10.0.0.1/");
    await page.getByRole("button", { name: "Add a webhook" }).click();
    await page.getByRole("alert").getByText("Only public addresses can be told.").waitFor();
    await page.getByLabel("Address (https://…)").fill("https://erp.example/");
    await page.getByRole("button", { name: "Add a webhook" }).click();
    await page.getByText("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw").waitFor();
    await page.getByRole("button", { name: "Log of ERP" }).click();
    await page.getByRole("button", { name: /^Send again: 13\/67/ }).last().click();
    await expect.poll(() => sent).toContain("POST /api/deliveries/d3/replay");
    await page.context().close();
  });

  it("shows who released unusually many cases of a firm", async () => {
    const { page } = await enter(DESK, "audit");
    await page.getByRole("region", { name: "Officers and firms" }).getByRole("row", { name: "000000e1 GB100000000004 14 of 17" }).waitFor();
    await page.context().close();
  });

  it("searches the audit trail by kind and control, page by page", async () => {
    const { page, sent } = await enter(DESK, "audit");
    await page.getByRole("combobox").selectOption("session.refused");
    await page.getByLabel("Only what internal control looks at").check();
    await expect.poll(() => sent).toContain("GET /api/audit?limit=50&kind=session.refused&control=true");
    await page.getByRole("button", { name: "Older" }).click();
    await expect.poll(() => sent).toContain("GET /api/audit?limit=50&kind=session.refused&control=true&after=1.2");
    await page.getByRole("button", { name: "Newest" }).waitFor();
    await page.context().close();
  });
});

describe.skipIf(!program)("against a real server", () => {
  let browser: Browser;
  let house: House;
  beforeAll(async () => {
    house = await startHouse(program!, ["--webhooks-to-this-machine"]);
    browser = await launch();
  });
  afterAll(async () => {
    await browser?.close();
    await house?.close();
  });

  it("a person adds a passkey, gets in with it alone, and after the password, and takes it away", async () => {
    const wei = await house.person("officer", "wei");
    const { page, complaints } = await open(browser, house.url, DESK);
    const debug = await page.context().newCDPSession(page);
    await debug.send("WebAuthn.enable");
    await debug.send("WebAuthn.addVirtualAuthenticator", { options: { protocol: "ctap2", transport: "internal", hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true } });
    const withPassword = async () => {
      await page.getByLabel("Name", { exact: true }).fill("wei");
      await page.getByLabel("Password", { exact: true }).fill(wei.password);
      await page.getByRole("button", { name: "Sign in", exact: true }).click();
      await page.getByRole("navigation", { name: "Pages" }).waitFor();
    };
    const out = async () => {
      await page.getByRole("button", { name: "Sign out" }).click();
      await page.getByRole("button", { name: "Sign in with a passkey" }).waitFor();
    };
    await withPassword();
    await page.goto(`${house.url}#page=account`);
    await page.getByLabel("Name of the new passkey").fill("Laptop");
    const passkeys = page.locator("section").filter({ has: page.getByRole("heading", { name: "Passkeys" }) });
    await passkeys.getByLabel("Password now").fill(wei.password);
    await page.getByRole("button", { name: "Add a passkey" }).click();
    await passkeys.getByText("Added.").waitFor();
    await passkeys.getByText("Laptop").waitFor();
    expect(await violations(page)).toEqual([]);
    await picture(page, "passkey-account");
    await out();
    expect(await violations(page)).toEqual([]);
    await picture(page, "passkey-sign-in");
    await page.getByRole("button", { name: "Sign in with a passkey" }).click();
    await page.getByRole("navigation", { name: "Pages" }).waitFor();
    await out();
    await withPassword();
    await page.goto(`${house.url}#page=account`);
    await page.getByText("password passkey").first().waitFor();
    await passkeys.getByRole("button", { name: "Take away Laptop" }).click();
    await passkeys.getByLabel("Password now").first().fill(wei.password);
    await passkeys.getByRole("button", { name: "Take away Laptop" }).click();
    await passkeys.getByText("There is none.").waitFor();
    await out();
    await page.getByRole("button", { name: "Sign in with a passkey" }).click();
    await page.getByRole("alert").getByText("This passkey does not let you in.").waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it("a trader's machine is told, and the log says so", async () => {
    const ana = await house.person("trader", "ana", "firm");
    const seen: string[] = [];
    const machine = createServer((request, response) => {
      let body = "";
      request.on("data", (part) => (body += part));
      request.on("end", () => {
        seen.push(`${request.headers["webhook-signature"]?.slice(0, 3)} ${(JSON.parse(body) as { type: string }).type}`);
        response.end("seen");
      });
    });
    await new Promise<void>((resolve) => machine.listen(0, "127.0.0.1", resolve));
    const { page, complaints } = await open(browser, house.url, DESK);
    await page.getByLabel("Name", { exact: true }).fill("ana");
    await page.getByLabel("Password", { exact: true }).fill(ana.password);
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await page.getByRole("navigation", { name: "Pages" }).waitFor();
    await page.goto(`${house.url}#page=webhooks`);
    await page.getByLabel("Name", { exact: true }).fill("ERP");
    await page.getByLabel("Address (https://…)").fill(`http://localhost:${(machine.address() as AddressInfo).port}/hook`);
    await page.getByRole("button", { name: "Add a webhook" }).click();
    await page.getByText(/^whsec_/).waitFor();
    await page.getByRole("button", { name: "Test ERP" }).click();
    await page.getByText("delivered").waitFor();
    await page.getByText(/^200, 4 bytes/).waitFor();
    expect(seen).toEqual(["v1, test"]);
    await picture(page, "webhook-real");
    expect(complaints).toEqual([]);
    await page.context().close();
    machine.close();
  });
});
