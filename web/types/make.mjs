// This module decides how the page's types are made: the shapes of the OpenAPI document, as TypeScript. `--check` writes
// nothing and fails when what is there is not what would be made.

import { readFileSync, writeFileSync } from "node:fs";
import openapiTS, { astToString } from "openapi-typescript";

const DOCUMENT = new URL("../../docs/openapi.json", import.meta.url);
const TYPES = new URL("../src/schema.d.ts", import.meta.url);

const document = JSON.parse(readFileSync(DOCUMENT, "utf8"));
// The page names addresses itself: of the document it needs the shapes alone.
const shapes = { openapi: document.openapi, info: document.info, paths: {}, components: { schemas: document.components.schemas } };
const made = `// Made from docs/openapi.json by \`npm run types\`.\n${astToString(await openapiTS(shapes))}`;
if (!process.argv.includes("--check")) writeFileSync(TYPES, made);
else if (readFileSync(TYPES, "utf8") !== made) {
  console.error("src/schema.d.ts is not what docs/openapi.json says: run `npm run types` in web/");
  process.exit(1);
}
