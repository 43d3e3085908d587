// This module decides how it is told what each place has today: what of it is taken, what is still expected, and the share of
// declarations that the score may stop just now.

import { Heads } from "../parts/Heads.tsx";
import { formatPercent } from "../words/format.ts";
import { useWords } from "../words/language.tsx";
import { type Capacities, inOrder, type Law, type Room, stateOf } from "./capacities.ts";
import { useNames } from "./useNames.ts";

export function Today({ view }: { view: Capacities }) {
  const { t, date } = useWords();
  const title = t("capacity.today", { day: date(view.today) });
  const notes = new Map(view.versions.map((one) => [one.id, one.says.note]));
  return (
    <section className="panel" data-wide="true" data-part="today">
      <h2>{title}</h2>
      {view.rooms.length === 0 ? (
        <p className="quiet">{t("capacity.nothing_today")}</p>
      ) : (
        <div className="figures capacity-rooms" tabIndex={0} role="region" aria-label={title}>
          <table>
            <thead>
              <tr>
                <Heads names={[t("capacity.place"), t("capacity.taken"), t("capacity.share")]} figuresFrom={2} />
              </tr>
            </thead>
            <tbody>
              {view.rooms.toSorted(inOrder).map((room) => (
                <RoomRow key={room.version} room={room} law={view.law} note={notes.get(room.version)} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

/** States in which only what is worth more than all is stopped. */
const CLOSED = ["none", "full", "needed"];

function RoomRow({ room, law, note }: { room: Room; law: Law | null; note: string | undefined }) {
  const { t, code, count, language } = useWords();
  const { placeOf } = useNames();
  const state = stateOf(room, law);
  const left = room.daily - room.sent - room.left;
  return (
    <tr data-state={state}>
      <th scope="row">
        <strong>{placeOf(room.place)}</strong> <span className="capacity-queue">{code("capacity_queue", room.queue)}</span>
        {note && <small>{note}</small>}
      </th>
      <td>
        <Taken room={room} />
        {(room.daily > 0 || left < 0) && (
          <>
            {left < 0 ? t("capacity.over", { over: count(-left), daily: count(room.daily) }) : t("capacity.left", { left: count(left), daily: count(room.daily) })} <small>{t("capacity.taken_by", { sent: count(room.sent), before: count(room.left) })}</small>
          </>
        )}
        {CLOSED.includes(state) && <span className="capacity-closed">{code("capacity_state", state)}</span>}
        {state === "most" && <small className="capacity-most">{t("capacity_state.most")}</small>}
      </td>
      <td className="number">
        {state === "unused" ? "–" : formatPercent(language, Number(room.share))}
        <small>{t("capacity.expected", { count: count(room.expected) })}</small>
      </td>
    </tr>
  );
}

/** Left from before, sent today, and what is free, to the end of the day's; what is beyond it stands behind the mark. */
function Taken({ room }: { room: Room }) {
  const whole = Math.max(room.daily, room.sent + room.left, 1);
  const x = (figure: number) => (figure / whole) * 100;
  return (
    <svg className="capacity-bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
      <rect data-kind="daily" width={x(room.daily)} height="10" />
      <rect data-kind="left" width={x(room.left)} height="10" />
      <rect data-kind="sent" x={x(room.left)} width={x(room.sent)} height="10" />
      <line x1={x(room.daily)} x2={x(room.daily)} y1="0" y2="10" />
    </svg>
  );
}
