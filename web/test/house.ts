// This module decides how a real server is started for a test: the program over a fresh database, the password that
// it says once, and people made through its own API.

import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Browser, BrowserContextOptions } from "playwright-core";
import { DESK, open } from "./chromium.ts";

export interface Person {
  login: string;
  password: string;
  id: string;
}

export interface House {
  url: string;
  administrator: Caller;
  /** The customs office where people work. */
  customs: string;
  /** The firm of the traders. */
  firm: string;
  /** Makes a person of a role, or of several, in the customs office, in a firm, or in an agency that is competent for everything. */
  person(role: string | string[], login: string, where?: "customs" | "firm" | "agency"): Promise<Person>;
  /** Calls the API as a person would: with a session of its own. */
  as(person: { login: string; password: string }): Promise<Caller>;
  close(): Promise<void>;
}

/** Hands in a sample, accepted today, under references that nobody has used. */
export async function declare(caller: Caller, name: string): Promise<{ case: string; mrn: string; outcome: string }> {
  const text = readFileSync(new URL(`../../samples/${name}`, import.meta.url), "utf8");
  const reference = /<FunctionalReferenceID>([^<]+)</.exec(text)?.[1] ?? "";
  const fresh = `T${randomUUID().replaceAll("-", "").slice(0, 14).toUpperCase()}`;
  const today = new Date().toISOString().slice(0, 10).replaceAll("-", "");
  const dated = text.replace(/(<AcceptanceDateTime><ds:DateTimeString formatCode="304">)\d{8}/, `$1${today}`);
  const { status, body } = await caller.call("POST", "/api/declarations", dated.replaceAll(reference, fresh), { "Content-Type": "application/xml" });
  if (status !== 201 || body.outcome === "rejected") throw new Error(`${name}: ${status} ${JSON.stringify(body)}`);
  return body;
}

/** Draws that stop goods one after the other until a test gives up; two in a hundred do. */
const DRAWS_MAX = 10;

/** A case that is over, whatever draws come. */
export async function clearedCase(caller: Caller) {
  for (let draws = 0; draws < DRAWS_MAX; draws += 1) {
    const declared = await declare(caller, "import-beef.xml");
    if (declared.outcome === "cleared") return declared;
  }
  throw new Error("every draw stopped the goods");
}

/** Signs a person in, in a browser of its own. */
export async function signIn(browser: Browser, house: House, person: { login: string; password: string }, options: BrowserContextOptions = DESK) {
  const opened = await open(browser, house.url, options);
  const { page } = opened;
  await page.locator("#login").fill(person.login);
  await page.locator("#password").fill(person.password);
  await page.locator('button[type="submit"]').click();
  await page.locator(".portal-head").waitFor();
  return opened;
}

export interface Caller {
  call(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<{ status: number; body: any }>;
}

const LINE = /http:\/\/localhost:(\d+)\//;
const PASSWORD = /^\s+(administrator)\s+(\S+)\s*$/;

/** More arguments; a function may put files into the folder of the house first. The database is `cases.db` there. */
type More = string[] | ((folder: string) => Promise<string[]>);

export async function startHouse(program: string, given: More = []): Promise<House> {
  const folder = await mkdtemp(join(tmpdir(), "tongguan-"));
  const more = typeof given === "function" ? await given(folder) : given;
  const server: ChildProcess = spawn(program, ["serve", "--listen", "127.0.0.1:0", "--database", `sqlite:${join(folder, "cases.db")}`, ...more], { stdio: ["ignore", "pipe", "inherit"] });
  const [url, password] = await new Promise<[string, string]>((resolve, reject) => {
    let address = "";
    server.on("exit", (code) => reject(new Error(`the server ended with ${code}`)));
    createInterface({ input: server.stdout! }).on("line", (line) => {
      address ||= LINE.exec(line)?.[1] ? `http://localhost:${LINE.exec(line)![1]}` : "";
      const said = PASSWORD.exec(line)?.[2];
      if (address && said) resolve([address, said]);
    });
  });

  async function as({ login, password: word }: { login: string; password: string }): Promise<Caller> {
    const answer = await fetch(`${url}/api/sign-in`, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ login, password: word }) });
    if (!answer.ok) throw new Error(`${login}: ${answer.status} ${await answer.text()}`);
    const cookie = answer.headers.getSetCookie().map((one) => one.split(";")[0]).join("; ");
    const { csrf_token } = (await answer.json()) as { csrf_token: string };
    return {
      async call(method, path, body, headers = {}) {
        const sent = await fetch(url + path, {
          method,
          headers: { Cookie: cookie, "X-CSRF-Token": csrf_token, "Content-Type": "application/json", ...headers },
          body: body === undefined ? null : typeof body === "string" || body instanceof Uint8Array ? (body as BodyInit) : JSON.stringify(body),
        });
        const text = await sent.text();
        return { status: sent.status, body: text ? JSON.parse(text) : null };
      },
    };
  }

  const administrator = await as({ login: "administrator", password });
  const houses = (await administrator.call("GET", "/api/organisations")).body as { id: string; kind: string }[];
  const root = houses.find((one) => one.kind === "administration") ?? houses[0]!;
  const office = await administrator.call("POST", "/api/organisations", { part_of: root.id, kind: "office", name_en: "Test office", name_zh: "测试海关" });
  const firm = await administrator.call("POST", "/api/organisations", { part_of: root.id, kind: "firm", name_en: "Test Trading Ltd", name_zh: "测试贸易公司" });
  const agency = await administrator.call("POST", "/api/organisations", { part_of: root.id, kind: "agency", name_en: "Plant Health", name_zh: "植物检疫局" });
  for (const { body } of [office, agency]) await administrator.call("POST", `/api/organisations/${body.id}/competences`, { procedure: "", goods: "", place: "" });
  const places = { customs: office.body.id, firm: firm.body.id, agency: agency.body.id };

  return {
    url,
    administrator,
    customs: office.body.id,
    firm: firm.body.id,
    as,
    async person(role, login, where = "customs") {
      const made = await administrator.call("POST", "/api/users", { login, name: login, language: "en", organisation: places[where], roles: [role].flat() });
      if (made.status !== 201) throw new Error(`${login}: ${made.status} ${JSON.stringify(made.body)}`);
      return { login, password: made.body.password, id: made.body.id };
    },
    async close() {
      server.removeAllListeners("exit");
      server.kill();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
