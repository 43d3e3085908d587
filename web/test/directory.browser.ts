// Signing in by an administration's own directory, against a certified OpenID provider that knows nothing of us: somebody
// new whom a group places, somebody whose groups change, somebody whom nobody here knows, and an answer used twice.

import { writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { mkdtemp, rm } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import Provider from "oidc-provider";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DESK, launch, open, violations } from "./chromium.ts";
import { type House, startHouse } from "./house.ts";
import { picture } from "./looks.ts";

const program = process.env["TONGGUAN_PROGRAM"];
const SECRET = "told to both by a way that keeps it secret";

/** People of the directory, and the groups they are in. */
const groups: Record<string, string[]> = { dora: ["dover-officers"], olaf: [], nina: ["canteen"] };

describe.skipIf(!program)("a directory", () => {
  let browser: Browser;
  let house: House;
  let folder: string;
  let directory: Server;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "tongguan-directory-"));
    directory = createServer();
    await new Promise<void>((listening) => directory.listen(0, "127.0.0.1", listening));
    const issuer = `http://127.0.0.1:${(directory.address() as AddressInfo).port}`;
    writeFileSync(join(folder, "secret"), SECRET, { mode: 0o600 });
    writeFileSync(
      join(folder, "directory.toml"),
      `issuer = "${issuer}"\nclient = "tongguan"\nsecret_file = "secret"\nlabel_en = "the customs directory"\nlabel_zh = "海关统一认证"\n` +
        `[[group]]\nname = "dover-officers"\nroles = ["officer"]\norganisation = "Test office"\n[[group]]\nname = "heads"\nroles = ["supervisor"]\n`,
    );
    house = await startHouse(program!, ["--directory", join(folder, "directory.toml"), "--webhooks-to-this-machine"]);
    const provider = new Provider(issuer, {
      clients: [{ client_id: "tongguan", client_secret: SECRET, redirect_uris: [`${house.url}/`] }],
      claims: { openid: ["sub"], profile: ["name", "preferred_username", "groups"] },
      cookies: { keys: ["of a test"] },
      findAccount: (_, sub) => ({
        accountId: sub,
        claims: () => ({ sub, name: `${sub} of the directory`, preferred_username: sub, groups: groups[sub] ?? [] }),
      }),
    });
    directory.on("request", provider.callback());
    browser = await launch();
  });
  afterAll(async () => {
    await browser?.close();
    await house?.close();
    directory?.close();
    await rm(folder, { recursive: true, force: true });
  });

  /** Goes to the directory and says there who one is. */
  async function signInAs(who: string): Promise<Page> {
    const { page } = await open(browser, house.url, DESK);
    await page.getByRole("button", { name: "Sign in with the customs directory" }).click();
    await page.locator("input[name=login]").fill(who);
    await page.locator("input[name=password]").fill("anything");
    await page.getByRole("button", { name: /sign-in/i }).click();
    await page.getByRole("button", { name: /continue/i }).click();
    await page.waitForURL((url) => url.href.startsWith(house.url));
    return page;
  }

  it("lets somebody new in, with the roles of the groups, and takes them back", async () => {
    const { page: door } = await open(browser, house.url, DESK);
    await door.getByRole("button", { name: "Sign in with the customs directory" }).waitFor();
    expect(await violations(door)).toEqual([]);
    await picture(door, "sign-in-directory");
    await door.context().close();

    const page = await signInAs("dora");
    await page.locator("nav .ant-menu-item", { hasText: "Queue" }).waitFor();
    // The code is no longer in the address bar, nor does it open anything again.
    expect(new URL(page.url()).search).toBe("");
    await page.context().close();

    groups["dora"] = ["heads", "canteen"];
    const again = await signInAs("dora");
    await again.locator("nav .ant-menu-item", { hasText: "Cockpit" }).waitFor();
    await again.context().close();
  });

  it("links a user who is here already, and says so when nobody is", async () => {
    await house.person("officer", "olaf");
    const page = await signInAs("olaf");
    await page.locator(".portal-head").waitFor();
    await page.context().close();

    const stranger = await signInAs("nina");
    await stranger.getByRole("alert").filter({ hasText: "Nobody here has this account" }).waitFor();
    expect(await stranger.locator(".portal-head").count()).toBe(0);
    await stranger.context().close();
  });

  it("takes an answer once, and from the browser that asked", async () => {
    const { page } = await open(browser, house.url, DESK);
    let answered = "";
    await page.route("**/api/sign-in/directory/answer", async (route) => {
      answered = route.request().postData() ?? "";
      await route.continue();
    });
    await page.getByRole("button", { name: "Sign in with the customs directory" }).click();
    await page.locator("input[name=login]").fill("olaf");
    await page.locator("input[name=password]").fill("anything");
    await page.getByRole("button", { name: /sign-in/i }).click();
    await page.getByRole("button", { name: /continue/i }).click();
    await page.locator(".portal-head").waitFor();
    expect(JSON.parse(answered)).toHaveProperty("code");
    const send = (cookie: string) =>
      fetch(`${house.url}/api/sign-in/directory/answer`, { method: "POST", headers: { "Content-Type": "application/json", ...(cookie ? { Cookie: cookie } : {}) }, body: answered });
    const stolen = await send("");
    expect([stolen.status, (await stolen.json()).details]).toEqual([401, { reason: "errand" }]);
    const { state } = JSON.parse(answered) as { state: string };
    const replayed = await send(`errand=${state}.nonce.verifier`);
    expect([replayed.status, (await replayed.json()).details]).toEqual([401, { reason: "errand" }]);
    await page.context().close();
  });
});
