// Examinations on a phone in a real browser against a real server: the place where one works, a half-done examination after
// the browser was closed, what the law found as boxes to look at, and a result whose case somebody changed meanwhile. Run it
// with TONGGUAN_PROGRAM, the path of the program.

import { readFileSync } from "node:fs";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launch, PHONE, violations } from "./chromium.ts";
import { type Caller, type House, type Person, signIn, startHouse } from "./house.ts";
import { picture } from "./looks.ts";

const program = process.env["TONGGUAN_PROGRAM"];
const tea = readFileSync(new URL("./tea.json", import.meta.url), "utf8");
/** The smallest picture: one grey pixel. */
const PNG = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==", "base64");

describe.skipIf(!program)("an examination on a phone", () => {
  let browser: Browser;
  let house: House;
  let officer: Person;
  let trading: Caller;
  let desk: Caller;
  beforeAll(async () => {
    house = await startHouse(program!);
    officer = await house.person("officer", "officer");
    trading = await house.as(await house.person("trader", "trader", "firm"));
    desk = await house.as(officer);
    browser = await launch();
  });
  afterAll(async () => {
    await browser?.close();
    await house?.close();
  });

  const dossier = async (id: string) => (await desk.call("GET", `/api/cases/${id}/dossier`)).body;

  /** Goods at a place that are to be examined, with a document of a type that the list does not have. */
  async function ordered(reference: string, place: string): Promise<string> {
    const declaration = JSON.parse(tea.replaceAll("TGS-0001", reference).replaceAll("TILLONTIL", place)) as Record<string, any>;
    declaration["goodsShipment"].governmentAgencyGoodsItem[0].additionalDocument.push({ categoryCode: "9", id: "X-1", typeCode: "ZZ" });
    const { body } = await trading.call("POST", "/api/declarations", declaration);
    const { version } = await dossier(body.case);
    const sent = await desk.call("POST", `/api/cases/${body.case}/order-examination`, { instruction: "Count the boxes." }, { "If-Match": `"${version}"` });
    expect(sent.status).toBe(200);
    return body.case;
  }

  it("shows the tasks of the place where one works", async () => {
    await ordered("PLACE-1", "DVRDVRDVR");
    await ordered("PLACE-2", "TILLONTIL");
    const { page, complaints } = await signIn(browser, house, officer, { ...PHONE, locale: "en-GB" });
    await page.goto(`${house.url}/#page=examine`);
    await page.locator("ul.drafts li").nth(1).waitFor();
    const places = await page.getByLabel("My place").locator("option").allTextContents();
    expect(places.length).toBe(3);
    await page.getByLabel("My place").selectOption(places[1]!);
    await page.getByText("At other places: 1").waitFor();
    expect(await page.locator("ul.drafts li").count()).toBe(1);
    await page.reload();
    await page.getByText("At other places: 1").waitFor();
    expect(await page.getByLabel("My place").inputValue()).toBe(places[1]);
    expect(await violations(page)).toEqual([]);
    await picture(page, "examine-place");
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it("sends a result on the case as it is now, and no photo twice", async () => {
    const id = await ordered("PHONE-1", "HULHULHUL");
    const { page, complaints } = await signIn(browser, house, officer, { ...PHONE, locale: "en-GB" });
    await page.goto(`${house.url}/#page=examine`);
    await page.getByLabel("My place").selectOption({ label: (await dossier(id)).declaration.goodsShipment.consignment.goodsLocation.name });
    await page.getByRole("button", { name: "Examine" }).click();
    // What the law found is looked at, too: nobody is done before.
    const doubt = page.locator(".checklist label", { hasText: /9ZZ/ }).getByRole("checkbox");
    for (const box of await page.locator(".checklist input").all()) await box.check();
    await doubt.uncheck();
    await page.getByRole("button", { name: "Finish" }).click();
    await page.getByText("Look at every item first.").waitFor();
    await picture(page, "examine-doubts");
    await doubt.check();
    await page.locator(".photos input").setInputFiles({ name: "boxes.png", mimeType: "image/png", buffer: PNG });
    await page.getByText("Photos: 1").waitFor();
    await page.getByLabel("Seal numbers as read").fill("SEAL 7");
    await page.getByPlaceholder("or the name, typed").fill("Wang Li");
    await page.getByRole("button", { name: /Examinations$/ }).click();
    await page.getByRole("button", { name: "Go on" }).waitFor();
    // The page is closed and opened again: what was found is there again.
    await page.reload();
    await page.getByRole("button", { name: "Go on" }).click();
    await page.getByText("Photos: 1").waitFor();
    expect(await page.getByLabel("Seal numbers as read").inputValue()).toBe("SEAL 7");
    expect(await page.locator(".checklist input:not(:checked)").count()).toBe(0);
    await page.getByRole("button", { name: "Wipe off" }).and(page.locator(":enabled")).waitFor();
    expect(await violations(page)).toEqual([]);
    await picture(page, "examine-half-done");
    // Meanwhile somebody else does something with the case.
    for (const act of ["detain", "restore"]) {
      const { version } = await dossier(id);
      expect((await desk.call("POST", `/api/cases/${id}/${act}`, { reason: "Doubtful origin" }, { "If-Match": `"${version}"` })).status).toBe(200);
    }
    await page.getByRole("button", { name: "Finish" }).click();
    await page.getByText("Meanwhile: Goods detained").waitFor();
    expect(await violations(page)).toEqual([]);
    await picture(page, "examine-moved");
    await page.reload();
    await page.getByRole("button", { name: "Send on the case as it is now" }).click();
    await page.getByRole("heading", { name: /^Kept on this phone/ }).waitFor({ state: "detached" });
    const after = await dossier(id);
    for (const name of ["boxes.png", "signature.png"]) expect(after.documents.filter((one: { name: string }) => one.name === name).length, name).toBe(1);
    expect(after.holds).not.toContain("examination");
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});
