import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { synthesizeStack, type Resource, type SynthesizedStack } from "../../../support/aws/synthesized-stack.js";
import { EXISTING } from "../../../support/aws/warehouses.js";

/** The runbooks of docs/operations.md: each heading of level 4 under "Alarms", and the text below it. */
const readRunbooks = (): ReadonlyMap<string, string> => {
  const page = readFileSync("docs/operations.md", "utf8");
  const alarms = page.slice(page.indexOf("\n## Alarms\n") + 1).split(/^## /m)[1] ?? "";
  const sections = alarms.split(/^#### /m).slice(1);
  return new Map(
    sections.map((section) => {
      const [heading = "", ...lines] = section.split("\n");
      const text = lines.join("\n").split(/^### /m)[0] ?? "";
      return [heading, text];
    }),
  );
};

const PARTS = ["Meaning", "Check", "Fix", "Resolved when"];

const AlarmSchema = z.looseObject({
  alarm_name: z.string(),
  alarm_description: z.string(),
  metric_query: z.array(z.object({ metric: z.unknown().optional() })).optional(),
});

const alarmsOf = (environment: NodeJS.ProcessEnv) =>
  synthesizeStack(environment)
    .resources("aws_cloudwatch_metric_alarm")
    .map(([, alarm]) => AlarmSchema.parse(alarm));
const runbookIn = (description: string): string =>
  / Runbook: docs\/operations\.md#([a-z-]+)$/.exec(description)?.[1] ?? "none";
const metricsIn = ({ metric_query: queries }: z.infer<typeof AlarmSchema>): number =>
  queries?.filter(({ metric }) => metric !== undefined).length ?? 1;
const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0);

/** Rules that wait for an event. Others only call a function at a time. */
const notifying = (stack: SynthesizedStack) =>
  stack.resources("aws_cloudwatch_event_rule").filter(([, rule]) => rule["event_pattern"] !== undefined);

const runbooks = readRunbooks();
const withLoad = synthesizeStack(EXISTING);
/** With every alarm that a stack can have. */
const alarms = alarmsOf({ ...EXISTING, GUARDRAIL: "true" });

describe.each(alarms.map((alarm) => [alarm.alarm_name, alarm] as const))("alarm %s", (name, alarm) => {
  const heading = runbookIn(alarm.alarm_description);

  it("has a description that ends with its runbook, and a name that starts with the runbook's heading", () => {
    expect(name).toMatch(new RegExp(`^ticket-pipeline-dev-${heading}(-|$)`));
  });

  it("has a runbook that says what it means, what to check, how to fix it and when it is resolved, in that order", () => {
    const text = runbooks.get(heading) ?? "";

    expect(text.match(/\*\*(Meaning|Check|Fix|Resolved when)\*\*/g)).toEqual(PARTS.map((part) => `**${part}**`));
  });
});

describe("the runbooks", () => {
  const isOfMessages = (text: string): boolean => text.includes("and not an alarm");
  const ofAlarms = new Set(alarms.map(({ alarm_description: description }) => runbookIn(description)));

  it.each([...runbooks])("%s belongs to an existing alarm, or says that it belongs to a message", (heading, text) => {
    expect(isOfMessages(text)).toBe(!ofAlarms.has(heading));
    for (const part of PARTS) expect(text).toContain(`**${part}**`);
  });

  it("cover every event rule that notifies", () => {
    const rules = notifying(withLoad).map(([, rule]) => String(rule["description"]));

    expect(rules.map(runbookIn)).toEqual(["load-failed"]);
    expect(isOfMessages(runbooks.get("load-failed") ?? "")).toBe(true);
  });

  it("are linked by the address in RUNBOOK_URL if it is set", () => {
    const descriptionsOf = (resources: readonly [string, Resource][], field: string) =>
      resources.map(([, resource]) => String(resource[field]));
    const linked = synthesizeStack({ ...EXISTING, RUNBOOK_URL: "https://wiki.example.com/tickets" });
    const all = [
      ...descriptionsOf(linked.resources("aws_cloudwatch_metric_alarm"), "alarm_description"),
      ...descriptionsOf(notifying(linked), "description"),
    ];

    for (const text of all) expect(text).toMatch(/ Runbook: https:\/\/wiki\.example\.com\/tickets#[a-z-]+$/);
  });

  it("link only to existing headings", () => {
    const page = readFileSync("docs/operations.md", "utf8");
    const anchors = [...page.matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) =>
      heading.toLowerCase().replaceAll(" ", "-"),
    );
    const links = [...page.matchAll(/\]\(#([^)]+)\)/g)].map(([, anchor]) => anchor);

    expect(links.filter((anchor) => !anchors.includes(anchor ?? ""))).toEqual([]);
  });

  it("state the number of alarms and what they cost, at 0.10 USD per metric and month", () => {
    const [withWarehouse, withoutLoad] = [alarmsOf(EXISTING), alarmsOf({})];
    const [metrics, fewer] = [withWarehouse, withoutLoad].map((some) => sumOf(some.map(metricsIn)));

    expect(readFileSync("docs/operations.md", "utf8").replaceAll("\n", " ")).toContain(
      `${withWarehouse.length} alarms on ${metrics} metrics (${withoutLoad.length} on ${fewer} without a warehouse). At 0.10 USD per metric and month they cost about ${((metrics ?? 0) / 10).toFixed(2)} USD`,
    );
  });
});
