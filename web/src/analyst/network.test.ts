import { describe, expect, it } from "vitest";
import { addressOfNetwork, askedIn, type NetworkNode, placed } from "./network.ts";

const node = (distance: number): NetworkNode => ({ kind: "importer", value: `N${distance}`, distance, cases: 1, examined: 0, irregular: 0, is_passage: false });

describe("the address of a network", () => {
  it("comes back as it was asked for", () => {
    for (const asked of [{ kind: "address", value: "1 Dock Road & Co = 多佛" }, { kind: "importer", value: "GB1" }] as const) {
      expect(askedIn(addressOfNetwork(asked))).toEqual(asked);
    }
  });

  it("asks for nothing that the server does not know", () => {
    for (const hash of ["#page=analyst", "#page=analyst&kind=weather&value=rain", "#page=analyst&kind=importer&value=%20"]) {
      expect(askedIn(hash), hash).toBeNull();
    }
  });
});

describe("where nodes stand", () => {
  it("is the middle and two circles, with nobody upon somebody else", () => {
    const nodes = [node(0), ...Array.from({ length: 7 }, () => node(1)), ...Array.from({ length: 20 }, () => node(2))];
    const links = Array.from({ length: 20 }, (_, place) => ({ from: 1 + ((place * 3) % 7), to: 8 + place, cases: 1 }));
    const points = placed({ nodes, links });
    points.forEach((point, place) => expect(Math.hypot(point.x, point.y)).toBeCloseTo(nodes[place]!.distance));
    const seen = new Set(points.map((point) => `${point.x.toFixed(3)} ${point.y.toFixed(3)}`));
    expect(seen.size).toBe(nodes.length);
  });

  it("puts whoever is led to over one beside each other", () => {
    const nodes = [node(0), node(1), node(1), node(2), node(2), node(2), node(2)];
    const links = [3, 4, 5, 6].map((to) => ({ from: to % 2 ? 1 : 2, to, cases: 1 }));
    const points = placed({ nodes, links });
    const angle = (place: number) => Math.atan2(points[place]!.y, points[place]!.x);
    expect(Math.abs(angle(3) - angle(5))).toBeCloseTo(Math.PI / 2);
  });

  it("is told of one that has nothing around it", () => {
    expect(placed({ nodes: [node(0)], links: [] })).toEqual([{ x: 0, y: 0 }]);
  });
});
