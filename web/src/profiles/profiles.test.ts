import { describe, expect, it } from "vitest";
import { again, empty, type Profile, shown, type Version } from "./profiles.ts";

describe("a profile", () => {
  it("is told by the version that counts, else by the newest", () => {
    const version = (number: number, status: Version["status"]) => ({ number, status }) as Version;
    const profile = (...versions: Version[]) => ({ versions }) as Profile;
    expect(shown(profile(version(3, "proposed"), version(2, "confirmed"), version(1, "replaced"))).number).toBe(2);
    expect(shown(profile(version(2, "proposed"), version(1, "withdrawn"))).number).toBe(2);
  });

  it("begins today and ends in half a year", () => {
    expect(empty("2026-11-22")).toMatchObject({ valid_from: "2026-11-22", valid_to: "2027-05-22" });
    const old = { ...empty("2026-01-01"), name: "beef" };
    expect(again(old, "2026-11-22")).toMatchObject({ name: "beef", valid_from: "2026-11-22", valid_to: "2027-05-22" });
    expect(again({ ...old, valid_from: "2026-12-01", valid_to: "2026-12-31" }, "2026-11-22")).toMatchObject({ valid_from: "2026-12-01", valid_to: "2026-12-31" });
  });
});
