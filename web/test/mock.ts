// This module decides how the mock server answers: the built page under the real policy, and the API of the
// contract over a list in memory. It is for tests and pictures only.

import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { readFile } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import type { CaseSummary } from "../src/api.ts";
import { countsOf, detailOf, makeCase, makeCases, ORIGINAL, RECORD } from "./fixtures.ts";

const DIST = fileURLToPath(new URL("../dist", import.meta.url));
/** The same as the real server's. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-__TONGGUAN_NONCE__'; img-src 'self' data: blob:; connect-src 'self'; font-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
const TYPES: Record<string, string> = { ".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8", ".svg": "image/svg+xml" };

/** The policies that this server publishes: those by which the true receipt of each log holds. */
const PUBLISHED: Record<string, string> = { "/evidence/policy": "true", "/evidence/sm/policy": "second log: true" };

async function trusted(name: string): Promise<string> {
  const receipts = JSON.parse(await readFile(new URL("./receipts.json", import.meta.url), "utf8")) as { name: string; policy: string }[];
  return receipts.find((one) => one.name === name)?.policy ?? "";
}

export const TOKEN = "tg_0123456789abcdef";

export interface Mock {
  url: string;
  cases: CaseSummary[];
  /** Adds a case and tells it on the stream. */
  add(): CaseSummary;
  /** Breaks every open stream. */
  breakStreams(): void;
  /** Idempotency keys in the order of arrival. */
  keys: string[];
  close(): Promise<void>;
}

export async function startMock(count = 120): Promise<Mock> {
  const cases = makeCases(count, new Date());
  const streams = new Set<ServerResponse>();
  const keys: string[] = [];
  let number = 4821;

  const snapshot = () => `event: cases\ndata: ${JSON.stringify({ cases: cases.slice(0, 30), counts: countsOf(cases) })}\n\n`;
  const tell = () => streams.forEach((stream) => stream.write(snapshot()));

  function add(): CaseSummary {
    number += 1;
    const added = makeCase(number, new Date());
    cases.unshift(added);
    tell();
    return added;
  }

  async function answer(request: IncomingMessage, response: ServerResponse) {
    const url = new URL(request.url ?? "/", "http://mock");
    const published = PUBLISHED[url.pathname];
    if (published) {
      response.writeHead(200, { "Content-Type": "text/plain; charset=utf-8" });
      response.end(await trusted(published));
      return;
    }
    if (!url.pathname.startsWith("/api/")) return page(url.pathname, response);
    if (request.headers.authorization !== `Bearer ${TOKEN}`) {
      return problem(response, 401, "unauthorised", "Send a token that this server issued: Authorization: Bearer …", "请使用本服务签发的令牌：Authorization: Bearer …");
    }
    if (url.pathname === "/api/live") {
      response.writeHead(200, { "Content-Type": "text/event-stream" });
      streams.add(response);
      request.on("close", () => streams.delete(response));
      response.write(snapshot());
      return;
    }
    if (url.pathname === "/api/cases") return list(url.searchParams, response);
    if (url.pathname === "/api/search") return json(response, 200, { cases: [], next: null });
    if (url.pathname === "/api/declarations") return handIn(request, response);
    const [, id, part] = /^\/api\/cases\/([^/]+)(?:\/(\w+))?$/.exec(url.pathname) ?? [];
    const found = cases.find((one) => one.case === id);
    if (!found) return problem(response, 404, "not_found", "There is no such thing that you may see.", "没有您可以查看的此项内容。");
    if (part === "original") return response.writeHead(200, { "Content-Type": "text/plain; charset=utf-8" }).end(ORIGINAL);
    if (part === "record") return response.writeHead(200, { "Content-Type": "application/json" }).end(RECORD);
    json(response, 200, detailOf(found));
  }

  function list(query: URLSearchParams, response: ServerResponse) {
    const matches = (name: "outcome" | "lane" | "status") => (one: CaseSummary) => !query.get(name) || one[name] === query.get(name);
    const text = query.get("text")?.toLowerCase() ?? "";
    const found = cases
      .filter(matches("outcome"))
      .filter(matches("lane"))
      .filter((one) => `${one.mrn} ${one.lrn} ${one.goods} ${one.declarant}`.toLowerCase().includes(text));
    const after = query.get("after");
    const from = after ? found.findIndex((one) => one.case === after) + 1 : 0;
    const limit = Number(query.get("limit") ?? 50);
    const shown = found.slice(from, from + limit);
    json(response, 200, { cases: shown, next: from + limit < found.length ? (shown.at(-1)?.case ?? null) : null });
  }

  async function handIn(request: IncomingMessage, response: ServerResponse) {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks).toString("utf8");
    keys.push(String(request.headers["idempotency-key"]));
    if (!body.includes("</MetaData>")) {
      return problem(response, 400, "unreadable", "The message cannot be read; each place is named in details.", "报文无法读取，details 中列出每一处。", {
        problems: [
          { line: 4, column: 5, path: "MetaData/Declaration/FunctionCod", code: "no_element", text: { en: "Declaration has no element `FunctionCod`", zh: "Declaration没有元素“FunctionCod”" } },
          { line: 7, column: 14, path: "MetaData/Declaration", code: "ends", text: { en: "the document ends inside Declaration", zh: "文档在Declaration中间结束" } },
        ],
      });
    }
    const added = add();
    const { decision } = detailOf(added);
    json(response, 201, { ...added, findings: decision?.findings, record: decision?.record });
  }

  const server: Server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    cases,
    add,
    breakStreams: () => streams.forEach((stream) => stream.destroy()),
    keys,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function page(path: string, response: ServerResponse) {
  const file = normalize(path === "/" ? "/index.html" : path);
  const bytes = await readFile(join(DIST, file)).catch(() => null);
  if (!bytes) return response.writeHead(404).end("not found");
  response.writeHead(200, { "Content-Type": TYPES[extname(file)] ?? "application/octet-stream", "Content-Security-Policy": POLICY, "X-Content-Type-Options": "nosniff" }).end(bytes);
}

function json(response: ServerResponse, status: number, value: unknown) {
  response.writeHead(status, { "Content-Type": "application/json" }).end(JSON.stringify(value));
}

function problem(response: ServerResponse, status: number, code: string, en: string, zh: string, details: unknown = null) {
  response.writeHead(status, { "Content-Type": "application/problem+json" }).end(JSON.stringify({ type: `urn:tongguan:problem:${code}`, status, code, title: { en, zh }, details }));
}
