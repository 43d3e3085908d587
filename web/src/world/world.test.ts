import { describe, expect, it } from "vitest";
import { arrowOf } from "./arrow.ts";
import { LEVELS, levelOf } from "./levels.ts";
import { centreOf, OUTLINES } from "./outlines.ts";

describe("the outlines of the world", () => {
  it("go by the codes that declarations use", () => {
    for (const code of ["CN", "GB", "US", "BR", "IN", "ZA", "AU", "TW"]) expect(OUTLINES.has(code)).toBe(true);
    expect([...OUTLINES.keys()].every((code) => /^[A-Z]{2}$/.test(code))).toBe(true);
    expect([...OUTLINES.values()].every((path) => /^(M\d+ \d+l[-\d ]+z)+$/.test(path))).toBe(true);
  });

  it("have their middle in the largest polygon, whichever way round it is drawn", () => {
    const square = "M10 10l20 0 0 20 -20 0z";
    expect(centreOf(square)).toEqual({ x: 20, y: 20 });
    expect(centreOf("M10 10l0 20 20 0 0 -20z")).toEqual({ x: 20, y: 20 });
    expect(centreOf(`M500 500l2 0 0 2 -2 0z${square}`)).toEqual({ x: 20, y: 20 });
    expect(centreOf("M7 9l1 0 -1 0z")).toEqual({ x: 7, y: 9 });
  });

  it("have the middle of every country within the picture, and those of some where one looks for them", () => {
    for (const outline of OUTLINES.values()) {
      const { x, y } = centreOf(outline);
      expect(x > 0 && x < 2000 && y > 0 && y < 865).toBe(true);
    }
    const [china, brazil, states] = ["CN", "BR", "US"].map((code) => centreOf(OUTLINES.get(code) ?? ""));
    expect([china!.x > 1450, china!.x < 1600, brazil!.y > 450, states!.x < 520]).toEqual([true, true, true, true]);
  });
});

describe("an arrow", () => {
  const points = (path: string | null) => [...(path ?? "").matchAll(/(-?\d+) (-?\d+)/g)].map(([, x, y]) => [Number(x), Number(y)]);

  it("goes from one to the other, bent northwards whichever way it goes", () => {
    for (const [from, to] of [[{ x: 100, y: 300 }, { x: 500, y: 300 }], [{ x: 500, y: 300 }, { x: 100, y: 300 }]] as const) {
      const { line, head } = arrowOf(from, to);
      const [start, bend, end] = points(line);
      expect(start).toEqual([from.x, from.y]);
      expect(bend?.[1]).toBeLessThan(300);
      expect(points(head)[0]).toEqual([to.x, to.y]);
      expect(Math.hypot(to.x - end![0]!, to.y - end![1]!)).toBeCloseTo(26, 0);
    }
  });

  it("is a circle for what stays where it is", () => {
    expect(arrowOf({ x: 10, y: 10 }, { x: 10, y: 10 })).toEqual({ line: "M-8 10a18 18 0 1 1 0 1z", head: null });
  });
});

describe("a colour", () => {
  it("is stronger for more, and there is none where nobody looked", () => {
    expect([null, 0, 0.01, 0.1, 0.2].map((share) => levelOf(share, 0.2))).toEqual([null, 0, 1, 3, LEVELS]);
    expect(levelOf(0, 0)).toBe(0);
  });
});
