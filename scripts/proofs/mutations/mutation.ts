/**
 * What a mutation breaks: the guarantees of docs/architecture.md, the floors that no ticket's text gets past, the API's
 * access control, that of a local stack, what an account accepts, what packages and workflows may do, what commands may
 * do and show, the rules of the desk, what people type in the console, what commands leave when they are stopped, and
 * what figures of quality say.
 */
export const GUARANTEES = {
  lost: "1 Nothing accepted is lost",
  twice: "2 Nothing is done twice",
  alone: "3 One bad record harms only itself",
  visible: "4 Every failure is visible",
  whole: "5 A load is all or nothing",
  own: "6 A 202 is one ticket on the stream, seen by its caller only",
  floor: "No ticket text and no doubtful answer gets past a floor",
  personal: "No model reads personal data that is found, and no customer a placeholder",
  callers: "Only authorized callers can use the API",
  spend: "A caller, a prompt and an answer cost no more than their budgets",
  limits: "The API accepts no more than its limits allow",
  secret: "No log contains a token",
  deploys: "What is configured works in an account, or is refused before it is deployed",
  ours: "Only the run's own commands can use a local stack",
  packages: "No unreviewed code runs on installation, and no finding or secret goes unseen",
  delivery: "Workflows deploy what was approved, with no more rights than they need",
  meant: "A command does only what it was told to do",
  tools: "No ticket text controls a terminal, a spreadsheet or a mail",
  private: "What commands write and read stays their user's",
  desk: "A deadline, a status and an assignment follow their rules",
  typed: "The console loses nothing that a person types, and sends it to nobody else",
  clean: "A command that is interrupted or killed leaves nothing behind",
  quality: "A figure of quality counts every ticket, and claims no difference that chance may have made",
} as const;
export type Guarantee = keyof typeof GUARANTEES;

/** Replaces text that occurs exactly once in the file. */
export interface TextEdit {
  readonly find: string;
  readonly put: string;
}

/** Replaces the value at a path of a JSON file; without `put`, removes it. */
export interface JsonEdit {
  readonly path: readonly (string | number)[];
  readonly put?: unknown;
}

export type Edit = TextEdit | JsonEdit;

/** One safeguard of a guarantee, how to remove it, and the tests that must catch the removal. */
export interface Mutation {
  /** Unique, and short enough to type: `workflow/open-ticket/retry`. */
  readonly name: string;
  /** Completes "Removes …". */
  readonly removes: string;
  readonly breaks: Guarantee;
  /** Path from the project's root. */
  readonly file: string;
  readonly edit: Edit;
  /** vitest files (`….test.ts`), and pytest files or node ids (`….py::test_x`). At least one test must fail. */
  readonly tests: readonly string[];
}
