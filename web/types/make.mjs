// This module decides how the page's types are made: calls and shapes of the OpenAPI document, as TypeScript. `--check` writes
// nothing and fails when what is there is not what would be made.

import { readFileSync, writeFileSync } from "node:fs";
import openapiTS, { astToString } from "openapi-typescript";

const DOCUMENT = new URL("../../docs/openapi.json", import.meta.url);
const TYPES = new URL("../src/schema.d.ts", import.meta.url);

const document = JSON.parse(readFileSync(DOCUMENT, "utf8"));
const made = `// Made from docs/openapi.json by \`npm run types\`.\n${astToString(await openapiTS(document))}`;
if (!process.argv.includes("--check")) writeFileSync(TYPES, made);
else if (readFileSync(TYPES, "utf8") !== made) {
  console.error("src/schema.d.ts is not what docs/openapi.json says: run `npm run types` in web/");
  process.exit(1);
}
