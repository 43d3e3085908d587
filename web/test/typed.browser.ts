// What an officer sees and types beside an open case, against a real server (TONGGUAN_PROGRAM): what was declared stands there
// whole, the verdict of an examination is told, and a note outlives a network that is gone and a session that has ended.

import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DESK, launch, violations } from "./chromium.ts";
import { type Caller, type House, type Person, signIn, startHouse } from "./house.ts";
import TEA from "./tea.json" with { type: "json" };
import { isTooWide, LOOKS, picture } from "./looks.ts";

const program = process.env["TONGGUAN_PROGRAM"];

describe.skipIf(!program)("an open case", () => {
  let browser: Browser;
  let house: House;
  let officer: Person;
  let desk: Caller;
  let id: string;
  const version = async () => (await desk.call("GET", `/api/cases/${id}/dossier`)).body.version as number;
  const act = async (name: string, body: object) => {
    const { status, body: answer } = await desk.call("POST", `/api/cases/${id}/${name}`, body, { "If-Match": `"${await version()}"` });
    if (status !== 200) throw new Error(`${name}: ${status} ${JSON.stringify(answer)}`);
  };
  beforeAll(async () => {
    house = await startHouse(program!);
    officer = await house.person("officer", "officer");
    const trader = await house.as(await house.person("trader", "trader", "firm"));
    // A document of a type that the list does not have keeps it waiting.
    const declaration = JSON.parse(JSON.stringify(TEA)) as Record<string, any>;
    declaration["goodsShipment"].governmentAgencyGoodsItem[0].additionalDocument.push({ categoryCode: "9", id: "X-1", typeCode: "ZZ" });
    id = (await trader.call("POST", "/api/declarations", declaration)).body.case;
    desk = await house.as(officer);
    await act("order-examination", { instruction: "Count the boxes." });
    await act("examination-result", { result: "discrepancy", remark: "", seals: ["A7"], has_sample: true });
    browser = await launch();
  });
  afterAll(async () => {
    await browser?.close();
    await house?.close();
  });

  it.each(LOOKS)("shows what was declared and what was found: %s", async (name, options) => {
    const { page, complaints } = await signIn(browser, house, officer, options);
    await page.goto(`${house.url}/#page=queue&case=${id}`);
    await page.reload();
    const declared = page.locator(".declared");
    await declared.getByText("Ningbo Haichuan Trading Co.").waitFor();
    expect(await declared.locator("tbody tr").count()).toBe(TEA.goodsShipment.governmentAgencyGoodsItem.length);
    await declared.getByText("CSQU3054383").first().waitFor();
    await picture(page, `declared-top-${name}`, { height: 1600 });
    await declared.locator("summary").click();
    await declared.getByText("goodsShipment.governmentAgencyGoodsItem[1].commodity.description").waitFor();
    // The verdict stands beside the acts and in the life of the case, without any remark.
    await page.locator(".timeline").getByText(/discrepancy · Seals: A7 · sample taken|不符 · 封志：A7 · 已取样/).waitFor();
    expect(await violations(page)).toEqual([]);
    expect(await isTooWide(page)).toBe(false);
    await picture(page, `declared-${name}`, { height: 1600 });
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it("keeps a note when the network goes and when the session ends", async () => {
    const { page } = await signIn(browser, house, officer, DESK);
    await page.goto(`${house.url}/#page=queue&case=${id}`);
    await page.reload();
    await page.getByRole("button", { name: /^Note/ }).waitFor();
    await page.keyboard.press("n");
    const text = page.getByRole("dialog").getByRole("textbox");
    await text.fill("Two boxes are wet.");
    await page.context().setOffline(true);
    await page.keyboard.press("Control+Enter");
    await page.getByRole("dialog").getByRole("alert").waitFor();
    expect(await text.inputValue()).toBe("Two boxes are wet.");
    await page.context().setOffline(false);
    await page.context().clearCookies();
    await page.keyboard.press("Control+Enter");
    // As a person does it, who types where the focus is.
    await page.locator("#login").click();
    await page.keyboard.type(officer.login);
    await page.keyboard.press("Tab");
    await page.keyboard.type(officer.password);
    await page.keyboard.press("Enter");
    await page.locator("#password").waitFor({ state: "detached" });
    // What could not be loaded meanwhile is loaded without being asked for.
    await page.getByText("The case could not be loaded.").waitFor({ state: "detached" });
    expect(await text.inputValue()).toBe("Two boxes are wet.");
    await page.getByRole("dialog").getByRole("button", { name: "Note" }).click();
    await page.locator(".notes").getByText("Two boxes are wet.").waitFor();
    await page.context().close();
  });
});
