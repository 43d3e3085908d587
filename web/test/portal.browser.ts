// The portal against a real server, as people use it: a trader declares, an officer asks, the trader answers, the
// goods are examined on a phone without a network, the trader pays, a second officer agrees, the goods go, and a stranger
// verifies the notice. Run it with
// TONGGUAN_PROGRAM, the path of the program.

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DESK, launch, open, PHONE, violations } from "./chromium.ts";
import { type House, type Person, signIn, startHouse } from "./house.ts";
import { PICTURES, picture } from "./looks.ts";
import { PNG } from "./png.ts";

const program = process.env["TONGGUAN_PROGRAM"];

/** What is loaded until somebody can sign in, as it comes over the line. */
const FIRST_PAGE_BYTES_MAX = 400_000;

/** A declaration that the platform routes to red: the draft that the trader fills in begins with it. */
const tea = () => JSON.parse(readFileSync(new URL("./tea.json", import.meta.url), "utf8")) as Record<string, unknown>;

/** The same goods under references that nobody has used. */
function fresh(prefix: string) {
  const reference = `${prefix}${Date.now().toString(36).toUpperCase()}`;
  const declaration = JSON.parse(JSON.stringify(tea()).replaceAll("TGS-0001", reference)) as Record<string, any>;
  declaration["functionalReferenceId"] = reference;
  declaration["goodsShipment"].previousDocument = [{ categoryCode: "Z", id: `6GB100000000004-${reference}`, typeCode: "DCR" }];
  return { reference, declaration };
}

describe.skipIf(!program)("the portal", () => {
  let browser: Browser;
  let house: House;
  let trader: Person;
  let officer: Person;
  let second: Person;
  let cashier: Person;
  beforeAll(async () => {
    house = await startHouse(program!);
    [trader, officer, second, cashier] = await Promise.all([
      house.person("trader", "trader", "firm"),
      house.person("officer", "officer"),
      house.person("officer", "second"),
      house.person("cashier", "cashier"),
    ]);
    browser = await launch();
  });
  afterAll(async () => {
    await browser?.close();
    await house?.close();
  });

  it("is small enough to open on a slow line", async () => {
    // Without the worker: whatever passes through it is counted as unpacked, and it takes over at any moment.
    const { page } = await open(browser, house.url, { ...DESK, serviceWorkers: "block" });
    await page.locator("#login").waitFor();
    const sizes = await page.evaluate(() =>
      [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")].map((entry) => (entry as PerformanceResourceTiming).encodedBodySize),
    );
    const bytes = sizes.reduce((sum, size) => sum + size, 0);
    expect(bytes).toBeGreaterThan(100_000);
    expect(bytes).toBeLessThan(FIRST_PAGE_BYTES_MAX);
    await page.context().close();
  });

  it("refuses a wrong password in words, and asks for nothing more", async () => {
    const { page } = await open(browser, house.url, DESK);
    await page.locator("#login").fill("officer");
    await page.locator("#password").fill("not this one");
    await page.locator('button[type="submit"]').click();
    await page.getByRole("alert").waitFor();
    expect(await violations(page)).toEqual([]);
    await picture(page, "sign-in");
    await page.context().close();
  });

  it("opens to each only the pages of the own roles", async () => {
    const { page, complaints } = await signIn(browser, house, trader);
    expect(await page.locator("nav .ant-menu-item").allTextContents()).toEqual(["Cases", "Notices", "Declare", "Payments", "Authorisations", "Agreements", "Mandates", "Keys", "Webhooks", "Check a proof", "Account"]);
    await page.goto(`${house.url}/#page=queue`);
    await page.locator("nav .ant-menu-item-selected", { hasText: "Cases" }).waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it("goes from the declaration to the release", async () => {
    // The firm has an account, so its goods wait for the money.
    const counter = await house.as(cashier);
    const account = await counter.call("POST", "/api/payment-accounts", { firm: house.firm, kind: "cash", number: "CASH-1", currency: "GBP", limit: "0" });
    expect(account.status).toBe(201);
    // The trader declares; what is typed is decided as one types.
    const trading = await signIn(browser, house, trader);
    const page = trading.page;
    await page.evaluate((declaration) => {
      localStorage.setItem("tongguan.draft.tea", JSON.stringify({ id: "tea", declaration, changed: Date.now(), key: "tea-key" }));
    }, tea());
    await page.goto(`${house.url}/#page=declare&id=tea`);
    await page.getByText("Payable:").waitFor();
    const reference = `BR${Date.now().toString(36).toUpperCase()}`;
    await page.getByLabel("Own reference (LRN)").fill(reference);
    await page.getByLabel("Consignment reference (DUCR)").fill(`6GB100000000004-${reference}`);
    const before = await page.locator(".glance-money").textContent();
    await page.getByLabel("Price", { exact: true }).first().fill("5000.00");
    await expect.poll(() => page.locator(".glance-money").textContent(), { timeout: 15_000 }).not.toBe(before);
    // A document of a type that the list does not have: a warning at the field, and a person must look.
    const item = page.getByRole("region", { name: "Fields of item 1" });
    await item.getByRole("button", { name: "Add a document" }).click();
    await item.getByLabel("Type", { exact: true }).last().fill("9ZZ");
    await item.getByLabel("Number", { exact: true }).last().fill("X-1");
    await page.getByText("Would be Held").waitFor();
    await item.locator('.field-why[data-severity="warning"]').waitFor();
    expect(await violations(page)).toEqual([]);
    await picture(page, "declare");
    await page.getByRole("button", { name: "Hand in" }).click();
    await page.getByRole("status").filter({ hasText: "Handed in" }).waitFor();
    // What was typed is still there after the browser was closed.
    await page.reload();
    expect(await page.getByLabel("Own reference (LRN)").inputValue()).toBe(reference);
    const cases = (await (await house.as(trader)).call("GET", `/api/cases?text=${reference}`)).body.cases as { case: string; outcome: string }[];
    expect(cases.length).toBe(1);
    const id = cases[0]!.case;

    // An officer finds it in the queue and asks.
    const working = await signIn(browser, house, officer);
    const desk = working.page;
    await desk.locator(`li[data-case="${id}"]`).waitFor({ timeout: 20_000 });
    expect(await violations(desk)).toEqual([]);
    await desk.keyboard.press("t");
    await desk.getByRole("region", { name: "What to do" }).waitFor();
    await desk.getByRole("button", { name: "Ask the trader" }).click();
    await desk.getByLabel("Your question").fill("Which factory made the tea sets?");
    await picture(desk, "ask");
    await desk.getByRole("dialog").getByRole("button", { name: "Ask the trader" }).click();
    await desk.getByText("Waits for: Answer the question").waitFor();

    // Another officer who has it open.
    const other = await signIn(browser, house, second);
    await other.page.goto(`${house.url}/#page=queue&case=${id}`);
    await other.page.reload();
    await other.page.getByText("Waits for: Answer the question").waitFor();

    // The trader answers.
    await page.goto(`${house.url}/#page=cases&case=${id}`);
    await page.locator(".ant-alert .said", { hasText: "Which factory made the tea sets?" }).waitFor();
    await page.getByRole("button", { name: "Answer" }).click();
    await page.getByLabel("Your answer").fill("Ningbo works number 4.");
    await page.getByRole("dialog").getByRole("button", { name: "Answer" }).click();
    await page.getByText("Waits for: Read the answer").waitFor();
    await picture(page, "trader-case");

    // Of two officers on one case the second, who saw an older version, is told.
    const stale = await (await house.as(second)).call("POST", `/api/cases/${id}/query`, { question: "Which port?" }, { "If-Match": '"1"' });
    expect(stale.status).toBe(409);
    await other.page.context().close();

    // The officer closes the question and sends the goods to examination.
    await desk.reload();
    await desk.locator(".ant-alert .said", { hasText: "Ningbo works number 4." }).waitFor();
    await desk.getByRole("button", { name: "Close the question" }).click();
    await desk.getByRole("button", { name: "Send to examination" }).click();
    await desk.getByLabel("What to look at").fill("Count the boxes of item 1.");
    await desk.getByRole("dialog").getByRole("button", { name: "Send to examination" }).click();
    await desk.getByText("Waits for: Examine goods").waitFor();
    await picture(desk, "queue");

    // On the phone, without a network, and back.
    const walking = await signIn(browser, house, officer, { ...PHONE, locale: "en-GB" });
    const phone = walking.page;
    await phone.goto(`${house.url}/#page=examine`);
    await phone.getByRole("button", { name: "Examine" }).first().waitFor();
    await phone.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await phone.reload();
    await phone.getByRole("button", { name: "Examine" }).first().waitFor();
    await phone.context().setOffline(true);
    await phone.reload();
    await phone.getByText("No network.").waitFor();
    await phone.getByRole("button", { name: "Examine" }).first().click();
    for (const box of await phone.locator(".checklist input").all()) await box.check();
    await phone.getByLabel("Seal numbers as read").fill("SEAL 1");
    // A label is scanned from a picture: its number joins what was typed.
    await phone.locator('input[name="code"]').setInputFiles({ name: "label.png", mimeType: "image/png", buffer: LABEL });
    await phone.waitForFunction(() => (document.querySelector("#containers") as HTMLInputElement).value === "CSQU3054383");
    // Whoever was present signs with a finger.
    const pad = phone.locator(".signature canvas");
    await pad.scrollIntoViewIfNeeded();
    const box = (await pad.boundingBox())!;
    await phone.mouse.move(box.x + 30, box.y + 30);
    await phone.mouse.down();
    await phone.mouse.move(box.x + 120, box.y + 60, { steps: 8 });
    await phone.mouse.up();
    await phone.getByRole("button", { name: "Wipe off" }).and(phone.locator(":enabled")).waitFor();
    await phone.locator(".photos input").setInputFiles({ name: "boxes.png", mimeType: "image/png", buffer: PNG });
    await phone.getByText("Photos: 1").waitFor();
    await picture(phone, "examine-phone");
    await phone.getByRole("button", { name: "Finish" }).click();
    await phone.getByText("Kept on this phone, not sent yet: 1").waitFor();
    expect(await violations(phone)).toEqual([]);
    await phone.context().setOffline(false);
    await phone.getByRole("heading", { name: /^Kept on this phone/ }).waitFor({ state: "detached", timeout: 30_000 });
    const papers = (await (await house.as(officer)).call("GET", `/api/cases/${id}/dossier`)).body;
    for (const name of ["boxes.png", "signature.png"]) expect(papers.documents.filter((one: { name: string }) => one.name === name).length, name).toBe(1);
    expect(papers.holds).not.toContain("examination");

    // Nobody releases what is not paid.
    const unpaid = await (await house.as(officer)).call("POST", `/api/cases/${id}/release`, {}, { "If-Match": `"${papers.version}"` });
    expect([unpaid.status, unpaid.body.code]).toEqual([409, "uncovered"]);
    // The trader fills the account over the bank, a cashier records it, and the trader pays.
    await page.goto(`${house.url}/#page=payments`);
    await page.getByRole("heading", { name: "Payments" }).waitFor();
    await page.getByText("CASH-1").waitFor();
    expect(await violations(page)).toEqual([]);
    await picture(page, "payments");
    expect((await counter.call("POST", `/api/payment-accounts/${account.body.id}/deposits`, { reference: "BANK-1", amount: "100000" })).status).toBe(200);
    await page.goto(`${house.url}/#page=cases&case=${id}`);
    await page.getByRole("button", { name: "Pay with Cash account CASH-1" }).click();
    await page.getByText("Nothing is due.").waitFor();
    expect(await violations(page)).toEqual([]);
    await picture(page, "paid");

    // The officer releases; for a red case a second one must agree.
    await desk.goto(`${house.url}/#page=queue&case=${id}`);
    await desk.reload();
    await desk.getByRole("button", { name: "Release" }).click();
    await desk.getByRole("dialog").getByRole("button", { name: "Release" }).click();
    await desk.getByRole("dialog").waitFor({ state: "detached" });
    await picture(desk, "released");
    const dossier = (await (await house.as(officer)).call("GET", `/api/cases/${id}/dossier`)).body;
    if (dossier.proposals.length > 0) {
      const confirmed = await (await house.as(second)).call("POST", `/api/cases/${id}/release`, {}, { "If-Match": `"${dossier.version}"` });
      expect(confirmed.status).toBe(200);
    }
    const after = (await (await house.as(trader)).call("GET", `/api/cases/${id}`)).body;
    expect(["released", "cleared"]).toContain(after.summary.status);
    // The trader takes the notice of release; whoever holds it verifies the release without an account.
    await page.reload();
    await page.getByRole("button", { name: "Notice of release (PDF)" }).waitFor();
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: "Notice of release (PDF)" }).click();
    const paper = readFileSync(await (await download).path());
    expect(paper.subarray(0, 5).toString()).toBe("%PDF-");
    if (PICTURES) writeFileSync(join(PICTURES, "notice.pdf"), paper);
    const stranger = await open(browser, `${house.url}/#page=verify&mrn=${after.summary.mrn}&record=${after.decision.record}`, { ...PHONE, locale: "zh-CN" });
    await stranger.page.getByText("已证明", { exact: true }).first().waitFor({ timeout: 20_000 });
    expect(await violations(stranger.page)).toEqual([]);
    await picture(stranger.page, "verified-phone");
    // Another hash than the one on the paper opens nothing.
    const forged = await fetch(`${house.url}/evidence/receipts/${after.summary.mrn}/${"0".repeat(64)}`);
    expect(forged.status).toBe(404);
    await stranger.page.context().close();
    for (const { complaints } of [trading, working]) expect(complaints).toEqual([]);
    for (const one of [page, desk, phone]) await one.context().close();
  });

  it("corrects a declaration, sees what it costs before it is sent, and cancels it", async () => {
    const { page, complaints } = await signIn(browser, house, trader);
    const caller = await house.as(trader);
    const { declaration } = fresh("AM");
    const answer = (await caller.call("POST", "/api/declarations", declaration)).body as { case: string; mrn: string; outcome: string };
    expect(answer.outcome).not.toBe("rejected");
    await page.goto(`${house.url}/#page=cases&case=${answer.case}`);
    await page.getByRole("link", { name: "Correct the declaration" }).click();
    await page.getByLabel("Price", { exact: true }).first().waitFor();
    await page.getByLabel("Why it is corrected").fill("The invoice was read wrongly.");
    await page.getByLabel("Price", { exact: true }).first().fill("9000.00");
    await page.getByText("This correction is possible.").waitFor();
    await page.locator(".difference").waitFor();
    // An item may come and go: what is blank is not possible, and taken away it is as if it had never been there.
    const items = await page.getByRole("button", { name: /^Remove item/ }).count();
    await page.getByRole("button", { name: "Add an item" }).click();
    await page.getByText("This correction would be denied:").waitFor();
    await page.getByRole("button", { name: /^Remove item/ }).last().click();
    await page.getByText("This correction is possible.").waitFor();
    expect(await page.getByRole("button", { name: /^Remove item/ }).count()).toBe(items);
    expect(await violations(page)).toEqual([]);
    await picture(page, "amend");
    const send = page.getByRole("button", { name: "Hand in the correction" });
    await expect.poll(() => send.isEnabled(), { timeout: 15_000 }).toBe(true);
    await send.click();
    await page.getByRole("status").filter({ hasText: /Corrected|Handed in/ }).waitFor();
    // An open request comes first: an officer grants it where it was not granted at once.
    await (await house.as(officer)).call("PUT", `/api/cases/${answer.case}/request`, { granted: true });
    const versions = (await caller.call("GET", `/api/cases/${answer.case}`)).body;
    expect(JSON.stringify(versions)).toContain("9000.00");
    await page.goto(`${house.url}/#page=cases&case=${answer.case}`);
    await page.getByRole("button", { name: "Cancel the declaration" }).click();
    await page.getByLabel("Why it is to be void").fill("The goods were never sent.");
    await page.getByRole("button", { name: "Ask for it" }).click();
    await page.getByText("Asked for. An officer decides.").or(page.getByText("The declaration is void.")).first().waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it("hands several cases over at once, after a look at what it would do to each", async () => {
    const supervisor = await house.person("supervisor", "supervisor");
    const caller = await house.as(trader);
    const handedIn = [];
    for (const prefix of ["BA", "BB", "BC"]) {
      const { declaration } = fresh(prefix);
      // A document of a type that the list does not have: a person must look.
      declaration["goodsShipment"].governmentAgencyGoodsItem[0].additionalDocument.push({ categoryCode: "9", id: "X-1", typeCode: "ZZ" });
      const { body } = await caller.call("POST", "/api/declarations", declaration);
      expect([body.outcome, body.lane]).toEqual(["held", "yellow"]);
      handedIn.push(body as { case: string });
    }
    const { page, complaints } = await signIn(browser, house, supervisor);
    await page.goto(`${house.url}/#page=queue`);
    for (const { case: id } of handedIn.slice(0, 2)) await page.locator(`[data-case="${id}"]`).getByRole("checkbox").check({ timeout: 20_000 });
    // By the keyboard too: the row that is open for the keys is chosen and let go again.
    await page.keyboard.press("j");
    await page.keyboard.press("x");
    await page.keyboard.press("x");
    await page.getByText("2 chosen").waitFor();
    await page.getByRole("button", { name: "Hand over" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("To whom").click();
    await page.getByTitle(/^second/).click();
    await dialog.getByLabel("Reason").fill("Holiday");
    await dialog.getByRole("button", { name: "See what it would do" }).click();
    await dialog.getByRole("cell", { name: "Possible" }).nth(1).waitFor();
    expect(await violations(page)).toEqual([]);
    await picture(page, "bulk");
    await dialog.getByRole("button", { name: "Hand over: 2" }).click();
    await dialog.getByRole("cell", { name: "Done." }).nth(1).waitFor();
    const boss = await house.as(supervisor);
    for (const [place, { case: id }] of handedIn.entries()) {
      const { assignment } = (await boss.call("GET", `/api/cases/${id}/dossier`)).body as { assignment: { user: string } | null };
      expect(assignment?.user ?? null).toBe(place < 2 ? second.id : null);
    }
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it("shows the counter to a cashier, in Chinese on a phone, and records money there", async () => {
    const { reference, declaration } = fresh("CN");
    const { mrn } = (await (await house.as(trader)).call("POST", "/api/declarations", declaration)).body as { mrn: string };
    const counter = await house.as(cashier);
    const dueOf = async () => {
      const { debts } = (await counter.call("GET", "/api/payments")).body as { debts: { mrn: string; due: string }[] };
      return debts.find((debt) => debt.mrn === mrn)?.due ?? "0.00";
    };
    await expect.poll(dueOf, { timeout: 20_000 }).not.toBe("0.00");
    const { page } = await signIn(browser, house, cashier, { ...PHONE, locale: "zh-CN" });
    await page.goto(`${house.url}/#page=payments`);
    await page.getByRole("heading", { name: "税费" }).waitFor();
    // The library sets a space between two Chinese characters of a button.
    await page.getByRole("row").filter({ hasText: mrn }).getByRole("button", { name: /^登\s*记$/ }).click();
    await page.getByRole("region", { name: "缴款登记" }).getByLabel("银行流水号").fill(`BANK-${reference}`);
    expect(await violations(page)).toEqual([]);
    await picture(page, "counter-phone");
    await page.getByRole("button", { name: "登记缴款" }).click();
    await page.getByText("已登记。").waitFor();
    await expect.poll(dueOf, { timeout: 20_000 }).toBe("0.00");
    await page.context().close();
  });

  it("keeps what was typed when the network is lost in the middle of it", async () => {
    const { page } = await signIn(browser, house, trader);
    await page.goto(`${house.url}/#page=declare`);
    await page.getByRole("button", { name: "New declaration" }).click();
    await page.getByLabel("Own reference (LRN)").fill("BEFORE");
    await page.context().setOffline(true);
    await page.getByLabel("Own reference (LRN)").fill("WITHOUT-NETWORK");
    await page.getByRole("button", { name: "Hand in" }).click();
    await page.getByRole("alert").first().waitFor();
    expect(await page.getByLabel("Own reference (LRN)").inputValue()).toBe("WITHOUT-NETWORK");
    await page.context().setOffline(false);
    await page.reload();
    expect(await page.getByLabel("Own reference (LRN)").inputValue()).toBe("WITHOUT-NETWORK");
    await page.context().close();
  });

  it("keeps what was typed when the session ends in the middle of it", async () => {
    const { page } = await signIn(browser, house, trader);
    await page.goto(`${house.url}/#page=declare`);
    await page.getByRole("button", { name: "New declaration" }).click();
    // What was typed first is tried out before the session ends, so that nothing on the way tells of the end too soon.
    const tried = page.waitForResponse((answer) => answer.request().postData()?.includes("HALFWAY") ?? false);
    await page.getByLabel("Own reference (LRN)").fill("HALFWAY");
    await tried;
    const sessions = await house.as(trader);
    const mine = (await sessions.call("GET", "/api/account/sessions")).body as { id: string; is_this: boolean }[];
    for (const session of mine.filter((one) => !one.is_this)) await sessions.call("DELETE", `/api/account/sessions/${session.id}`);
    await page.getByLabel("Declarant (EORI)").fill("GB100000000004");
    await page.getByText("Your session has ended.").waitFor();
    await page.locator("#login").fill(trader.login);
    await page.locator("#password").fill(trader.password);
    await page.locator('.portal-over button[type="submit"]').click();
    await page.locator(".portal-over").waitFor({ state: "detached" });
    expect(await page.getByLabel("Own reference (LRN)").inputValue()).toBe("HALFWAY");
    expect(await page.getByLabel("Declarant (EORI)").inputValue()).toBe("GB100000000004");
    await page.context().close();
  });
});

/** The label of a container, CSQU3054383 (the example of ISO 6346), as a QR code. */
const LABEL = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAK4AAACuAQAAAACHdwtDAAAAyElEQVR42u1XsQ3DMAwT6gNykl/3ST5AAENJaQsUyVjQgzUECpcQNEU5hrty2/CGf2GL6n4MzOga4Zfd1j/hYMJPY3bSaHzmq4xJcvAj+FAcOROL01mCia/ABHUuBrVPanYoS1PPThXJfIdbxMTJgT6hGtNigqQ+SatYUZJqEsXZKVm0TICRygymijRPemWs5/aRzw4FcVsiT6JJq0C+iy9NBtR7pwKfbpFvwLdbINckrBKN/s525Yn0VvCZnbKKPE/2X8aGn+ETkhQ91tkUVgMAAAAASUVORK5CYII=",
  "base64",
);
