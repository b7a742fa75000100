import { randomBytes, timingSafeEqual } from "node:crypto";
import { isIPv4 } from "node:net";

/** The part of a request that shows who sent it. */
export interface Sender {
  /** Still percent-encoded, without the query. */
  readonly path: string;
  /** Value of a header by its lower-case name. */
  readonly header: (name: string) => string | undefined;
}

export interface LocalAccess {
  /** First segment of every path: whoever knows it may use the server. */
  readonly key: string;
  /** Host name that the server was told to listen on, which clients may use too. @default none */
  readonly host?: string | undefined;
}

/** A request's path without the key, or why the request is refused. */
export type Admission = { readonly path: string } | { readonly refusal: string };

/** A key for one run of a server. */
export const newAccessKey = (): string => randomBytes(16).toString("hex");

/** Names below .localhost never leave the machine (RFC 6761, section 6.3). */
const isLoopback = (name: string): boolean =>
  name === "localhost" || name.endsWith(".localhost") || name === "[::1]" || (isIPv4(name) && name.startsWith("127."));

/** The host name that the client asked for; "" without one. */
const hostOf = ({ header }: Pick<Sender, "header">): string =>
  URL.parse(`http://${header(":authority") ?? header("host") ?? ""}`)?.hostname ?? "";

const isFromWebPage = ({ header }: Sender): boolean =>
  header("origin") !== undefined || !["none", "same-origin"].includes(header("sec-fetch-site") ?? "none");

/** Whether a request is for a host name that is this machine wherever it is resolved. */
export const isForThisMachine = (sender: Pick<Sender, "header">): boolean => isLoopback(hostOf(sender));

const equal = (a: string, b: string): boolean =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));

/**
 * Admits programs that know the server's key, and neither pages in a browser, which can reach any port of their
 * reader's machine, nor requests for a host name that an attacker's DNS resolves to this machine.
 */
export const admit = (sender: Sender, { key, host }: LocalAccess): Admission => {
  if (isFromWebPage(sender)) return { refusal: "expected a request of a program, not of a web page" };
  const name = hostOf(sender);
  if (!isLoopback(name) && name !== host) return { refusal: "expected a Host that is this machine, such as 127.0.0.1" };
  const [, first = "", ...others] = sender.path.split("/");
  if (!equal(first, key)) return { refusal: "expected the address that the server printed, with its key in the path" };
  return { path: `/${others.join("/")}` };
};
