import { describe, expect, it } from "vitest";
import { joined, type Notice, noticesAt, unreadOf, withNewest } from "./notices.ts";

const notice = (number: number): Notice => ({ number, case: `c${number}`, code: "01", created_at: number, xml: "" });
const numbers = (notices: Notice[]) => notices.map((one) => one.number);

describe("notices", () => {
  it("asks for the newest, and for those before a number", () => {
    expect(noticesAt(null)).toBe("/api/messages?before=0&limit=50");
    expect(noticesAt(12, 1)).toBe("/api/messages?before=12&limit=1");
  });

  it("counts what came since", () => {
    expect(unreadOf(notice(12), 9)).toBe(3);
    expect(unreadOf(notice(12), 12)).toBe(0);
    expect(unreadOf(undefined, 0)).toBe(0);
  });

  it("joins pages, and begins anew where some may be missing", () => {
    expect(numbers(joined([notice(9), notice(8)], [notice(8), notice(7)]))).toEqual([9, 8, 7]);
    expect(numbers(withNewest([notice(9), notice(8), notice(7)], [notice(10), notice(9)]))).toEqual([10, 9, 8, 7]);
    expect(numbers(withNewest([notice(5)], [notice(9), notice(8)]))).toEqual([9, 8]);
  });
});
