import { describe, expect, it } from "vitest";
import { again, type Capacity, empty, faultOf, inOrder, isDaily, isSameOnWorkingDays, occurs, type Queue, type Room, rounded, runsOf, type Says, saysOf, stateOf, usuallyAt, withDay } from "./capacities.ts";

const law = { goods: "0.03", goods_max: "0.1", papers: "0.02", papers_max: "0.05", unknown: "0.005" };
const room: Room = { place: "GBFXT", queue: "goods", version: "v", daily: 20, sent: 10, left: 2, expected: 300, share: "0.026667" };

describe("how a room stands", () => {
  it.each<[Partial<Room>, string]>([
    [{}, "free"],
    [{ share: "0.1" }, "most"],
    [{ queue: "papers", share: "0.05" }, "most"],
    [{ share: "0" }, "needed"],
    [{ left: 10, share: "0" }, "full"],
    [{ sent: 30, share: "0" }, "full"],
    [{ daily: 0, sent: 0, left: 0, share: "0" }, "none"],
  ])("with %j it is %s", (more, state) => {
    expect(stateOf({ ...room, ...more }, law)).toBe(state);
  });

  it("is of no use where the law lets the score stop nobody", () => {
    expect(stateOf(room, null)).toBe("unused");
  });
});

it("says a week in runs of days that are alike", () => {
  const weekdays = [20, 20, 20, 20, 20, 8, 0];
  expect(runsOf({ weekdays, valid_from: "2026-01-01", valid_to: "2026-12-31" })).toEqual([
    { from: 0, to: 4, daily: 20 },
    { from: 5, to: 5, daily: 8 },
    { from: 6, to: 6, daily: 0 },
  ]);
  // A Wednesday; and from a Saturday to a Monday.
  expect(runsOf({ weekdays, valid_from: "2026-06-03", valid_to: "2026-06-03" })).toEqual([{ from: 2, to: 2, daily: 20 }]);
  expect(runsOf({ weekdays: [5, 5, 5, 5, 5, 5, 0], valid_from: "2026-06-06", valid_to: "2026-06-08" }).map((run) => [run.from, run.to])).toEqual([[0, 0], [5, 5], [6, 6]]);
});

it("has those of all other places last", () => {
  const rooms: { place: string; queue: Queue }[] = [
    { place: "", queue: "goods" },
    { place: "GBLHR", queue: "goods" },
    { place: "GBFXT", queue: "papers" },
    { place: "GBFXT", queue: "goods" },
  ];
  expect(rooms.sort(inOrder).map((one) => `${one.place} ${one.queue}`)).toEqual(["GBFXT goods", "GBFXT papers", "GBLHR goods", " goods"]);
});

describe("what is written", () => {
  const says: Says = { place: "GBFXT", queue: "goods", weekdays: [20, 20, 20, 20, 20, 8, 0], valid_from: "2026-01-01", valid_to: "2026-05-31", note: "two teams" };

  it("has the same on all working days, or on one", () => {
    const week = ["1", "1", "1", "1", "1", "0", "0"];
    expect(withDay(week, 2, "9", true)).toEqual(["9", "9", "9", "9", "9", "0", "0"]);
    expect(withDay(week, 2, "9", false)).toEqual(["1", "1", "9", "1", "1", "0", "0"]);
    expect(withDay(week, 5, "9", true)).toEqual(["1", "1", "1", "1", "1", "9", "0"]);
    expect([isSameOnWorkingDays(week), isSameOnWorkingDays(withDay(week, 2, "9", false))]).toEqual([true, false]);
  });

  it("begins today at the earliest when it is said again", () => {
    expect(again(says, "2026-06-03")).toMatchObject({ valid_from: "2026-06-03", valid_to: "2026-12-03", weekdays: ["20", "20", "20", "20", "20", "8", "0"] });
    expect(again({ ...says, valid_from: "2026-07-01", valid_to: "2026-07-01" }, "2026-06-03")).toMatchObject({ valid_from: "2026-07-01", valid_to: "2026-07-01" });
  });

  it("of a holiday is one weekday", () => {
    // The third of June 2026 is a Wednesday.
    const holiday = { ...again(says, "2026-06-03"), valid_to: "2026-06-03" };
    expect([0, 1, 2, 3, 4, 5, 6].filter((at) => occurs(holiday, at))).toEqual([2]);
    expect([0, 1, 2, 3, 4, 5, 6].filter((at) => occurs({ ...holiday, valid_to: "2026-06-06" }, at))).toEqual([2, 3, 4, 5]);
    expect([0, 1, 2, 3, 4, 5, 6].filter((at) => occurs({ valid_from: "2026-06-06", valid_to: "2026-06-08" }, at))).toEqual([0, 5, 6]);
    expect(occurs({ valid_from: "2026-06-03", valid_to: "" }, 0)).toBe(true);
    expect(saysOf(holiday).weekdays).toEqual([0, 0, 20, 0, 0, 0, 0]);
    expect(faultOf({ ...holiday, weekdays: ["", "", "4", "", "", "", ""] })).toBeNull();
  });

  it("tells what is missing before the server is asked", () => {
    const fresh = empty("2026-06-03", "GBFXT");
    expect(faultOf(fresh)).toEqual({ field: "weekdays", reason: "no_number" });
    expect(faultOf({ ...fresh, weekdays: withDay(fresh.weekdays, 0, "1.5", true) })).toEqual({ field: "weekdays", reason: "no_number" });
    expect(["0", "100000", "100001", "", "-1", "1.5"].map(isDaily)).toEqual([true, true, false, false, false, false]);
    const filled = { ...fresh, weekdays: withDay(fresh.weekdays, 0, "12", true) };
    expect(faultOf(filled)).toBeNull();
    expect(faultOf({ ...filled, valid_to: "" })).toEqual({ field: "valid_to", reason: "empty" });
  });
});

it("counts what usually comes where a capacity would count", () => {
  const version = (place: string, queue: Queue, status: string) => ({ says: { place, queue }, status }) as Capacity;
  const view = {
    places: [
      { place: "GBFXT001", weekdays: [100, 100, 100, 100, 100, 10, 0] },
      { place: "GBFXT002", weekdays: [20.5, 0, 0, 0, 0, 0, 0] },
      { place: "GBLHR", weekdays: [7, 0, 0, 0, 0, 0, 0] },
    ],
    versions: [version("GBFXT002", "goods", "in_use"), version("GBLHR", "goods", "withdrawn"), version("GBFXT", "papers", "scheduled")],
  };
  expect(usuallyAt(view, { place: "gbfxt ", queue: "goods" })).toEqual([100, 100, 100, 100, 100, 10, 0]);
  expect(usuallyAt(view, { place: "", queue: "goods" })[0]).toBe(107);
  expect(usuallyAt(view, { place: "", queue: "papers" })[0]).toBe(7);
  expect(usuallyAt(view, { place: "GBFXT002", queue: "goods" })[0]).toBe(20.5);
  expect([rounded(20.5), rounded(0.26), rounded(0)]).toEqual([21, 0.3, 0]);
});
