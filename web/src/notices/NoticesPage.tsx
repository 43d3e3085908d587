// This module decides how the notices that customs sent are shown: when, what, about which case, and which are new.

import type { Client } from "../client.ts";
import { Failure } from "../parts/Failure.tsx";
import { addressOf } from "../portal/route.ts";
import "../style/waiting.css";
import { fromMicroseconds } from "../words/format.ts";
import { useWords } from "../words/language.tsx";
import "../words/notices.ts";
import type { Notice } from "./notices.ts";
import { useNotices } from "./useNotices.ts";

interface Props {
  client: Client;
  /** Whose page it is. */
  reader: string;
  /** The server knows that they were shown. */
  onRead(): void;
}

export default function NoticesPage({ client, reader, onRead }: Props) {
  const { t, count } = useWords();
  const { rows, readTo, unread, hasOlder, isLoading, error, loadOlder, reload } = useNotices(client, reader, onRead);
  return (
    <main className="sheet">
      <h1>{t("notices.title")}</h1>
      <p className="quiet">{t("notices.about")}</p>
      {error ? <Failure what={t("notices.failed")} error={error} onRetry={reload} /> : null}
      {!rows && !error && <p className="quiet">{t("list.loading")}</p>}
      {rows?.length === 0 && <p>{t("notices.none")}</p>}
      {unread > 0 && <p role="status">{t("notices.new_count", { count: count(unread) })}</p>}
      <ul className="notices">
        {rows?.map((one) => (
          <Row key={one.number} notice={one} isNew={one.number > readTo} />
        ))}
      </ul>
      {rows && rows.length > 0 && (
        <p className="list-end">
          {hasOlder ? (
            <button type="button" onClick={loadOlder} disabled={isLoading}>
              {t(isLoading ? "list.loading_more" : "notices.older")}
            </button>
          ) : (
            t("list.end")
          )}
        </p>
      )}
    </main>
  );
}

function Row({ notice, isNew }: { notice: Notice; isNew: boolean }) {
  const { t, code, instant, fullInstant } = useWords();
  const at = fromMicroseconds(notice.created_at);
  return (
    <li data-notice={notice.number} data-new={isNew}>
      <time dateTime={at.toISOString()} title={fullInstant(at)}>
        {instant(at)}
      </time>
      <span className="notice-what">
        <strong>{code("notice_kind", notice.code)}</strong> <code>{notice.code}</code> {isNew && <span className="mark">{t("notices.new")}</span>}
      </span>
      <a className="mono" href={`${addressOf("cases")}&case=${notice.case}`}>
        {declarationOf(notice) ?? t("notices.case")}
      </a>
    </li>
  );
}

/** The movement reference number of the declaration that a notice is about, else the declarant's own. */
function declarationOf({ xml }: Notice): string | null {
  const declaration = new DOMParser().parseFromString(xml, "application/xml").getElementsByTagNameNS("*", "Declaration")[0];
  const names = [...(declaration?.children ?? [])].filter((one) => one.localName === "ID" || one.localName === "FunctionalReferenceID");
  return names.find((one) => one.localName === "ID")?.textContent || names[0]?.textContent || null;
}
