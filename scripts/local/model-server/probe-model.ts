import * as z from "zod";
import { parseJson } from "../../../functions/shared/contracts/parse-json.js";
import { UsageError } from "../../shared/terminal/command-line.js";

/** Status of a server that understands an empty chat request and refuses it: bad request, or unprocessable. */
const REFUSED = new Set([200, 400, 422]);

const TIMEOUT_MS = 5_000;

const ModelList = z.looseObject({ data: z.array(z.looseObject({ id: z.string() })) });

const ADVICE = "Start that server, correct the variable, or unset it to use the built-in rules.";

const unusable = (url: string, reason: string): UsageError =>
  new UsageError(`LOCAL_MODEL_URL is "${url}", ${reason}. ${ADVICE}`);

const whyUnreachable = (error: unknown): string => {
  if (error instanceof DOMException && error.name === "TimeoutError")
    return `which did not respond within ${TIMEOUT_MS / 1_000} s`;
  const cause = error instanceof Error ? error.cause : undefined;
  const code = cause instanceof Error && "code" in cause ? ` (${String(cause.code)})` : "";
  return `which is unreachable${code}`;
};

const ask = async (url: string, path: string, init: RequestInit): Promise<{ status: number; text: string }> => {
  try {
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const response = await fetch(`${url.replace(/\/+$/, "")}${path}`, { ...init, signal });
    return { status: response.status, text: await response.text() };
  } catch (error) {
    throw unusable(url, whyUnreachable(error));
  }
};

/**
 * Checks that an OpenAI-compatible server responds at a URL, by asking for its models; one that does not list them must
 * at least know chat requests. Without this check, every ticket would be triaged by rules.
 * @throws UsageError with the reason
 */
export const probeModel = async (url: string): Promise<void> => {
  const listed = await ask(url, "/models", {});
  if (listed.status === 401 || listed.status === 403)
    throw unusable(url, `which refuses calls without an API key (HTTP ${listed.status})`);
  if (listed.status === 200 && ModelList.safeParse(parseJson(listed.text)).success) return;
  const headers = { "content-type": "application/json" };
  const chat = await ask(url, "/chat/completions", { method: "POST", headers, body: "{}" });
  if (REFUSED.has(chat.status) && parseJson(chat.text) !== undefined) return;
  throw unusable(url, `which does not speak the OpenAI API there (HTTP ${listed.status} for /models)`);
};

/** LOCAL_MODEL_URL, or undefined if it is unset or empty. @throws UsageError if it is not a URL */
export const localModelUrl = ({ LOCAL_MODEL_URL: url }: NodeJS.ProcessEnv): string | undefined => {
  if (url === undefined || url === "") return undefined;
  if (/^https?:$/.test(URL.parse(url)?.protocol ?? "")) return url;
  throw new UsageError(`LOCAL_MODEL_URL is "${url}"; expected a URL such as http://127.0.0.1:11434/v1.`);
};
