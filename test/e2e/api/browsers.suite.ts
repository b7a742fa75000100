import { expect, it } from "vitest";
import { problemOf } from "./support/check-response.js";
import { ALLOWED_ORIGIN, type LocalApi } from "./support/local-api.js";

const FOREIGN_ORIGINS = [
  "https://evil.example.net",
  `${ALLOWED_ORIGIN}.evil.example.net`,
  ALLOWED_ORIGIN.replace("https", "http"),
  `${ALLOWED_ORIGIN}:8443`,
  "null",
];

const preflight = (origin: string) => ({
  method: "OPTIONS",
  headers: {
    origin,
    "access-control-request-method": "POST",
    "access-control-request-headers": "token,content-type,idempotency-key",
  },
});

const listOf = (header: string | undefined): string[] => (header ?? "").toLowerCase().split(/, */);

/** CORS: what pages of allowed and of other origins may do. */
export const describeBrowsers = (api: () => LocalApi): void => {
  it.each(["/tickets", "/tickets/TKT-1", "/support-request", "/user", "/ticket", "/health", "/openapi.json"])(
    "allows a page of the allowed origin to send requests to %s",
    async (path) => {
      const { status, headers } = await api().user().send(path, preflight(ALLOWED_ORIGIN));

      expect([200, 204]).toContain(status);
      expect(headers["access-control-allow-origin"]).toBe(ALLOWED_ORIGIN);
      expect(listOf(headers["access-control-allow-headers"])).toEqual(
        expect.arrayContaining(["token", "authorization", "content-type", "idempotency-key"]),
      );
      expect(listOf(headers["access-control-allow-methods"]).length).toBeGreaterThan(0);
      expect(headers["access-control-allow-credentials"]).toBeUndefined();
    },
  );

  it("lets a page of the allowed origin read responses, with their Location and Retry-After headers", async () => {
    const owner = await api().customer("page");

    const { headers } = await owner.send("/tickets", { headers: { origin: ALLOWED_ORIGIN } });

    expect(headers["access-control-allow-origin"]).toBe(ALLOWED_ORIGIN);
    expect(listOf(headers["access-control-expose-headers"])).toEqual(
      expect.arrayContaining(["location", "retry-after"]),
    );
    expect(listOf(headers.vary)).toContain("origin");
  });

  it("lets a page of the allowed origin read that its token is missing", async () => {
    const response = await api()
      .user()
      .send("/tickets", { headers: { origin: ALLOWED_ORIGIN } });

    problemOf(response, 401);
    expect(response.headers["access-control-allow-origin"]).toBe(ALLOWED_ORIGIN);
  });

  it.each(FOREIGN_ORIGINS)("lets no page of %s send or read anything", async (origin) => {
    const owner = await api().customer("foreign-page");

    const asked = await owner.send("/tickets", preflight(origin));
    const read = await owner.send("/tickets", { headers: { origin } });

    for (const { headers } of [asked, read]) expect(headers["access-control-allow-origin"]).not.toBe(origin);
    for (const { headers } of [asked, read]) expect(headers["access-control-allow-origin"]).not.toBe("*");
  });
};
