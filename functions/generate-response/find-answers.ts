import { isJsonObject, parseJson } from "../shared/contracts/parse-json.js";
import type { ToolCall } from "../shared/model/tool-model.js";
import { hasAnswerField } from "./answer-fields.js";

/** The tool by which the model answers. */
export const ANSWER_TOOL_NAME = "answer_ticket";

/** How many layers of wrapping and of JSON in texts are taken off one answer. */
const LAYERS_MAX = 4;

/** Braces in a text that are tried as the start of an object. */
const STARTS_TRIED = 50;

/** A string of JSON, or what changes the depth of objects. */
const STRINGS_AND_BRACES = /"(?:[^"\\]|\\.)*"|[{}]/gs;

/** A string of JSON, or a comma after which nothing comes. */
const STRINGS_AND_LAST_COMMAS = /"(?:[^"\\]|\\.)*"|,(?=\s*[}\]])/gs;

/** What a model thinks is a draft, not its answer. */
const THOUGHTS = /<(think|thinking|reasoning|scratchpad)>.*?<\/\1>/gis;

const escapeControls = (text: string): string =>
  text.replace(/[^\P{Cc}\u007f-\u009f]/gu, (control) => JSON.stringify(control).slice(1, -1));

/** JSON with two mistakes that models make and that change nothing: line ends within strings, and last commas. */
const parseModelJson = (text: string): unknown =>
  parseJson(text) ??
  parseJson(text.replace(STRINGS_AND_LAST_COMMAS, (token) => (token === "," ? "" : escapeControls(token))));

/** Index after the object that starts at `start`, or -1 when it does not end. */
const endOfObject = (text: string, start: number): number => {
  let depth = 0;
  for (const { 0: token, index } of text.slice(start).matchAll(STRINGS_AND_BRACES)) {
    if (token === "{") depth += 1;
    else if (token === "}") depth -= 1;
    if (depth === 0) return start + index + 1;
  }
  return -1;
};

/** The JSON objects in a text, in fences, between tags or alone. What is cut off is never completed. */
const objectsIn = (text: string): readonly unknown[] => {
  const found: unknown[] = [];
  let start = text.indexOf("{");
  for (let tried = 0; start >= 0 && tried < STARTS_TRIED; tried += 1) {
    const end = endOfObject(text, start);
    const value = end < 0 ? undefined : parseModelJson(text.slice(start, end));
    if (value !== undefined) found.push(value);
    start = text.indexOf("{", value === undefined ? start + 1 : end);
  }
  return found;
};

/**
 * Takes off what models wrap an answer in: JSON in a text, a list of one, and objects such as `{"input": …}`,
 * `{"answer_ticket": …}` or `{"name": …, "arguments": …}`, of which only one part has an answer's fields.
 */
const unwrap = (value: unknown, layers = LAYERS_MAX): unknown => {
  if (layers === 0 || hasAnswerField(value)) return value;
  const parts = partsOf(value)
    .map((part) => unwrap(part, layers - 1))
    .filter(hasAnswerField);
  return parts.length === 1 ? parts[0] : value;
};

const partsOf = (value: unknown): readonly unknown[] => {
  if (typeof value === "string") return objectsIn(value);
  if (Array.isArray(value)) return value;
  return isJsonObject(value) ? Object.values(value) : [];
};

/** "functions.answer_ticket", "default_api.answerTicket" and "answer-ticket:0" mean the tool, too. */
const meansTheTool = ({ name }: ToolCall): boolean => /(?:^|[^a-z])answer[^a-z]?ticket(?:[^a-z]*)$/i.test(name);

/** The inputs of the calls of the tool, or of the only call, if its name means the tool. */
export const answersInCalls = (calls: readonly ToolCall[]): readonly unknown[] => {
  const exact = calls.filter(({ name }) => name === ANSWER_TOOL_NAME);
  const meant = calls.length === 1 ? calls.filter(meansTheTool) : [];
  return (exact.length > 0 ? exact : meant).map(({ input }) => unwrap(input));
};

/** What a text has of answers, for a model that wrote instead of calling the tool. Thoughts are left out. */
export const answersInText = (text: string): readonly object[] =>
  objectsIn(text.replace(THOUGHTS, ""))
    .map((value) => unwrap(value))
    .filter(hasAnswerField);
