// This module decides how the life of a case is told: its events in order, in words, each with its leaf.

import type { CaseEvent } from "../api.ts";
import { LaneMark } from "../parts/Marks.tsx";
import { useWords } from "../words/language.tsx";

/** Digits of a hash that are enough to compare by eye. */
const SHORT = 12;

/** The words that a person put with an act, in the order in which they are looked for. */
const WORDS = ["question", "answer", "documents", "remark", "reason", "name"] as const;

/** What was said with an event, as one text; empty when nothing was. */
export function saidIn(event: CaseEvent | undefined): string {
  const texts = WORDS.map((word) => event?.said?.[word]).flatMap((found) => (Array.isArray(found) ? found : [found]));
  return texts.filter((text) => typeof text === "string" && text !== "").join("\n");
}

function Said({ event }: { event: CaseEvent }) {
  const text = saidIn(event);
  return text ? <q className="said">{text}</q> : null;
}

export function Timeline({ events }: { events: CaseEvent[] }) {
  const { t, code, instant, fullInstant } = useWords();
  return (
    <section className="part">
      <h3>{t("events.title")}</h3>
      <ol className="timeline">
        {events.map((event) => {
          const at = new Date(event.at);
          return (
            <li key={event.sequence} title={event.kind}>
              <time dateTime={event.at} title={fullInstant(at)}>
                {instant(at)}
              </time>
              <span>
                <b>{code("event", event.kind)}</b> {event.event.lane && <LaneMark lane={event.event.lane} />} <span className="quiet">{code("role", event.event.by)}</span>
              </span>
              <code title={`${t("events.leaf")}: ${event.leaf}`}>{event.leaf.slice(0, SHORT)}</code>
              <Said event={event} />
            </li>
          );
        })}
      </ol>
    </section>
  );
}
