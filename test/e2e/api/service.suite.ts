import { expect, it } from "vitest";
import * as z from "zod";
import { API_ROUTES } from "../../../functions/shared/api/routes.js";
import { eventually } from "../support/local-pipeline.js";
import { problemOf } from "./support/check-response.js";
import { FunctionLogs } from "./support/function-logs.js";
import type { LocalApi } from "./support/local-api.js";
import type { ReceivedResponse } from "./support/send-http-request.js";
import { aQuestion } from "./support/tickets.js";

const DocumentSchema = z.looseObject({
  openapi: z.string().startsWith("3."),
  paths: z.record(z.string(), z.record(z.string(), z.unknown())),
});

/** Public endpoints, and paths and methods that do not exist. */
export const describeService = (api: () => LocalApi): void => {
  it("returns its health to everyone", async () => {
    expect(await api().user().read("/health")).toEqual({ status: "ok" });
  });

  it("describes every endpoint to everyone", async () => {
    const { paths } = DocumentSchema.parse(await api().user().read("/openapi.json"));

    for (const { path, method } of API_ROUTES) expect(Object.keys(paths[path] ?? {})).toContain(method.toLowerCase());
  });

  it.each(["/", "/ticket/1", "/tickets/1/2", "/Tickets", "/admin", "/tickets%2F1"])(
    "returns 404 for %s to everyone",
    async (path) => {
      problemOf(await api().user().send(path), 404);
    },
  );

  it.each([
    ["DELETE", "/tickets"],
    ["DELETE", "/tickets/1"],
    ["PATCH", "/ticket"],
    ["POST", "/health"],
    ["GET", "/user"],
    ["HEAD", "/user"],
  ])("does not allow %s of %s, and lists the methods that it allows", async (method, path) => {
    const { status, headers } = await api().user().send(path, { method });

    expect(status).toBe(405);
    expect(headers.allow).toContain(API_ROUTES.find((route) => route.path.replace("{id}", "1") === path)?.method);
  });

  it("invokes no function for what anyone may ask: the description, preflights and methods that a path has not", async () => {
    const logs = new FunctionLogs(api().pipeline);
    const group = (await logs.groups()).find((name) => name.endsWith("serve-api")) ?? "";
    const idOf = ({ headers }: ReceivedResponse) => headers["x-amzn-requestid"];
    const mocked = [
      await api().user().send("/openapi.json"),
      await api().user().send("/openapi.json", { method: "HEAD" }),
      await api().user().send("/tickets", { method: "OPTIONS" }),
      await api().user().send("/tickets", { method: "DELETE" }),
      await api().user().send("/user", { method: "TRACE" }),
    ].map(idOf);
    const invoked = idOf(await api().user().send("/health"));

    const text = await eventually(30_000, async () => {
      const messages = await logs.messagesOf(group);
      return messages.includes(String(invoked)) ? { value: messages } : { waitingFor: `a log of ${String(invoked)}` };
    });
    for (const id of mocked) {
      expect(id).toBeDefined();
      expect(text).not.toContain(id);
    }
  });

  it("answers HEAD as GET, without a body, also at a path with a slash at its end", async () => {
    const caller = api().user({ token: await api().token("head") });
    for (const path of ["/health", "/tickets", "/tickets/", "/openapi.json"]) {
      const get = await caller.send(path);
      const head = await caller.send(path, { method: "HEAD" });

      expect([head.status, head.text]).toEqual([200, ""]);
      expect(head.headers["content-type"]).toBe(get.headers["content-type"]);
    }
    expect((await api().user().send("/tickets", { method: "HEAD" })).status).toBe(401);
  });

  it("links to a ticket that was submitted at a path with a slash at its end", async () => {
    const caller = api().user({ token: await api().token("slash") });
    const { headers, status } = await caller.post("/tickets/", aQuestion());

    expect(status).toBe(202);
    const { href } = new URL(headers.location ?? "", `${caller.base}/tickets/`);
    expect(href.startsWith(`${caller.base}/tickets/TKT-`)).toBe(true);
    expect(await caller.read(href.slice(caller.base.length))).toMatchObject({ links: { self: headers.location } });
  });
};
