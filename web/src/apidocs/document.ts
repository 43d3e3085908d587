// This module decides how the OpenAPI document is read: which calls there are, what they take and give, how a shape is named,
// and a call that can be pasted into a shell.

export interface Schema {
  $ref?: string;
  type?: string | string[];
  format?: string;
  description?: string;
  enum?: (string | null)[];
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: Schema | boolean;
  oneOf?: Schema[];
  anyOf?: Schema[];
  allOf?: Schema[];
}

interface Content {
  schema?: Schema;
}

interface Parameter {
  name: string;
  in: "path" | "query" | "header";
  required?: boolean;
  description?: string;
  schema?: Schema;
}

interface Operation {
  tags?: string[];
  operationId?: string;
  summary?: string;
  description?: string;
  parameters?: Parameter[];
  requestBody?: { content: Record<string, Content> };
  responses: Record<string, { description?: string; content?: Record<string, Content> }>;
  security?: Record<string, string[]>[];
  "x-permission"?: string;
}

export interface ApiDocument {
  openapi: string;
  info: { title: string; version: string };
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
}

/** What goes over the line: a media type and its shape. */
export interface Body {
  type: string;
  schema: Schema | null;
}

/** A call of the API. */
export interface Call {
  id: string;
  method: string;
  path: string;
  tag: string;
  /** The first paragraph, in one line. */
  summary: string;
  about: string;
  parameters: Parameter[];
  takes: Body[];
  gives: { status: string; about: string; bodies: Body[] }[];
  /** What a caller proves who it is by: `session`, `token`; none where nobody is asked. */
  proofs: string[];
  /** The permission that a caller needs. */
  permission: string | null;
}

const bodies = (content: Record<string, Content> | undefined): Body[] => Object.entries(content ?? {}).map(([type, { schema }]) => ({ type, schema: schema ?? null }));

/** Every call, by tag and path. */
export function callsOf(document: ApiDocument): Call[] {
  const calls = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, one]): Call => ({
      id: one.operationId ?? `${method} ${path}`,
      method: method.toUpperCase(),
      path,
      tag: one.tags?.[0] ?? "",
      summary: (one.summary ?? "").replaceAll("\n", " "),
      about: [one.summary, one.description].filter(Boolean).join("\n"),
      parameters: one.parameters ?? [],
      takes: bodies(one.requestBody?.content),
      gives: Object.entries(one.responses).map(([status, { description, content }]) => ({ status, about: description ?? "", bodies: bodies(content) })),
      proofs: (one.security ?? []).flatMap((proof) => Object.keys(proof)),
      permission: one["x-permission"] ?? null,
    })),
  );
  return calls.sort((left, right) => left.tag.localeCompare(right.tag) || left.path.localeCompare(right.path) || left.method.localeCompare(right.method));
}

/** Calls whose path, words or permission have every word that was typed. */
export function matching(calls: Call[], text: string): Call[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const says = (one: Call) => `${one.method} ${one.path} ${one.tag} ${one.about} ${one.permission ?? ""}`.toLowerCase();
  return words.length === 0 ? calls : calls.filter((one) => words.every((word) => says(one).includes(word)));
}

const SCHEMAS = "#/components/schemas/";

/** The name of the shape that a schema refers to; none where it is written out. */
export const refOf = (schema: Schema): string | null => (schema.$ref?.startsWith(SCHEMAS) ? schema.$ref.slice(SCHEMAS.length) : null);

/** The ways in which a schema may be fulfilled, without null; and whether it may be null. */
export function waysOf(schema: Schema): { ways: Schema[]; isNullable: boolean } {
  const ways = schema.oneOf ?? schema.anyOf;
  if (ways) return { ways: ways.filter((one) => one.type !== "null"), isNullable: ways.some((one) => one.type === "null") };
  const types = [schema.type ?? []].flat();
  const isNullable = types.includes("null");
  return { ways: [isNullable ? { ...schema, type: types.filter((one) => one !== "null") } : schema], isNullable };
}

/** A schema in a few words, as programmers write types. */
export function typeOf(schema: Schema | null): string {
  if (!schema) return "";
  const { ways, isNullable } = waysOf(schema);
  const told = [...new Set(ways.map(plainType))].join(" | ");
  return isNullable ? `${told} | null` : told;
}

function plainType(schema: Schema): string {
  const name = refOf(schema);
  if (name) return name;
  if (schema.oneOf || schema.anyOf) return typeOf(schema);
  if (schema.allOf) return schema.allOf.map(plainType).join(" & ");
  if (schema.enum) return schema.enum.map((one) => JSON.stringify(one)).join(" | ");
  const type = [schema.type ?? []].flat().join(" | ");
  if (type === "array") {
    const items = typeOf(schema.items ?? {});
    return items.includes(" ") ? `(${items})[]` : `${items}[]`;
  }
  if (type === "object" && !schema.properties) {
    return typeof schema.additionalProperties === "object" ? `{ [name]: ${typeOf(schema.additionalProperties)} }` : "object";
  }
  if (type === "") return "any";
  return schema.format ? `${type} (${schema.format})` : type;
}

/** The shape whose members are worth showing: what a schema refers to, or what a list of it has. */
export function shapeOf(schema: Schema | null): Schema | null {
  if (!schema) return null;
  const [way, ...others] = waysOf(schema).ways;
  if (!way || others.length > 0) return schema.oneOf ? schema : null;
  if (way.type === "array") return shapeOf(way.items ?? null);
  if (typeof way.additionalProperties === "object") return shapeOf(way.additionalProperties);
  return refOf(way) !== null || way.properties ? way : null;
}

const quoted = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;

/** The call for a shell. What must be filled in stands in capitals. */
export function curlOf(call: Call, origin: string): string {
  const path = call.path.replace(/\{([^}]+)\}/g, (_, name: string) => name.toUpperCase());
  const asked = call.parameters.filter((one) => one.in === "query" && one.required).map(({ name }) => `${name}=${name.toUpperCase()}`);
  const [taken] = [...call.takes].sort((left, right) => Number(right.type === "application/xml") - Number(left.type === "application/xml"));
  const headers = [
    ...(call.proofs.length > 0 ? [call.proofs.includes("token") ? "Authorization: Bearer TOKEN" : "Cookie: session=SESSION"] : []),
    ...(call.proofs.length > 0 && !call.proofs.includes("token") && call.method !== "GET" ? ["X-CSRF-Token: CSRF_TOKEN"] : []),
    ...call.parameters.filter((one) => one.in === "header" && one.required).map(({ name }) => `${name}: ${name.toUpperCase()}`),
    ...(taken ? [`Content-Type: ${taken.type}`] : []),
  ];
  const parts = [
    `curl${call.method === "GET" ? "" : ` -X ${call.method}`} ${quoted(`${origin}${path}${asked.length > 0 ? `?${asked.join("&")}` : ""}`)}`,
    ...headers.map((header) => `-H ${quoted(header)}`),
    ...(taken ? ["--data-binary @FILE"] : []),
  ];
  return parts.join(" \\\n  ");
}
