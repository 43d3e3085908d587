// The officer's trial with a person (only where TONGGUAN_TRIAL is set): a house with the planted queue and an officer to sign in
// as; when nothing waits any more, how many of the ten were caught and how many were stopped wrongly.

import { describe, expect, it } from "vitest";
import { startHouse } from "./house.ts";
import { plant } from "./planted.ts";

const program = process.env["TONGGUAN_TRIAL"] && process.env["TONGGUAN_PROGRAM"];
const HOURS = 2 * 3_600_000;

/** Acts by which goods stay where they are. */
const STOPS = ["case.queried.v1", "case.detained.v1", "case.examination_ordered.v1"];

describe.skipIf(!program)("an officer who has never seen it", () => {
  it("catches what is wrong and stops nothing else", async () => {
    const house = await startHouse(program!);
    const planted = await plant(house, await house.as(await house.person("trader", "tillon", "firm")));
    const person = await house.person("officer", "officer");
    const officer = await house.as(person);
    console.log(`${house.url}  officer  ${person.password}\n${planted.length} cases wait; each is for the officer to let go or to stop.`);
    const looksAtAll = async () => {
      const waiting = (await officer.call("GET", "/api/queue")).body.cases as { case: string; stage: string }[];
      return waiting.filter(({ stage }) => stage === "check_documents").length;
    };
    await expect.poll(looksAtAll, { timeout: HOURS, interval: 2_000 }).toBe(0);

    // Signed in only now: nobody stays signed in for hours without doing anything.
    const reader = await house.as(await house.person("auditor", "auditor"));
    const tally = { caught: 0, missed: 0, stopped_wrongly: 0, let_go_rightly: 0 };
    for (const { case: id, mrn, wrong } of planted) {
      const kinds = ((await reader.call("GET", `/api/cases/${id}`)).body.events as { kind: string }[]).map(({ kind }) => kind);
      // The lane asks for documents once; a second time it was the officer.
      const asked = kinds.filter((kind) => kind === "case.documents_requested.v1").length > 1;
      const stopped = asked || kinds.some((kind) => STOPS.includes(kind));
      const became = stopped ? (wrong ? "caught" : "stopped_wrongly") : wrong ? "missed" : "let_go_rightly";
      tally[became] += 1;
      console.log(`${mrn}  ${became.replaceAll("_", " ").padEnd(16)} ${wrong ?? "everything agrees"}`);
    }
    console.log(JSON.stringify(tally));
    await house.close();
    expect(tally.caught).toBeGreaterThanOrEqual(9);
    expect(tally.stopped_wrongly).toBe(0);
  }, HOURS + 60_000);
});
