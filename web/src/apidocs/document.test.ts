import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { type ApiDocument, callsOf, curlOf, matching, refOf, type Schema, shapeOf, typeOf } from "./document.ts";

const document = JSON.parse(readFileSync(new URL("../../../docs/openapi.json", import.meta.url), "utf8")) as ApiDocument;
const calls = callsOf(document);

describe("the document of the API", () => {
  it("has every call with a name of its own and words", () => {
    const paths = Object.values(document.paths).flatMap((methods) => Object.keys(methods));
    expect(calls).toHaveLength(paths.length);
    expect(new Set(calls.map(({ id }) => id)).size).toBe(calls.length);
    for (const call of calls) {
      expect(call.about, call.id).not.toBe("");
      expect(call.tag, call.id).not.toBe("");
    }
  });
  it("names every shape, and refers to none that is not there", () => {
    const walk = (schema: Schema | null | undefined, from: string): void => {
      if (!schema) return;
      expect(typeOf(schema), from).not.toBe("");
      const name = refOf(schema);
      if (name) expect(document.components.schemas[name], `${from} ${name}`).toBeDefined();
      for (const inner of [...(schema.oneOf ?? []), ...(schema.anyOf ?? []), ...(schema.allOf ?? []), ...Object.values(schema.properties ?? {})]) walk(inner, from);
      walk(schema.items, from);
      if (typeof schema.additionalProperties === "object") walk(schema.additionalProperties, from);
    };
    for (const [name, schema] of Object.entries(document.components.schemas)) walk(schema, name);
    for (const call of calls) for (const { schema } of [...call.takes, ...call.gives.flatMap(({ bodies }) => bodies)]) walk(schema, call.id);
  });
  it.each<[Schema, string, string | null]>([
    [{ type: "string", format: "date" }, "string (date)", null],
    [{ type: ["string", "null"] }, "string | null", null],
    [{ type: "array", items: { $ref: "#/components/schemas/Finding" } }, "Finding[]", "Finding"],
    [{ type: "array", items: { type: ["integer", "null"], format: "int64" } }, "(integer (int64) | null)[]", null],
    [{ oneOf: [{ type: "null" }, { $ref: "#/components/schemas/Lane" }] }, "Lane | null", "Lane"],
    [{ type: "object", additionalProperties: { type: "string" } }, "{ [name]: string }", null],
    [{ type: "string", enum: ["green", "red"] }, '"green" | "red"', null],
    [{}, "any", null],
  ])("tells %j", (schema, told, shape) => {
    expect(typeOf(schema)).toBe(told);
    const found = shapeOf(schema);
    expect(found && refOf(found)).toBe(shape);
  });
  it("finds calls by words, and writes them for a shell", () => {
    expect(matching(calls, "POST authorisations end").map(({ id }) => id)).toEqual(["post_authorisations_by_authorisation_end"]);
    expect(matching(calls, " ")).toBe(calls);
    const [declare] = calls.filter(({ id }) => id === "post_declarations");
    expect(curlOf(declare!, "https://customs.example")).toBe(
      "curl -X POST 'https://customs.example/api/declarations' \\\n  -H 'Authorization: Bearer TOKEN' \\\n  -H 'Content-Type: application/xml' \\\n  --data-binary @FILE",
    );
    const [note] = calls.filter(({ id }) => id === "post_absences");
    expect(curlOf(note!, "")).toContain("-H 'X-CSRF-Token: CSRF_TOKEN'");
  });
});
