import { expect, it } from "vitest";
import * as z from "zod";
import { API_ROUTES } from "../../../functions/serve-api/contract/routes.js";
import { problemOf } from "./support/check-response.js";
import type { LocalApi } from "./support/local-api.js";

const DocumentSchema = z.looseObject({
  openapi: z.string().startsWith("3."),
  paths: z.record(z.string(), z.record(z.string(), z.unknown())),
});

/** What everyone may ask, and what nobody finds. */
export const describeService = (api: () => LocalApi): void => {
  it("tells anyone that it is well", async () => {
    expect(await api().user().read("/health")).toEqual({ status: "ok" });
  });

  it("describes every endpoint to anyone", async () => {
    const { paths } = DocumentSchema.parse(await api().user().read("/openapi.json"));

    for (const { path, method } of API_ROUTES) expect(Object.keys(paths[path] ?? {})).toContain(method.toLowerCase());
  });

  it.each(["/", "/ticket/1", "/tickets/1/2", "/Tickets", "/admin", "/tickets%2F1"])(
    "has nothing at %s, which it says of that path to anyone",
    async (path) => {
      problemOf(await api().user().send(path), 404);
    },
  );

  it.each([
    ["DELETE", "/tickets"],
    ["PUT", "/tickets/1"],
    ["PATCH", "/ticket"],
    ["POST", "/health"],
    ["GET", "/user"],
    ["HEAD", "/tickets"],
  ])("takes no %s of %s, and says which methods there are", async (method, path) => {
    const { status, headers } = await api().user().send(path, { method });

    expect(status).toBe(405);
    expect(headers.allow).toContain(API_ROUTES.find((route) => route.path.replace("{id}", "1") === path)?.method);
  });
};
