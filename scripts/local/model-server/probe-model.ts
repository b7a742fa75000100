import * as z from "zod";
import { parseJson } from "../../../functions/shared/contracts/parse-json.js";
import { UsageError } from "../../shared/terminal/command-line.js";

/** Status of a server that understands an empty chat request and refuses it: bad request, or unprocessable. */
const REFUSED = new Set([200, 400, 422]);

const TIMEOUT_MS = 5_000;

const ModelList = z.looseObject({ data: z.array(z.looseObject({ id: z.string() })) });

const ADVICE = "Start that server, correct the variable, or unset it to use the built-in rules.";

/** A model of the user's own that answers tickets. */
export interface LocalModel {
  readonly url: string;
  /** @default the first model that the server lists */
  readonly name: string | undefined;
}

const unusable = (url: string, reason: string): UsageError =>
  new UsageError(`LOCAL_MODEL_URL is "${url}", ${reason}. ${ADVICE}`);

const whyUnreachable = (error: unknown, timeoutMs: number): string => {
  if (error instanceof DOMException && error.name === "TimeoutError")
    return `which did not respond within ${timeoutMs / 1_000} s`;
  const cause = error instanceof Error ? error.cause : undefined;
  const code = cause instanceof Error && "code" in cause ? ` (${String(cause.code)})` : "";
  return `which is unreachable${code}`;
};

interface Reply {
  readonly status: number;
  readonly text: string;
}

const ask = async (url: string, path: string, timeoutMs: number, init: RequestInit = {}): Promise<Reply> => {
  try {
    const signal = AbortSignal.timeout(timeoutMs);
    const response = await fetch(`${url.replace(/\/+$/, "")}${path}`, { ...init, signal });
    return { status: response.status, text: await response.text() };
  } catch (error) {
    throw unusable(url, whyUnreachable(error, timeoutMs));
  }
};

/** A server may list a name with a tag that a request may leave out: Ollama's llama3.2:latest is llama3.2. */
const isListed = (models: readonly string[], name: string): boolean =>
  models.some((model) => model === name || model === `${name}:latest`);

/** The most names that a message lists. */
const MAX_NAMED = 10;

const checkName = (url: string, models: readonly string[], name: string | undefined): void => {
  if (name === undefined || models.length === 0 || isListed(models, name)) return;
  const more = models.length > MAX_NAMED ? `, … (${models.length} in all)` : "";
  throw new UsageError(
    `LOCAL_MODEL_NAME is "${name}", which the server at ${url} does not list; expected one of ` +
      `${models.slice(0, MAX_NAMED).join(", ")}${more}. Correct the variable, or unset it to use the first.`,
  );
};

/**
 * Checks that an OpenAI-compatible server responds at a URL, by asking for its models, and that it has the named one. A
 * server that does not list its models must at least know chat requests. Without this check, every ticket would be
 * triaged by rules.
 * @throws UsageError with the reason
 */
export const probeModel = async ({ url, name }: LocalModel, timeoutMs = TIMEOUT_MS): Promise<void> => {
  const listed = await ask(url, "/models", timeoutMs);
  if (listed.status === 401 || listed.status === 403)
    throw unusable(url, `which refuses calls without an API key (HTTP ${listed.status})`);
  const list = listed.status === 200 ? ModelList.safeParse(parseJson(listed.text)).data : undefined;
  if (list !== undefined) {
    checkName(
      url,
      list.data.map(({ id }) => id),
      name,
    );
    return;
  }
  const headers = { "content-type": "application/json" };
  const chat = await ask(url, "/chat/completions", timeoutMs, { method: "POST", headers, body: "{}" });
  if (REFUSED.has(chat.status) && parseJson(chat.text) !== undefined) return;
  throw unusable(url, `which does not speak the OpenAI API there (HTTP ${listed.status} for /models)`);
};

/** LOCAL_MODEL_URL and LOCAL_MODEL_NAME, or undefined without a URL. @throws UsageError if it is not one */
export const localModel = ({
  LOCAL_MODEL_URL: url,
  LOCAL_MODEL_NAME: name,
}: NodeJS.ProcessEnv): LocalModel | undefined => {
  if (url === undefined || url === "") return undefined;
  if (/^https?:$/.test(URL.parse(url)?.protocol ?? "")) return { url, name: name === "" ? undefined : name };
  throw new UsageError(`LOCAL_MODEL_URL is "${url}"; expected a URL such as http://127.0.0.1:11434/v1.`);
};
