import type { TestOutcome, TestRun } from "./test-run.js";

export type MutationVerdict =
  | { readonly kind: "noticed"; /** Names of the tests that failed. */ readonly by: readonly string[] }
  | { readonly kind: "unnoticed" }
  | { readonly kind: "did-not-run"; readonly why: string };

/** Code that cannot run, by what JavaScript, Python and PostgreSQL call it. Every test would notice, and none has looked. */
const BROKEN_CODE =
  /^(SyntaxError|ReferenceError|TypeError|NameError|ImportError|ModuleNotFoundError|IndentationError|AttributeError)\b|syntax error at/;

const isBroken = ({ error = "" }: TestOutcome): boolean => BROKEN_CODE.test(error);

const firstLine = (text: string): string => text.trim().split("\n", 1).join();

/** What the tests say about a mutation. Only a test that ran, and found something amiss, has noticed it. */
export const judgeMutation = ({ tests, faults }: TestRun): MutationVerdict => {
  const failed = tests.filter(({ result }) => result === "failed");
  const [fault] = [...faults, ...failed.filter(isBroken).map(({ name, error = "" }) => `${name}: ${error}`)];
  const by = failed.filter((test) => !isBroken(test)).map(({ name }) => name);
  if (faults.length === 0 && by.length > 0) return { kind: "noticed", by };
  if (fault !== undefined) return { kind: "did-not-run", why: firstLine(fault) };
  if (!tests.some(({ result }) => result === "passed")) return { kind: "did-not-run", why: "no test ran" };
  return { kind: "unnoticed" };
};
