/** What is known of an error of the operating system, the network or the file system. */
interface SystemError {
  /** File or folder, or the program that should have been started; "" if the error does not name one. */
  readonly path: string;
  readonly syscall: string;
  /** "127.0.0.1:4566", or "" */
  readonly address: string;
}

const textIn = (error: object, name: string): string => {
  const value: unknown = Reflect.get(error, name);
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
};

const addressIn = (error: object): string => {
  const host = textIn(error, "address") || textIn(error, "hostname");
  const port = textIn(error, "port");
  return port === "" ? host : `${host}:${port}`;
};

const named = (what: string, otherwise: string): string => (what === "" ? otherwise : what);

const missing = ({ path, syscall }: SystemError): string =>
  syscall.startsWith("spawn")
    ? `cannot run ${path}, which is not installed; install it, or add its folder to PATH`
    : `${named(path, "a file")} does not exist; check the path`;

const forbidden = ({ path, syscall }: SystemError): string => {
  const what = syscall === "listen" ? "this port" : named(path, "a file");
  return `${what} may not be used by this user; change its permissions, or name another one`;
};

const fullDisk = ({ path }: SystemError): string =>
  `the disk is full, so ${named(path, "a file")} cannot be written; free some space, then run the command again`;

const unanswered = ({ address }: SystemError): string =>
  `${named(address, "the server")} did not respond in time; check the address and the network, then try again`;

const broken = ({ address }: SystemError): string =>
  `${named(address, "the server")} closed the connection; check that it is running, then try again`;

const unknownHost = ({ address }: SystemError): string =>
  `the host ${named(address, "name")} was not found; check its spelling and the network`;

/** By error code: what is wrong, and what to do. */
const WORDS: Readonly<Record<string, (error: SystemError) => string>> = {
  EACCES: forbidden,
  EPERM: forbidden,
  EROFS: ({ path }) => `${named(path, "a file")} is on a disk that cannot be written to; name another place`,
  ENOENT: missing,
  ENOTDIR: ({ path }) => `${named(path, "a path")} leads through a file; expected a folder there`,
  EISDIR: ({ path }) => `${named(path, "the path")} is a folder; expected a file`,
  ENOSPC: fullDisk,
  EDQUOT: fullDisk,
  EMFILE: () => "too many files are open; raise the limit with `ulimit -n 4096`, then run the command again",
  ENAMETOOLONG: () => "a path is too long; choose a shorter one",
  EADDRINUSE: ({ address }) => `${named(address, "the port")} is in use; choose another port, or stop what uses it`,
  EADDRNOTAVAIL: ({ address }) => `${named(address, "the address")} is not an address of this machine; choose another`,
  ECONNREFUSED: ({ address }) =>
    `nothing listens at ${named(address, "the address")}; start the server, or check the address`,
  ECONNRESET: broken,
  EPIPE: broken,
  UND_ERR_SOCKET: broken,
  ETIMEDOUT: unanswered,
  EHOSTUNREACH: unanswered,
  ENETUNREACH: unanswered,
  UND_ERR_CONNECT_TIMEOUT: unanswered,
  UND_ERR_HEADERS_TIMEOUT: unanswered,
  ENOTFOUND: unknownHost,
  EAI_AGAIN: unknownHost,
};

/** `fetch`, and connections to a name with several addresses, hide the reason in another error. */
const reasonOf = (error: unknown): unknown => {
  if (error instanceof AggregateError && error.errors.length > 0) return reasonOf(error.errors[0]);
  if (error instanceof TypeError && error.cause !== undefined) return reasonOf(error.cause);
  return error;
};

/**
 * Our words for an error of the operating system, the file system or the network, with its code: "nothing listens at
 * 127.0.0.1:9; start the server, or check the address (ECONNREFUSED)". Undefined for any other error.
 */
export const describeSystemError = (error: unknown): string | undefined => {
  const reason = reasonOf(error);
  if (typeof reason !== "object" || reason === null) return undefined;
  const code = textIn(reason, "code");
  if (!Object.hasOwn(WORDS, code)) return undefined;
  const system = { path: textIn(reason, "path"), syscall: textIn(reason, "syscall"), address: addressIn(reason) };
  return `${WORDS[code]?.(system)} (${code})`;
};

/** One line for people on any error, without a stack trace. */
export const describeError = (error: unknown): string => {
  const words = describeSystemError(error);
  if (words !== undefined) return `${words}.`;
  const text = error instanceof Error ? error.message || error.name : String(error);
  return text.replaceAll(/\s*\n\s*/g, " ").trim();
};
