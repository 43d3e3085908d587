import { describe, expect, it } from "vitest";
import { noticeLink } from "./notice.ts";

const record = "ab".repeat(32);

describe("the link of a notice", () => {
  it.each([
    [`https://customs.example/#page=verify&mrn=26GB00000000000018&record=${record}`, { mrn: "26GB00000000000018", record }],
    [`#page=verify&mrn=26GB00000000000018&record=${record}`, { mrn: "26GB00000000000018", record }],
    [`https://customs.example/#page=verify&mrn=26GB00000000000018&record=${record.slice(2)}`, null],
    [`https://customs.example/#page=verify&mrn=../../x&record=${record}`, null],
    [`https://customs.example/#page=cases&mrn=26GB00000000000018&record=${record}`, null],
    ["any other code", null],
    ["", null],
  ])("is read from %s", (text, expected) => {
    expect(noticeLink(text)).toEqual(expected);
  });
});
