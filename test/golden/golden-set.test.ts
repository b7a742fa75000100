import { readFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { CATEGORIES, PRIORITIES, SENTIMENTS } from "../../functions/shared/contracts/ticket-record.js";
import { TicketEventSchema } from "../../functions/shared/contracts/ticket-event-schema.js";
import { TIERS } from "../../functions/shared/contracts/ticket-event.js";
import {
  disagreements,
  GOLDEN_LANGUAGES,
  type GoldenTicket,
  KINDS,
  type Labels,
  labelsOf,
  LabelsSchema,
} from "../../scripts/shared/golden/golden-ticket.js";
import {
  GOLDEN_FOLDER,
  isForTuningAlone,
  readGoldenLines,
  readGoldenSet,
} from "../../scripts/shared/golden/read-golden-set.js";

const tickets = await readGoldenSet();
const idsForTuningAlone = new Set((await readGoldenLines()).filter(isForTuningAlone).map(({ ticket }) => ticket.id));
const inHalves = tickets.filter(({ id }) => !idsForTuningAlone.has(id));

const textOf = ({ ticket }: GoldenTicket): string => `${ticket.data.subject}\n${ticket.data.description}`;
const fileOf = ({ id }: GoldenTicket): string => id.slice(0, 2);
const counted = <Name extends string>(names: readonly Name[], nameOf: (ticket: GoldenTicket) => Name) =>
  Object.fromEntries(names.map((name) => [name, tickets.filter((ticket) => nameOf(ticket) === name).length]));

/** Three words in a row, or three characters where a language has no spaces between words. */
const shinglesOf = (ticket: GoldenTicket): ReadonlySet<string> => {
  const text = textOf(ticket).toLowerCase();
  const words = text.match(/\p{L}{3,}/gu) ?? [];
  const pieces = fileOf(ticket) === "ja" ? text.split("") : words;
  return new Set(pieces.map((_, index) => pieces.slice(index, index + 3).join(" ")));
};

const similarity = (one: ReadonlySet<string>, other: ReadonlySet<string>): number =>
  [...one].filter((piece) => other.has(piece)).length / Math.max(1, Math.min(one.size, other.size));

const LANGUAGES = GOLDEN_LANGUAGES.filter((language) => language !== "und");

describe("the golden set", () => {
  it("has at least 400 tickets, 120 of them English and 40 in each other language", () => {
    const counts = counted(LANGUAGES, (ticket) => labelsOf(ticket).language as (typeof LANGUAGES)[number]);

    expect(tickets.length).toBeGreaterThanOrEqual(400);
    expect(counts["en"]).toBeGreaterThanOrEqual(120);
    for (const language of LANGUAGES) expect(counts[language], language).toBeGreaterThanOrEqual(40);
  });

  it("has at least 20 tickets of each kind, and every kind in each language", () => {
    const counts = counted(KINDS, ({ kind }) => kind);
    for (const kind of KINDS) expect(counts[kind], kind).toBeGreaterThanOrEqual(20);
    for (const file of LANGUAGES) {
      const kinds = tickets.filter((ticket) => fileOf(ticket) === file).map(({ kind }) => kind);
      for (const kind of KINDS) expect(kinds, `${file} ${kind}`).toContain(kind);
    }
  });

  it("has every label in number, so that each counts in an average", () => {
    const counts = {
      ...counted(SENTIMENTS, (ticket) => labelsOf(ticket).sentiment),
      ...counted(PRIORITIES, (ticket) => labelsOf(ticket).priority),
      ...counted(CATEGORIES, (ticket) => labelsOf(ticket).category),
    };
    for (const [label, count] of Object.entries(counts)) expect(count, label).toBeGreaterThanOrEqual(20);
  });

  it("has both tiers, and tickets of a word as well as of some hundred", () => {
    const lengths = tickets.map((ticket) => ticket.ticket.data.description.length);

    for (const tier of TIERS) expect(tickets.filter(({ ticket }) => ticket.tier === tier).length).toBeGreaterThan(100);
    expect(lengths.filter((length) => length <= 12).length).toBeGreaterThanOrEqual(15);
    expect(lengths.filter((length) => length >= 900).length).toBeGreaterThanOrEqual(10);
  });

  it("passes the contract of the ticket event, each with contact and product", () => {
    for (const { id, ticket } of tickets) {
      const { data } = TicketEventSchema.parse(ticket);
      expect(data.customer_contact_information?.email, id).toMatch(/@example\.(com|org|net)$/);
      expect(data.product_issue_information?.product, id).toMatch(/\S/);
    }
  });

  it("names no mail address or link outside the domains for examples", () => {
    for (const ticket of tickets) {
      const hosts = textOf(ticket).match(/(?<=@|https?:\/\/)[\w-]+(?:\.[\w-]+)+/g) ?? [];
      for (const host of hosts) expect(host, ticket.id).toMatch(/(^|\.)example\.(com|org|net)$/);
    }
  });

  it("has no two tickets that share more than a third of their words in the same order", () => {
    const long = tickets
      .map((ticket) => ({ id: ticket.id, shingles: shinglesOf(ticket) }))
      .filter(({ shingles }) => shingles.size >= 8);
    const alike = long.flatMap((one, index) =>
      long
        .slice(index + 1)
        .flatMap((other) => (similarity(one.shingles, other.shingles) > 1 / 3 ? [`${one.id} ${other.id}`] : [])),
    );

    expect(alike).toEqual([]);
  });
});

describe("the halves of the golden set", () => {
  const surplus = (groupOf: (ticket: GoldenTicket) => string) => {
    const counts = new Map<string, number>();
    for (const ticket of inHalves) {
      const group = groupOf(ticket);
      counts.set(group, (counts.get(group) ?? 0) + (ticket.half === "test" ? 1 : -1));
    }
    return [...counts].filter(([, count]) => Math.abs(count) > 4);
  };

  it.each<[string, (ticket: GoldenTicket) => string]>([
    ["languages", fileOf],
    ["kinds", ({ kind }) => kind],
    ["kinds of a language", (ticket) => `${fileOf(ticket)} ${ticket.kind}`],
    ["priorities", (ticket) => labelsOf(ticket).priority],
    ["priorities of a language", (ticket) => `${fileOf(ticket)} ${labelsOf(ticket).priority}`],
    ["sentiments", (ticket) => labelsOf(ticket).sentiment],
    ["categories", (ticket) => labelsOf(ticket).category],
  ])("have equally many tickets of the same %s, but for four at most", (_name, groupOf) => {
    expect(surplus(groupOf)).toEqual([]);
  });
});

interface Pair {
  readonly id: string;
  readonly first: Labels;
  readonly second: Labels;
  readonly final: GoldenTicket["final"];
}

describe("the two passes over the golden set", () => {
  const pairs: readonly Pair[] = tickets.flatMap(({ id, labels, second, final }) =>
    second === undefined ? [] : [{ id, first: labels, second: second.labels, final }],
  );
  const isDisputed = ({ first, second }: Pair): boolean => disagreements(first, second).length > 0;

  /** The row of a dimension in the README: agreement, Cohen's kappa and the number of disputes. */
  const rowOf = (dimension: keyof Labels, among: readonly Pair[]): string => {
    const shareOf = (pass: "first" | "second", label: string): number =>
      among.filter((pair) => pair[pass][dimension] === label).length / among.length;
    const count = among.filter(({ first, second }) => first[dimension] !== second[dimension]).length;
    const observed = 1 - count / among.length;
    const labels = [...new Set(among.map(({ first }) => first[dimension]))];
    const chance = labels
      .map((label) => shareOf("first", label) * shareOf("second", label))
      .reduce((sum, share) => sum + share, 0);
    const kappa = (observed - chance) / (1 - chance);
    return `${dimension} ${(100 * observed).toFixed(1)} % ${kappa.toFixed(3)} ${count}`;
  };

  it("have a final decision wherever they disagree", () => {
    for (const { id, final } of pairs.filter(isDisputed)) expect(final, id).toBeDefined();
  });

  it.each<[string, string, (id: string) => boolean]>([
    ["the halves", "### Agreement", (id) => !idsForTuningAlone.has(id)],
    ["the tickets for tuning alone", "## Tickets for tuning alone", (id) => idsForTuningAlone.has(id)],
  ])("agree on %s as the README says", async (_name, heading, belongs) => {
    const readme = await readFile(path.join(GOLDEN_FOLDER, "README.md"), "utf8");
    const section = readme.slice(readme.indexOf(`\n${heading}\n`) + heading.length + 2).split(/\n#+ /)[0] ?? "";
    const rows = section.split("\n").map((line) => line.replace(/[|\s]+/g, " ").trim());
    const among = pairs.filter(({ id }) => belongs(id));

    for (const dimension of LabelsSchema.keyof().options) expect(rows).toContain(rowOf(dimension, among));
    expect(section).toContain(
      `labelled ${among.length} tickets. ${among.filter(isDisputed).length} were disputed, each in one dimension`,
    );
  });
});

describe("the guide for labelling", () => {
  it("describes every kind, label and language of the set", async () => {
    const guide = await readFile(path.join(GOLDEN_FOLDER, "README.md"), "utf8");

    for (const name of [...KINDS, ...SENTIMENTS, ...PRIORITIES, ...CATEGORIES]) expect(guide).toContain(`**${name}**`);
    for (const language of GOLDEN_LANGUAGES) expect(guide).toContain(`\`${language}\``);
  });
});
