// Examinations on a phone in a real browser against a real server: the place where one works, a half-done examination after
// the browser was closed, what the law found as boxes to look at, a result whose case somebody changed meanwhile, and photos
// with their time, place and hash, also those that were damaged. Run it with TONGGUAN_PROGRAM, the path of the program.

import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launch, PHONE, violations } from "./chromium.ts";
import { type Caller, type House, type Person, signIn, startHouse } from "./house.ts";
import { picture } from "./looks.ts";
import { PNG } from "./png.ts";

const program = process.env["TONGGUAN_PROGRAM"];
const tea = readFileSync(new URL("./tea.json", import.meta.url), "utf8");
const ON_THE_QUAY = { ...PHONE, locale: "en-GB", permissions: ["geolocation"], geolocation: { latitude: 51.127_083_9, longitude: 1.312_341, accuracy: 12.3 } };

const HASH = createHash("sha256").update(PNG).digest("hex");

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

  /** Opens the examination at a place and looks at everything. */
  async function examine(page: Page, id: string) {
    await page.goto(`${house.url}/#page=examine`);
    await page.getByLabel("My place").selectOption({ label: (await dossier(id)).declaration.goodsShipment.consignment.goodsLocation.name });
    await page.getByRole("button", { name: "Examine" }).click();
    for (const box of await page.locator(".checklist input").all()) await box.check();
    await page.locator(".photos input").setInputFiles({ name: "boxes.png", mimeType: "image/png", buffer: PNG });
    await page.getByText("Photos: 1").waitFor();
  }

  /** What the phone sends of photos, and of results. */
  function listen(page: Page) {
    const sent: { photos: URLSearchParams[]; results: Record<string, unknown>[] } = { photos: [], results: [] };
    page.on("request", (request) => {
      const { pathname, searchParams } = new URL(request.url());
      if (pathname.endsWith("/photos")) sent.photos.push(searchParams);
      if (pathname.endsWith("/examination-result")) sent.results.push(request.postDataJSON() as Record<string, unknown>);
    });
    return sent;
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

  it("sends photos with their time, place and hash, which are kept with the documents of the case", async () => {
    const id = await ordered("PHOTO-1", "LIVLIVLIV");
    const { page, complaints } = await signIn(browser, house, officer, ON_THE_QUAY);
    const sent = listen(page);
    await examine(page, id);
    await page.getByPlaceholder("or the name, typed").fill("Wang Li");
    await page.getByRole("button", { name: "Wipe off" }).and(page.locator(":enabled")).waitFor();
    await page.getByLabel("Remark").fill("Two boxes are wet.");
    await page.getByRole("button", { name: "Finish" }).click();
    await expect.poll(async () => (await dossier(id)).holds).not.toContain("examination");
    const [photo, signature] = sent.photos;
    expect([photo!.get("name"), photo!.get("latitude"), photo!.get("longitude"), photo!.get("accuracy_metres"), photo!.get("sha256")]).toEqual(["boxes.png", "51.12708", "1.31234", "12", HASH]);
    expect([signature!.get("name"), signature!.get("latitude")]).toEqual(["signature.png", null]);
    expect(sent.photos.length).toBe(2);
    // The remark is what was written, and nothing else.
    expect(sent.results).toEqual([{ result: "conform", remark: "Two boxes are wet.", containers: [], seals: [], has_sample: false, photos: [HASH, signature!.get("sha256")] }]);
    const paper = (await desk.call("GET", `/api/cases/${id}/documents`)).body.find((one: { name: string }) => one.name === "boxes.png");
    expect([paper.sha256, paper.taken]).toEqual([HASH, { at: Number(photo!.get("taken_at")), latitude: "51.12708", longitude: "1.31234", accuracy_metres: 12 }]);
    expect(Math.abs(paper.taken.at / 1000 - Date.now())).toBeLessThan(60_000);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it("sends a photo again that was damaged on the way, and keeps one that was damaged on the phone", async () => {
    const id = await ordered("DAMAGED-1", "FXTFXTFXT");
    const { page } = await signIn(browser, house, officer, ON_THE_QUAY);
    const sent = listen(page);
    await examine(page, id);
    // On the way one byte becomes another, once: the server notices.
    let isDamaging = true;
    await page.route("**/photos?*", async (route) => {
      if (!isDamaging) return route.continue();
      isDamaging = false;
      await route.continue({ postData: Buffer.concat([PNG, Buffer.from([0])]) });
    });
    await page.getByRole("button", { name: "Finish" }).click();
    await expect.poll(async () => (await dossier(id)).holds).not.toContain("examination");
    expect(sent.photos.map((one) => one.get("name"))).toEqual(["boxes.png", "boxes.png"]);
    expect((await dossier(id)).documents.filter((one: { name: string }) => one.name === "boxes.png").map((one: { sha256: string }) => one.sha256)).toEqual([HASH]);

    // Without a network it is kept; on the phone a byte becomes another.
    const other = await ordered("DAMAGED-2", "SOUSOUSOU");
    await examine(page, other);
    await page.context().setOffline(true);
    await page.getByRole("button", { name: "Finish" }).click();
    await page.getByText("Kept on this phone, not sent yet: 1").waitFor();
    await page.evaluate(damageKeptPhoto);
    await page.context().setOffline(false);
    await page.getByText("The photo boxes.png was damaged on this phone").waitFor();
    expect(sent.results.length).toBe(1);
    expect((await dossier(other)).documents).toEqual([]);
    expect(await violations(page)).toEqual([]);
    await picture(page, "examine-damaged");
    // It is still there for somebody to look at.
    await page.reload();
    await page.getByText("The photo boxes.png was damaged on this phone").waitFor();
    await page.context().close();
  });
});

/** Changes a byte of the photo that the phone keeps. Runs in the page. */
function damageKeptPhoto(): Promise<void> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open("tongguan");
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const transaction = opening.result.transaction("results", "readwrite");
      const store = transaction.objectStore("results");
      const found = store.getAll();
      found.onsuccess = () => {
        const [result] = found.result as { photos: { bytes: ArrayBuffer }[] }[];
        const bytes = new Uint8Array(result!.photos[0]!.bytes);
        bytes[bytes.length - 1]! ^= 1;
        store.put(result);
      };
      transaction.oncomplete = () => {
        opening.result.close();
        resolve();
      };
      transaction.onabort = () => reject(transaction.error);
    };
  });
}
