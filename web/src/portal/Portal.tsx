// This module decides the frame of the portal: the menu of what one's permissions open, and the page.

import { Menu } from "antd";
import { lazy, Suspense, useMemo, useState } from "react";
import type { Snapshot } from "../api.ts";
import { CasesPage } from "../cases/CasesPage.tsx";
import type { CaseFilter } from "../client.ts";
import { TraderActs } from "../desk/TraderActs.tsx";
import { LanguageSwitch } from "../header/LanguageSwitch.tsx";
import { Name } from "../header/Name.tsx";
import { useUnread } from "../notices/useUnread.ts";
import { QueuePage } from "../queue/QueuePage.tsx";
import { useWords } from "../words/language.tsx";
import { actFor, actsFor } from "./acting.ts";
import { ForWhom } from "./ForWhom.tsx";
import { type Page, useRoute } from "./route.ts";
import type { Session } from "./session.ts";

const Overview = lazy(() => import("../waiting/Overview.tsx"));
const NoticesPage = lazy(() => import("../notices/NoticesPage.tsx"));
const DeclarePage = lazy(() => import("../trade/DeclarePage.tsx"));
const CockpitPage = lazy(() => import("../cockpit/CockpitPage.tsx"));
const AnalystPage = lazy(() => import("../analyst/AnalystPage.tsx"));
const ProfilesPage = lazy(() => import("../profiles/ProfilesPage.tsx"));
const WatchlistPage = lazy(() => import("../watchlist/WatchlistPage.tsx"));
const CapacitiesPage = lazy(() => import("../capacities/CapacitiesPage.tsx"));
const LawPage = lazy(() => import("../law/LawPage.tsx"));
const ExaminePage = lazy(() => import("../examine/ExaminePage.tsx"));
const AmendPage = lazy(() => import("../trade/AmendPage.tsx"));
const PaymentsPage = lazy(() => import("../payments/PaymentsPage.tsx"));
const PeoplePage = lazy(() => import("../people/PeoplePage.tsx"));
const KeysPage = lazy(() => import("../keys/KeysPage.tsx"));
const WebhooksPage = lazy(() => import("../webhooks/WebhooksPage.tsx"));
const AgreementsPage = lazy(() => import("../agreements/AgreementsPage.tsx"));
const GoodsPage = lazy(() => import("../goods/GoodsPage.tsx"));
const ExchangePage = lazy(() => import("../exchange/ExchangePage.tsx"));
const CheckPage = lazy(() => import("../privacy/CheckPage.tsx"));
const ErasuresPage = lazy(() => import("../privacy/ErasuresPage.tsx"));
const OfficesPage = lazy(() => import("../house/OfficesPage.tsx"));
const MandatesPage = lazy(() => import("../house/MandatesPage.tsx"));
const AuthorisationsPage = lazy(() => import("../authorisations/AuthorisationsPage.tsx"));
const AuditPage = lazy(() => import("../house/AuditPage.tsx"));
const PoliciesPage = lazy(() => import("../house/PoliciesPage.tsx"));
const AccountPage = lazy(() => import("../people/AccountPage.tsx"));

/** Unread notices are counted so far beside the menu; beyond it, there are more. */
const UNREAD_TOLD = 99;

/** The permission that opens each page; the first that one has is where one begins. */
const PAGES: [Exclude<Page, "api" | "verify" | "amend">, string][] = [
  ["queue", "WorkQueue"],
  ["examine", "WorkQueue"],
  ["cases", "ListCases"],
  ["notices", "ReadMessages"],
  ["goods", "FollowGoods"],
  ["cockpit", "ReadCockpit"],
  ["analyst", "ReadRisk"],
  ["profiles", "ReadRisk"],
  ["watchlist", "ReadRisk"],
  ["capacities", "ReadRisk"],
  ["declare", "Declare"],
  ["payments", "ReadPayments"],
  ["authorisations", "ReadAuthorisations"],
  ["agreements", "ReadAgreements"],
  ["exchange", "Exchange"],
  ["law", "ReadLaw"],
  ["people", "ManageOfficers"],
  ["offices", "ManageOrganisation"],
  ["mandates", "ManageMandates"],
  ["keys", "ManageKeys"],
  ["webhooks", "ManageWebhooks"],
  ["erasures", "ManageOrganisation"],
  ["audit", "ReadAudit"],
  ["policies", "ReadPolicies"],
  ["check", "ManageOwnAccount"],
  ["account", "ManageOwnAccount"],
];

interface Props {
  session: Session;
  onSignOut(): void;
}

export function Portal({ session, onSignOut }: Props) {
  const { t, count } = useWords();
  const { account } = session;
  const [firm, setFirm] = useState(() => actsFor(account.firms));
  const client = useMemo(() => (firm ? session.client.onBehalfOf(firm) : session.client), [session.client, firm]);
  const [route, go] = useRoute();
  // Whoever is of another agency has a queue and examines nothing.
  const isAgency = account.roles.includes("agency_officer");
  const allowed = PAGES.filter(([page, permission]) => account.permissions.includes(permission) && !(isAgency && page === "examine")).map(([page]) => page);
  // Whoever carries goods asks first whether they may go.
  const open = account.roles.includes("carrier") ? allowed.toSorted((one, other) => Number(other === "goods") - Number(one === "goods")) : allowed;
  const isTrader = account.permissions.includes("Declare");
  const amended = isTrader && route.page === "amend" ? route.id : null;
  const page = amended ? "cases" : (open.find((one) => one === route.page) ?? open[0]);
  const { unread, lookAgain } = useUnread(isTrader && open.includes("notices") ? client : null, account.id, page);
  const labelOf = (one: (typeof open)[number]) =>
    one === "notices" && unread ? (
      <>
        {t("menu.notices")}{" "}
        <span className="menu-unread" aria-hidden>
          {unread > UNREAD_TOLD ? `${count(UNREAD_TOLD)}+` : count(unread)}
        </span>
        <span className="hidden">{t("menu.unread", { count: count(unread) })}</span>
      </>
    ) : (
      t(`menu.${one}`)
    );
  const overview = (snapshot: Snapshot | null, filter: CaseFilter) => (
    <Suspense fallback={<div className="waiting-place" />}>
      <Overview client={client} permissions={account.permissions} snapshot={snapshot} filter={filter} unread={unread} onNews={lookAgain} />
    </Suspense>
  );
  function choose(next: string | null) {
    // What is open belongs to the firm that is left.
    if (page) go(page);
    actFor(next);
    setFirm(next);
  }
  return (
    <div className="portal">
      <header className="portal-head">
        <Name />
        <nav aria-label={t("menu.label")}>
          <Menu
            mode="horizontal"
            selectedKeys={page ? [page] : []}
            items={open.map((key) => ({ key, label: labelOf(key) }))}
            onClick={({ key }) => go(key as Page)}
          />
        </nav>
        {account.firms.length > 1 && <ForWhom session={session} firm={firm} onFirm={choose} />}
        <span className="portal-who" title={account.roles.join(", ")}>
          {account.name}
        </span>
        <LanguageSwitch />
        <button type="button" onClick={onSignOut}>
          {t("page.sign_out")}
        </button>
      </header>
      <div className="portal-page" key={firm}>
        <Suspense fallback={<p className="quiet padded">{t("list.loading")}</p>}>
          {page === "queue" && <QueuePage client={client} account={account} />}
          {page === "examine" && <ExaminePage client={client} />}
          {amended && <AmendPage key={amended} id={amended} client={client} />}
          {page === "cases" && !amended && (
            <CasesPage client={client} onSignOut={onSignOut} isInside overview={isTrader ? overview : undefined} acts={isTrader ? (id) => <TraderActs key={id} id={id} client={client} /> : undefined} />
          )}
          {page === "notices" && <NoticesPage client={client} reader={account.id} onRead={lookAgain} />}
          {page === "cockpit" && <CockpitPage client={client} account={account} />}
          {page === "analyst" && <AnalystPage client={client} account={account} />}
          {page === "profiles" && <ProfilesPage client={client} account={account} />}
          {page === "watchlist" && <WatchlistPage client={client} account={account} />}
          {page === "capacities" && <CapacitiesPage client={client} account={account} />}
          {page === "law" && <LawPage client={client} account={account} draft={route.id} onDraft={(id) => go("law", id ?? undefined)} />}
          {page === "declare" && <DeclarePage client={client} isOwnFirm={firm === null} draft={route.id} onDraft={(id) => go("declare", id ?? undefined)} />}
          {page === "payments" && <PaymentsPage client={client} />}
          {page === "agreements" && <AgreementsPage client={client} account={account} id={route.id} onOpen={(id) => go("agreements", id)} />}
          {page === "goods" && <GoodsPage client={client} />}
          {page === "exchange" && <ExchangePage client={client} account={account} id={route.id} />}
          {page === "check" && <CheckPage client={client} />}
          {page === "erasures" && <ErasuresPage client={client} account={account} />}
          {page === "people" && <PeoplePage client={client} account={account} />}
          {page === "offices" && <OfficesPage client={client} />}
          {page === "mandates" && <MandatesPage client={client} account={account} />}
          {page === "keys" && <KeysPage client={client} account={account} />}
          {page === "webhooks" && <WebhooksPage client={client} />}
          {page === "authorisations" && <AuthorisationsPage client={client} account={account} />}
          {page === "audit" && <AuditPage client={client} />}
          {page === "policies" && <PoliciesPage client={client} />}
          {page === "account" && <AccountPage client={client} account={account} />}
          {!page && <p className="quiet padded">{t("menu.nothing")}</p>}
        </Suspense>
      </div>
    </div>
  );
}
