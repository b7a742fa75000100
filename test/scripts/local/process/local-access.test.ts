import { describe, expect, it } from "vitest";
import { admit, newAccessKey } from "../../../../scripts/local/process/local-access.js";

const KEY = newAccessKey();
const REFUSED = { refusal: expect.any(String) };

/** A request to `path` of a server whose key is known, unless the headers say more. */
const sent = (path: string, headers: Record<string, string> = {}) => {
  const all: Record<string, string> = { host: "127.0.0.1:4000", ...headers };
  return { path, header: (name: string) => all[name] };
};

describe("a request with the key", () => {
  it.each([
    [`/${KEY}/_faults`, "/_faults"],
    [`/${KEY}/model/a%2Fb/converse`, "/model/a%2Fb/converse"],
    [`/${KEY}/`, "/"],
    [`/${KEY}`, "/"],
  ])("to %s is admitted", (path, rest) => {
    expect(admit(sent(path), { key: KEY })).toEqual({ path: rest });
  });

  it.each(["localhost", "127.0.0.1", "127.9.9.9:1", "[::1]:80", "a.localhost:80", "LOCALHOST"])(
    "for the host %s is admitted",
    (host) => {
      expect(admit(sent(`/${KEY}/`, { host }), { key: KEY })).toEqual({ path: "/" });
    },
  );

  it("over HTTP/2 is admitted by its authority", () => {
    const header = (name: string) => (name === ":authority" ? "localhost:1" : undefined);

    expect(admit({ path: `/${KEY}/`, header }, { key: KEY })).toEqual({ path: "/" });
  });

  it("for the host that the server was told to listen on is admitted", () => {
    const sender = sent(`/${KEY}/`, { host: "models.internal:80" });

    expect(admit(sender, { key: KEY, host: "models.internal" })).toEqual({ path: "/" });
    expect(admit(sender, { key: KEY })).toEqual(REFUSED);
  });

  it.each([
    { origin: "https://attacker.example" },
    { origin: "null" },
    { origin: "http://127.0.0.1:4000" },
    { "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "same-site" },
    { host: "attacker.example" },
    { host: "127.0.0.1.attacker.example" },
    { host: "localhost@attacker.example" },
    { host: "" },
  ])("is refused if a web page may have sent it: %j", (headers) => {
    expect(admit(sent(`/${KEY}/_faults`, headers), { key: KEY })).toEqual(REFUSED);
  });
});

it.each(["/", "/_faults", `/${newAccessKey()}/_faults`, `/${KEY.slice(1)}/_faults`, `//${KEY}/_faults`, `/${KEY}x`])(
  "a request without the key is refused: %s",
  (path) => {
    expect(admit(sent(path), { key: KEY })).toEqual(REFUSED);
  },
);

it("every server has a key of its own, which nobody can guess", () => {
  expect(KEY).toMatch(/^[0-9a-f]{32}$/);
  expect(newAccessKey()).not.toBe(KEY);
});
