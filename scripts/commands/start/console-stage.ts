import { buildConsole } from "../../local/console/build-console.js";
import { serveConsole } from "../../local/console/serve-console.js";
import type { LocalStack } from "../../local/stack/stack.js";
import { describeError } from "../../shared/terminal/system-errors.js";

/** The console while the stack stays up: its address, or why there is none. */
export type ShownConsole = { readonly url: string } | { readonly problem: string };

interface ServedConsole {
  readonly shown: ShownConsole;
  readonly close: () => Promise<void>;
}

/** A console that is being built, and then only needs the API's address. */
export interface ConsoleBuild {
  /** Serves it for a stack, once it is built. Never fails: the rest of the stack works without a console. */
  serve(stack: Pick<LocalStack, "apiUrl">): Promise<ServedConsole>;
}

interface BuildOptions {
  readonly env: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
  /** Replaced in tests. */
  readonly build?: typeof buildConsole;
}

const withoutConsole = (error: unknown): ServedConsole => ({
  shown: { problem: describeError(error) },
  close: () => Promise.resolve(),
});

/** Builds the console in processor time that nothing else wants, so that the first answer takes no longer. */
export const prepareConsole = ({ env, signal, build = buildConsole }: BuildOptions): ConsoleBuild => {
  const built = build({ env, signal, inBackground: true });
  // A failure is reported when the console is to be served.
  built.catch(() => undefined);
  const serve = async (apiUrl: string): Promise<ServedConsole> => {
    const server = await serveConsole({ folder: await built, apiUrl });
    return { shown: { url: server.url }, close: () => server.close() };
  };
  return { serve: ({ apiUrl }) => serve(apiUrl).catch(withoutConsole) };
};
