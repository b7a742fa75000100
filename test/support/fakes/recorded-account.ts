import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import * as z from "zod";
import type { Account } from "../../../scripts/commands/preflight/account/aws-account.js";

const FindingSchema = z.strictObject({
  subject: z.string(),
  status: z.enum(["warning", "failure"]),
  message: z.string(),
  fix: z.string(),
});

const RecordSchema = z.strictObject({
  about: z.string(),
  options: z
    .strictObject({
      environment: z.record(z.string(), z.string()),
      expectedAccount: z.string(),
      profile: z.string(),
      callModel: z.boolean(),
      terraform: z.string().nullable(),
      lockFile: z.string(),
    })
    .partial()
    .default({}),
  /**
   * What the account answers, by call, in the shapes that AWS documents: "getRole" or, for some inputs only, "getRole
   * deploy", for those whose JSON contains the text. An answer may be an error, hang, deny actions or miss parameters;
   * a time in it is a number of days from now.
   */
  answers: z.record(z.string(), z.unknown()),
  /** Everything that is not ok. */
  findings: z.array(FindingSchema),
});
export type AccountRecord = z.infer<typeof RecordSchema>;

/** The records of a folder by name. */
export const readRecords = (folder: string): ReadonlyMap<string, AccountRecord> =>
  new Map(
    readdirSync(folder).map((file) => [
      path.basename(file, ".json"),
      RecordSchema.parse(JSON.parse(readFileSync(path.join(folder, file), "utf8"))),
    ]),
  );

const ErrorAnswer = z.object({
  $error: z.object({
    name: z.string(),
    message: z.string(),
    status: z.number().optional(),
    code: z.string().optional(),
  }),
});
const HangingAnswer = z.object({ $hangs: z.literal(true) });
const DenyingAnswer = z.object({
  /** Denied on everything, and allowed on the stack's own resources. */
  $allowedOnOwn: z.array(z.string()).default([]),
  $denied: z.array(z.string()),
  $detail: z.record(z.string(), z.unknown()).default({}),
});
const MissingAnswer = z.object({ $missing: z.array(z.string()) });

/** A time from now, for what AWS's clients make a Date of. */
const Later = z.strictObject({ $inDays: z.number() });

/** The answer with its times as Dates. */
const withTimes = (recorded: unknown): unknown => {
  const later = Later.safeParse(recorded).data;
  if (later !== undefined) return new Date(Date.now() + later.$inDays * 86_400_000);
  if (Array.isArray(recorded)) return recorded.map(withTimes);
  if (typeof recorded !== "object" || recorded === null) return recorded;
  return Object.fromEntries(Object.entries(recorded).map(([name, value]) => [name, withTimes(value)]));
};

const toError = ({ name, message, status, code }: z.infer<typeof ErrorAnswer>["$error"]): Error =>
  Object.assign(new Error(message), { name, code, $metadata: { httpStatusCode: status } });

const SimulationInput = z.object({ ActionNames: z.array(z.string()), ResourceArns: z.array(z.string()).optional() });

const simulate = ({ $denied, $detail, $allowedOnOwn }: z.infer<typeof DenyingAnswer>, input: object) => {
  const { ActionNames, ResourceArns } = SimulationInput.parse(input);
  const isDenied = (action: string): boolean =>
    $denied.includes(action) || (ResourceArns === undefined && $allowedOnOwn.includes(action));
  return {
    IsTruncated: false,
    EvaluationResults: ActionNames.map((EvalActionName) =>
      isDenied(EvalActionName)
        ? { EvalActionName, EvalDecision: "implicitDeny", ...$detail }
        : { EvalActionName, EvalDecision: "allowed" },
    ),
  };
};

const parameters = ({ $missing }: z.infer<typeof MissingAnswer>, input: object) => {
  const { Names } = z.object({ Names: z.array(z.string()) }).parse(input);
  const found = Names.filter((name) => !$missing.some((missing) => name.includes(missing)));
  return { Parameters: found.map((Name) => ({ Name, Value: Name.split("/").at(-1) })) };
};

const answer = async (recorded: unknown, input: object): Promise<unknown> => {
  const error = ErrorAnswer.safeParse(recorded).data;
  if (error !== undefined) throw toError(error.$error);
  if (HangingAnswer.safeParse(recorded).success) return new Promise(() => undefined);
  const denying = DenyingAnswer.safeParse(recorded).data;
  if (denying !== undefined) return simulate(denying, input);
  const missing = MissingAnswer.safeParse(recorded).data;
  return missing === undefined ? withTimes(recorded) : parameters(missing, input);
};

export interface Call {
  readonly name: string;
  readonly input: object;
}

/** An account that answers as records say: the first is asked first, and the most specific of its answers wins. */
export const recordedAccount = (records: readonly AccountRecord[]): { account: Account; calls: Call[] } => {
  const calls: Call[] = [];
  const find = (name: string, text: string): unknown => {
    for (const { answers } of records) {
      const fitting = Object.keys(answers)
        .filter((key) => key === name || (key.startsWith(`${name} `) && text.includes(key.slice(name.length + 1))))
        .sort((one, other) => other.length - one.length);
      if (fitting[0] !== undefined) return answers[fitting[0]];
    }
    throw new Error(`No record answers ${name} ${text}.`);
  };
  const call = (name: string) => async (input: object) => {
    calls.push({ name, input });
    return answer(find(name, JSON.stringify(input)), input);
  };
  const account = new Proxy({}, { get: (_, name) => call(String(name)) }) as Account;
  return { account, calls };
};
