import type { Mutation } from "../mutation.js";

const GUARD = {
  file: "scripts/local/emulator/guard.py",
  breaks: "ours",
  tests: ["test/scripts/local/emulator/test_guard.py"],
} as const;

const ACCESS = {
  file: "scripts/local/process/local-access.ts",
  breaks: "ours",
  tests: ["test/scripts/local/process/local-access.test.ts"],
} as const;

/** The checks by which nobody but the run's own commands can use a local stack. */
export const localStackMutations: readonly Mutation[] = [
  {
    ...GUARD,
    name: "local/emulator/key",
    removes: "the need for the run's credentials: whoever finds the port runs code through the emulator",
    edit: {
      find: 'if _is_open(headers, scope["path"]) or self._knows(headers, scope):',
      put: "if headers is not None:",
    },
  },
  {
    ...GUARD,
    name: "local/emulator/origin",
    removes: "the refusal of requests with an Origin: a web page that knows the key can send any",
    edit: { find: 'if "origin" in headers or headers.get', put: "if headers.get" },
  },
  {
    ...GUARD,
    name: "local/emulator/host",
    removes: "the check of the Host: an attacker's DNS makes a page belong to the emulator's origin",
    edit: { find: "return None if is_loopback(host) else", put: "return None if host is not None else" },
  },
  {
    ...GUARD,
    name: "local/emulator/cors",
    removes: "the removal of the emulator's CORS headers",
    edit: {
      find: "await self._app(trusted, receive, _without_cors(",
      put: "await self._app(trusted, receive, (lambda s, _: s)(",
    },
  },
  {
    ...GUARD,
    name: "local/emulator/signing-in",
    removes: "the path of the operations that need no key: their header opens every path",
    edit: {
      find: '    if path == "/":\n        return headers',
      put: '    if "x-amz-target" in headers:\n        return headers',
    },
  },
  {
    ...GUARD,
    name: "local/emulator/environment",
    removes: "the allow-list of variables: functions' processes get the user's whole environment",
    edit: { find: "if FUNCTION_VARIABLES.fullmatch(name)", put: "if FUNCTION_VARIABLES" },
  },
  {
    ...ACCESS,
    name: "local/models/key",
    removes: "the need for the model server's key",
    edit: { find: "if (!equal(first, key)) return", put: 'if (first === "\\0" && !equal(first, key)) return' },
  },
  {
    ...ACCESS,
    name: "local/models/web-page",
    removes: "the model server's refusal of web pages",
    edit: {
      find: "if (isFromWebPage(sender)) return",
      put: 'if (sender.path === "\\0" && isFromWebPage(sender)) return',
    },
  },
  {
    ...ACCESS,
    name: "local/models/host",
    removes: "the model server's check of the Host",
    edit: {
      find: "if (!isLoopback(name) && name !== host) return",
      put: 'if (name === "\\0" && !isLoopback(name) && name !== host) return',
    },
  },
];
