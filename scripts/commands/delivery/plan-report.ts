import { readFile } from "node:fs/promises";
import * as z from "zod";
import { canonicalJson, sha256 } from "../../../functions/shared/contracts/content-hash.js";
import { UsageError } from "../../shared/terminal/command-line.js";
import { cleanText } from "../../shared/terminal/sanitize.js";
import { describeError } from "../../shared/terminal/system-errors.js";

const ChangeSchema = z.looseObject({ actions: z.array(z.string()) });
const ResourceSchema = z.looseObject({ address: z.string(), change: ChangeSchema });

/** What `terraform show -json` prints of a plan, as far as it is read here. */
const PlanSchema = z.object({
  resource_changes: z.array(ResourceSchema).default([]),
  resource_drift: z.array(ResourceSchema).default([]),
  output_changes: z.record(z.string(), ChangeSchema).default({}),
});

const CountsSchema = z.object({ add: z.number(), change: z.number(), replace: z.number(), destroy: z.number() });
export type Counts = z.infer<typeof CountsSchema>;

/** A plan without anything secret, for people: workflows pass it on as a file. */
const ReportSchema = z.object({
  stage: z.string(),
  /** False if a deployment would change nothing, not even an output. */
  hasChanges: z.boolean(),
  counts: CountsSchema,
  /** Identifies what would be done. The same plan has the same digest, and any other one another. */
  digest: z.string().regex(/^[0-9a-f]{64}$/),
  /** Addresses of resources that were changed outside of Terraform. */
  changedOutside: z.array(z.string()),
  /** As Terraform shows it to people: sensitive values are hidden. */
  text: z.string(),
});
export type PlanReport = z.infer<typeof ReportSchema>;

const isChange = ({ actions }: z.infer<typeof ChangeSchema>): boolean =>
  !actions.every((action) => action === "no-op" || action === "read");

const kindOf = ({ actions }: z.infer<typeof ChangeSchema>): keyof Counts => {
  if (actions.length > 1) return "replace";
  if (actions[0] === "create") return "add";
  return actions[0] === "delete" ? "destroy" : "change";
};

/** Account ids are no secrets, but they need not be in a comment that everyone may read. */
const hideAccounts = (text: string): string => {
  const accounts = new Set([...text.matchAll(/\barn:[a-z-]+:[\w-]*:[\w-]*:(\d{12}):/g)].map(([, id = ""]) => id));
  return [...accounts].reduce((hidden, id) => hidden.replaceAll(id, "************"), text);
};

/** Terraform's frame around warnings and the hint at the end say nothing about the plan. */
const HINT = /\n─+\n[^]*$/;

/**
 * What people and later jobs need of a plan.
 * @param json output of `terraform show -json`
 * @param text output of `terraform show -no-color`
 */
export const toReport = (stage: string, json: string, text: string): PlanReport => {
  const plan = PlanSchema.parse(JSON.parse(json));
  const changes = plan.resource_changes.filter(({ change }) => isChange(change));
  const outputs = Object.entries(plan.output_changes).filter(([, change]) => isChange(change));
  const counts: Counts = { add: 0, change: 0, replace: 0, destroy: 0 };
  for (const { change } of changes) counts[kindOf(change)] += 1;
  return {
    stage,
    hasChanges: changes.length + outputs.length > 0,
    counts,
    digest: sha256(canonicalJson([changes, outputs])),
    changedOutside: plan.resource_drift.filter(({ change }) => isChange(change)).map(({ address }) => address),
    text: hideAccounts(cleanText(text.replace(HINT, "").trim())),
  };
};

/** Reads a report that `delivery plan` has written. @throws UsageError if the file is none */
export const readReport = async (file: string): Promise<PlanReport> => {
  const text = await readFile(file, "utf8").catch((error: unknown) => {
    throw new UsageError(`${file} cannot be read: ${describeError(error)}`);
  });
  try {
    return ReportSchema.parse(JSON.parse(text));
  } catch {
    throw new UsageError(`${file} is not a plan; expected a file that npm run delivery -- plan has written.`);
  }
};
