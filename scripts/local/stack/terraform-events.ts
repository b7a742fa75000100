import * as z from "zod";
import { parseJson } from "../../../functions/shared/contracts/parse-json.js";

/** The messages of a running Terraform that are of interest to a person. Addresses are those of resources. */
export type TerraformEvent =
  | { readonly kind: "planned"; readonly total: number }
  | { readonly kind: "started"; readonly address: string }
  | { readonly kind: "finished"; readonly address: string; readonly seconds: number }
  | { readonly kind: "failed"; readonly address: string }
  | { readonly kind: "diagnostic"; readonly severity: "error" | "warning"; readonly text: string };

const Resource = z.object({ addr: z.string() });
const Hook = z.object({ resource: Resource, action: z.string().optional(), elapsed_seconds: z.number().default(0) });
const Changes = z.object({ add: z.number(), change: z.number(), remove: z.number(), operation: z.string() });
const Diagnostic = z.object({
  severity: z.enum(["error", "warning"]),
  summary: z.string(),
  detail: z.string().default(""),
  address: z.string().optional(),
});

const Line = z.discriminatedUnion("type", [
  z.object({ type: z.literal("change_summary"), changes: Changes }),
  z.object({ type: z.literal("apply_start"), hook: Hook }),
  z.object({ type: z.literal("apply_complete"), hook: Hook }),
  z.object({ type: z.literal("apply_errored"), hook: Hook }),
  z.object({ type: z.literal("diagnostic"), diagnostic: Diagnostic }),
]);

const textOf = ({ summary, detail, address }: z.infer<typeof Diagnostic>): string =>
  [address === undefined ? summary : `${address}: ${summary}`, detail.trim()].filter((part) => part !== "").join("\n");

const parseLine = (line: string): z.infer<typeof Line> | undefined => Line.safeParse(parseJson(line)).data;

const readHook = (type: string, hook: z.infer<typeof Hook>): TerraformEvent | undefined => {
  const address = hook.resource.addr;
  if (hook.action === "read") return undefined;
  if (type === "apply_start") return { kind: "started", address };
  if (type === "apply_errored") return { kind: "failed", address };
  return { kind: "finished", address, seconds: hook.elapsed_seconds };
};

const readSummary = (changes: z.infer<typeof Changes>): TerraformEvent | undefined =>
  changes.operation === "plan" ? { kind: "planned", total: changes.add + changes.change + changes.remove } : undefined;

/** Reads one line of `terraform apply -json`; undefined for messages of no interest, such as about data sources. */
export const readTerraformEvent = (line: string): TerraformEvent | undefined => {
  const message = parseLine(line);
  if (message === undefined) return undefined;
  if (message.type === "change_summary") return readSummary(message.changes);
  if (message.type !== "diagnostic") return readHook(message.type, message.hook);
  return { kind: "diagnostic", severity: message.diagnostic.severity, text: textOf(message.diagnostic) };
};
