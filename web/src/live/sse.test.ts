import { describe, expect, it } from "vitest";
import { createParser } from "./sse.ts";

describe("createParser", () => {
  it("cuts events wherever the pieces are cut", () => {
    const stream = 'event: cases\ndata: {"a":\ndata: 1}\n\n: keep alive\n\nevent: cases\r\ndata: 2\r\n\r\n';
    for (let size = 1; size <= stream.length; size++) {
      const parse = createParser();
      const events = [];
      for (let at = 0; at < stream.length; at += size) events.push(...parse(stream.slice(at, at + size)));
      expect(events).toEqual([
        { event: "cases", data: '{"a":\n1}' },
        { event: "cases", data: "2" },
      ]);
    }
  });

  it("waits for the end of an event", () => {
    expect(createParser()("event: cases\ndata: 1\n")).toEqual([]);
  });
});
