// This module decides how a stream of Server-Sent Events is cut into events. The browser's own EventSource
// cannot send the Authorization header, so the stream is read with fetch.

export interface ServerEvent {
  event: string;
  data: string;
}

/** Takes text as it arrives and gives back the events that are complete. */
export function createParser(): (text: string) => ServerEvent[] {
  let rest = "";
  let event = "";
  let data: string[] = [];
  return (text) => {
    rest += text;
    // A carriage return at the end may be the first half of CRLF: it waits for the next piece.
    const held = rest.endsWith("\r") ? "\r" : "";
    const lines = rest.slice(0, rest.length - held.length).split(/\r\n|\n|\r/);
    rest = (lines.pop() ?? "") + held;
    const events: ServerEvent[] = [];
    for (const line of lines) {
      if (line === "") {
        if (data.length > 0) events.push({ event: event || "message", data: data.join("\n") });
        event = "";
        data = [];
      } else if (line.startsWith("data:")) {
        data.push(line.slice(5).replace(/^ /, ""));
      } else if (line.startsWith("event:")) {
        event = line.slice(6).trim();
      }
    }
    return events;
  };
}
