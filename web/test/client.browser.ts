// A client generated from the OpenAPI document (openapi-fetch over the generated types) against a real server: what compiles
// here is what the document says, and what runs is what the server does.

import { readFileSync } from "node:fs";
import createClient, { type Client } from "openapi-fetch";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { paths } from "../src/schema.d.ts";
import { type House, startHouse } from "./house.ts";

const program = process.env["TONGGUAN_PROGRAM"];

describe.skipIf(!program)("a generated client", () => {
  let house: House;
  let firm: Client<paths>;
  let officer: Client<paths>;
  /** A client of a machine with a key, by an access token for it. */
  async function machine(role: string, of: string | null): Promise<Client<paths>> {
    const { body: key } = await house.administrator.call("POST", "/api/keys", { name: `generated ${role}`, role, firm: of });
    const open = createClient<paths>({ baseUrl: house.url });
    const body = { grant_type: "client_credentials", client_id: key.id as string, client_secret: key.key as string };
    const { data, response } = await open.POST("/oauth/token", { body, bodySerializer: (given) => new URLSearchParams(given as Record<string, string>), headers: { "Content-Type": "application/x-www-form-urlencoded" } });
    expect(response.status).toBe(200);
    return createClient<paths>({ baseUrl: house.url, headers: { Authorization: `Bearer ${data!.access_token}` } });
  }
  beforeAll(async () => {
    house = await startHouse(program!);
    [firm, officer] = [await machine("trader", house.firm), await machine("officer", null)];
  });
  afterAll(async () => house?.close());

  it("declares, and the same message gets the same answer", async () => {
    const text = readFileSync(new URL("../../samples/import-beef.xml", import.meta.url), "utf8");
    const hand = async () => {
      const { data, error, response } = await firm.POST("/api/declarations", { params: { header: { "Idempotency-Key": "generated-1" } }, body: text, bodySerializer: (body) => String(body), headers: { "Content-Type": "application/xml" } });
      // A table of several declarations would get an answer for each.
      if (!data || "answers" in data) throw new Error(JSON.stringify(data ?? error));
      return { ...data, status: response.status };
    };
    const first = await hand();
    expect(first.status).toBe(201);
    expect(first.payable).toMatch(/^\d+\.\d\d$/);
    const again = await hand();
    expect([again.status, again.case]).toEqual([200, first.case]);

    const { data: one } = await firm.GET("/api/cases/{case}", { params: { path: { case: first.case } } });
    expect(one!.summary.mrn).toBe(first.mrn);
    const { data: page } = await firm.GET("/api/cases", { params: { query: { text: first.mrn, limit: 1 } } });
    expect(page!.cases.map(({ mrn }) => mrn)).toEqual([first.mrn]);
    const tax = one!.decision!.assessment.lines[0]!;
    expect(tax.steps.length).toBeGreaterThan(0);
  });

  it("reads lists a page at a time, codes and the register", async () => {
    const { data: queue } = await officer.GET("/api/queue", { params: { query: { limit: 1 } } });
    expect(queue!.cases.length).toBeLessThanOrEqual(1);
    const { data: codes } = await officer.GET("/api/codes/{list}", { params: { path: { list: "authorisation_types" }, query: { text: "DPO" } } });
    expect(codes!.map(({ code }) => code)).toEqual(["DPO"]);
    const { data: register } = await officer.GET("/api/authorisations", { params: { query: { status: "in_force" } } });
    expect(register).toEqual({ authorisations: [], kept: [], next: null });
  });

  it("is refused in a shape that it knows", async () => {
    const nowhere = "00000000-0000-7000-8000-000000000000";
    const { error, response } = await firm.GET("/api/cases/{case}", { params: { path: { case: nowhere } } });
    expect([response.status, error!.code, typeof error!.title["zh"]]).toEqual([404, "not_found", "string"]);
    const unread = await firm.POST("/api/declarations", { body: "<nothing/>", bodySerializer: (body) => String(body), headers: { "Content-Type": "application/xml" } });
    expect([unread.response.status, unread.error!.code]).toEqual([400, "unreadable"]);
  });
});
