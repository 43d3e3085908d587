import { describe, expect, it } from "vitest";
import { BODY_BYTES_MAX, FORMS, formOf, read } from "./message.ts";

describe("formOf", () => {
  it.each([
    ["<MetaData/>", "application/xml"],
    ["\uFEFF\n <?xml version='1.0'?>", "application/xml"],
    ['\t{"declaration":{}}', "application/json"],
    ["UNA:+.? 'UNB+UNOC:3", "application/edifact"],
    ["UNB+UNOC:3+A+B'", "application/edifact"],
    ["lrn,type,declarant\n1,IMA,GB1", "text/csv"],
    ["lrn\ttype\tdeclarant", "text/csv"],
    ["MRN;LRN", null],
    ["", null],
  ])("sees the form of %j", (text, form) => {
    expect(formOf(text)).toBe(form);
  });
});

describe("read", () => {
  it("keeps the bytes of a file as they are", async () => {
    const bytes = new Uint8Array([0xef, 0xbb, 0xbf, 0x3c, 0x61, 0x2f, 0x3e, 0x0d, 0x0a]);
    const message = await read(new Blob([bytes]));
    if (typeof message === "string") throw new Error(message);
    expect(new Uint8Array(await message.body.arrayBuffer())).toEqual(bytes);
  });

  it("takes a workbook as it is", async () => {
    const message = await read(new Blob([new Uint8Array([0x50, 0x4b, 3, 4, 20, 0])]));
    expect(message).toMatchObject({ contentType: FORMS.at(-1), text: "" });
  });

  it("says what is wrong before anything is sent", async () => {
    expect(await read(new Blob([]))).toBe("hand_in.empty");
    expect(await read(new Blob(["hello"]))).toBe("hand_in.unknown_form");
    expect(await read(new Blob([new Uint8Array(BODY_BYTES_MAX + 1)]))).toBe("hand_in.too_large");
  });
});
