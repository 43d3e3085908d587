// This module decides how the life of a case is told: its events in order, in words, each with its leaf.

import type { CaseEvent } from "../api.ts";
import { LaneMark } from "../parts/Marks.tsx";
import type { Word } from "../words/dictionary.ts";
import { useWords } from "../words/language.tsx";

/** Digits of a hash that are enough to compare by eye. */
const SHORT = 12;

/** The words that a person put with an act, in the order in which they are looked for. */
const WORDS = ["question", "answer", "documents", "remark", "reason", "name"] as const;

/** What an examination found, in words: the verdict first, then what was counted and taken. */
export function useFound(): (event: CaseEvent | undefined) => string {
  const { t, code, count } = useWords();
  return (event) => {
    const said = event?.said;
    if (typeof said?.["result"] !== "string") return "";
    const list = (member: string) => (Array.isArray(said[member]) ? (said[member] as unknown[]).filter((one) => typeof one === "string") : []);
    const listed = (word: Word, found: string[]) => (found.length > 0 ? t("page.label", { name: t(word) }) + found.join(", ") : "");
    const photos = list("photos").length;
    const told = [
      code("found", said["result"]),
      listed("events.containers", list("containers")),
      listed("events.seals", list("seals")),
      said["has_sample"] === true ? t("events.sample") : "",
      photos > 0 ? t("events.photos", { count: count(photos) }) : "",
    ];
    return told.filter(Boolean).join(" · ");
  };
}

/** What was said with an event, as one text; empty when nothing was. */
export function saidIn(event: CaseEvent | undefined): string {
  const texts = WORDS.map((word) => event?.said?.[word]).flatMap((found) => (Array.isArray(found) ? found : [found]));
  return texts.filter((text) => typeof text === "string" && text !== "").join("\n");
}

function Said({ event }: { event: CaseEvent }) {
  const found = useFound()(event);
  const text = saidIn(event);
  return (
    <>
      {found && <b className="found">{found}</b>}
      {text && <q className="said">{text}</q>}
    </>
  );
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
