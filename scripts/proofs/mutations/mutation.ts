/** What a mutation breaks: the guarantees of docs/architecture.md, the rules that no ticket's text can talk away, and who may call the API. */
export const GUARANTEES = {
  lost: "1 Nothing accepted is lost",
  twice: "2 Nothing is done twice",
  alone: "3 One bad record harms only itself",
  visible: "4 Every failure is visible",
  whole: "5 A load is all or nothing",
  own: "6 A 202 is one ticket on the stream, its caller's alone",
  floor: "No text or doubtful answer passes the floor",
  callers: "Who may call the API gets in, and nobody else",
  limits: "The API takes no more than its limits allow",
  secret: "No log tells a token",
} as const;
export type Guarantee = keyof typeof GUARANTEES;

/** Replaces text that stands in the file exactly once. */
export interface TextEdit {
  readonly find: string;
  readonly put: string;
}

/** Replaces the value at a path of a JSON file; without `put` the value goes. */
export interface JsonEdit {
  readonly path: readonly (string | number)[];
  readonly put?: unknown;
}

export type Edit = TextEdit | JsonEdit;

/** One thing that stands behind a guarantee, how to take it away, and the tests that must miss it. */
export interface Mutation {
  /** Unlike every other, and typed by hand: `workflow/open-ticket/retry`. */
  readonly name: string;
  /** Completes "Takes away …". */
  readonly removes: string;
  readonly breaks: Guarantee;
  /** Path within the project. */
  readonly file: string;
  readonly edit: Edit;
  /** Test files of vitest (`….test.ts`) and files or node ids of pytest (`….py::test_x`), of which one test at least must fail. */
  readonly tests: readonly string[];
}
