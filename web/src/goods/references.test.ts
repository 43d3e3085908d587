import { expect, it } from "vitest";
import { referencesIn } from "./references.ts";

it.each([
  ["", []],
  [" ,\n ", []],
  ["26gb0001", ["26GB0001"]],
  ["26GB0001\nMSKU1234565, MSKU1234565；TGHU7654321", ["26GB0001", "MSKU1234565", "TGHU7654321"]],
])("the references of %j are %j", (text, references) => {
  expect(referencesIn(text)).toEqual(references);
});
