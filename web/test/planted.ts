// This module decides the officer's trial: twenty declarations with their papers, ten of which do not agree with what was
// declared, in a queue where all of them wait for a look at the papers.

import { readFileSync } from "node:fs";
import { vi } from "vitest";
import type { Caller, House } from "./house.ts";
import { pdf } from "./pdf.ts";

/** What a consignment is; what is declared and what the papers say are both made from it. */
interface Facts {
  seller: string;
  goods: string;
  net: number;
  gross: number;
  packages: number;
  price: number;
  currency: string;
  terms: string;
  freight: number;
  container: string;
  origin: string;
  invoice: string;
}

const SELLERS = ["Frigorifico Serra Azul SA", "Campos Verdes Alimentos Ltda", "Boi Dourado Exportadora SA", "Rio Claro Carnes Ltda"];
const CONTAINERS = ["CSQU3054383", "MSKU6011672", "TGHU7599330", "TCLU4265700"];

/** The consignments, each another one; sums as a trade would have them. */
const consignment = (number: number): Facts => {
  const net = 400 + number * 137;
  return {
    seller: SELLERS[number % SELLERS.length]!,
    goods: "Frozen boneless beef forequarters",
    net,
    gross: net + 40 + number,
    packages: 10 + number * 3,
    price: net * 4 + number * 25,
    currency: "GBP",
    terms: "CIF Tilbury",
    freight: 0,
    container: CONTAINERS[number % CONTAINERS.length]!,
    origin: "Brazil",
    invoice: `INV-2026-${1000 + number * 7}`,
  };
};

/** What a paper says otherwise, and what an officer should write down of it. */
interface Plant {
  what: string;
  changes: Partial<Record<"invoice" | "packing" | "transport" | "origin", Partial<Facts>>>;
}

const PLANTS: Record<number, Plant> = {
  1: { what: "the invoice has more than twice the price", changes: { invoice: { price: 5_890 } } },
  2: { what: "the invoice is in another currency", changes: { invoice: { currency: "USD" } } },
  5: { what: "the packing list weighs more", changes: { packing: { net: 1_805, gross: 1_870 } } },
  6: { what: "the certificate names another origin", changes: { origin: { origin: "Argentina" } } },
  8: { what: "another firm sells than is declared", changes: { invoice: { seller: "Pampa Trading Offshore Ltd" } } },
  9: { what: "the goods came in another container", changes: { transport: { container: "HLXU8123457" } } },
  12: { what: "the invoice is about other goods", changes: { invoice: { goods: "Frozen beef tongues, edible offal" } } },
  15: { what: "the packing list has more packages", changes: { packing: { packages: 155 } } },
  17: { what: "the invoice is not the one that was declared", changes: { invoice: { invoice: "INV-2025-0311" } } },
  18: { what: "freight was paid on top and not declared", changes: { invoice: { terms: "FOB Santos", freight: 1_150 } } },
};

export const CASES = 20;

const pounds = (amount: number, currency: string) => `${amount.toLocaleString("en-GB", { minimumFractionDigits: 2 })} ${currency}`;

/** The papers, as firms make them: the same facts in other forms than on the declaration. */
function papers(facts: Facts, changes: Plant["changes"]): [string, string][] {
  const said = (paper: keyof Plant["changes"]): Facts => ({ ...facts, ...changes[paper] });
  const [invoice, packing, transport, origin] = [said("invoice"), said("packing"), said("transport"), said("origin")];
  const total = invoice.price + invoice.freight;
  return [
    ["1-invoice.pdf", pdf("COMMERCIAL INVOICE", `Invoice no. ${invoice.invoice}`, `Seller: ${invoice.seller.toUpperCase()}, Santos, Brazil`, "Buyer: Tillon Foods Ltd, GB100000000004", `Terms of delivery: ${invoice.terms}`, "", `${invoice.goods}, ${invoice.net} kg net`, `Price of the goods: ${pounds(invoice.price, invoice.currency)}`, ...(invoice.freight ? [`Sea freight Santos to Tilbury, charged to the buyer: ${pounds(invoice.freight, invoice.currency)}`] : []), `TOTAL: ${pounds(total, invoice.currency)}`)],
    ["2-packing-list.pdf", pdf("PACKING LIST", `To invoice ${packing.invoice}`, `${packing.packages} boxes (BX), marks TG/1`, `Net weight ${packing.net} kg`, `Gross weight ${packing.gross} kg`, `Loaded in container ${packing.container}`)],
    ["3-bill-of-lading.pdf", pdf("BILL OF LADING", `Shipper: ${transport.seller}`, "Consignee: Tillon Foods Ltd", "Voyage VOY00142, Santos to Tilbury", `Container ${transport.container}, said to contain ${transport.packages} boxes frozen beef`, `Gross weight ${transport.gross} kg`)],
    ["4-certificate-of-origin.pdf", pdf("CERTIFICATE OF ORIGIN", `Exporter: ${origin.seller}`, `Goods: ${origin.goods}`, `Country of origin: ${origin.origin}`, `Invoice ${origin.invoice}`)],
  ];
}

/** The declaration, made from a sample. */
function declaration(facts: Facts, number: number): string {
  const today = new Date().toISOString().slice(0, 10).replaceAll("-", "");
  const put: [RegExp, string][] = [
    [/TGS-0003/g, `TRIAL-${String(number).padStart(3, "0")}`],
    [/(formatCode="304">)\d{8}/, `$1${today}`],
    [/(<TotalPackageQuantity>)\d+/, `$1${facts.packages}`],
    [/(<QuantityQuantity>)\d+/, `$1${facts.packages}`],
    [/Frigorifico Serra Azul SA/, facts.seller],
    [/CSQU3054383/, facts.container],
    [/INV-2026-1(?=<)/, facts.invoice],
    [/(<GrossMassMeasure>)\d+/, `$1${facts.gross}`],
    [/(<NetNetWeightMeasure>)\d+/, `$1${facts.net}`],
    [/(<ItemChargeAmount currencyID="GBP">)[\d.]+/, `$1${facts.price}.00`],
  ];
  const sample = readFileSync(new URL("../../samples/import-beef.xml", import.meta.url), "utf8");
  return put.reduce((text, [what, by]) => text.replace(what, by), sample);
}

/** Has everything looked at: a profile by one analyst, confirmed by another. */
async function lookAtPapers(house: House): Promise<void> {
  const [ana, bo] = [await house.as(await house.person("analyst", "ana")), await house.as(await house.person("analyst", "bo"))];
  const day = (ahead: number) => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10);
  const says = { name: "Beef papers", reason: { en: "Hold the papers against the declaration", zh: "核对单证与申报内容" }, for_each: "item", condition: "true", lane: "yellow", procedures: "40", goods: "0202", offices: [], valid_from: day(0), valid_to: day(30) };
  const made = await ana.call("POST", "/api/profiles", { profile: null, says });
  // It is tried on what is stored first.
  const confirm = () => bo.call("PUT", `/api/profile-versions/${made.body?.id}`);
  let confirmed = await confirm();
  await vi.waitUntil(
    async () => {
      if (confirmed.body?.details?.reason === "being_tried") confirmed = await confirm();
      return confirmed.body?.details?.reason !== "being_tried";
    },
    { timeout: 30_000, interval: 500 },
  );
  if (confirmed.status !== 204) throw new Error(`the profile: ${made.status} ${JSON.stringify(made.body)}, ${confirmed.status} ${JSON.stringify(confirmed.body)}`);
}

export interface TrialCase {
  case: string;
  mrn: string;
  /** What was declared as the price, as it must stand beside the papers. */
  price: string;
  /** What does not agree; none where everything does. */
  wrong: string | null;
}

/** Hands in all cases with their papers, in a fixed order that does not tell which are which. */
export async function plant(house: House, trader: Caller): Promise<TrialCase[]> {
  await lookAtPapers(house);
  const planted: TrialCase[] = [];
  for (let number = 1; number <= CASES; number += 1) {
    const facts = consignment(number);
    const wrong = PLANTS[number];
    const declared = await trader.call("POST", "/api/declarations", declaration(facts, number), { "Content-Type": "application/xml" });
    if (declared.body?.outcome !== "held") throw new Error(`${number}: ${declared.status} ${JSON.stringify(declared.body)}`);
    for (const [name, body] of papers(facts, wrong?.changes ?? {})) {
      const sent = await trader.call("POST", `/api/cases/${declared.body.case}/documents?name=${name}`, body, { "Content-Type": "application/octet-stream" });
      if (sent.status !== 201) throw new Error(`${name}: ${sent.status} ${JSON.stringify(sent.body)}`);
    }
    planted.push({ case: declared.body.case, mrn: declared.body.mrn, price: `${facts.price}.00 ${facts.currency}`, wrong: wrong?.what ?? null });
  }
  return planted;
}
