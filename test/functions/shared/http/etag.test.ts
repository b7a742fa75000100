import * as z from "zod";
import { describe, expect, it } from "vitest";
import { makeDispatcher } from "../../../../functions/shared/http/dispatch.js";
import { ApiProblem } from "../../../../functions/shared/http/problem.js";
import type { RouteDefinition } from "../../../../functions/shared/http/route.js";
import type { OperationsOf } from "../../../../functions/shared/http/operation.js";
import { anApiEvent } from "../../../support/builders/api-events.js";

const Thing = z.strictObject({ name: z.string() });
const thing = { method: "GET", path: "/thing", summary: "A thing", tag: "Service", access: "public" } as const;
const ROUTES = [
  { ...thing, operationId: "readThing", response: { status: 200, description: "It.", schema: Thing, etag: true } },
  {
    ...thing,
    operationId: "changeThing",
    method: "PATCH",
    conditional: true,
    response: { status: 200, description: "It.", schema: Thing, etag: true },
  },
  {
    ...thing,
    operationId: "putThing",
    method: "PUT",
    conditional: "if-exists",
    response: { status: 200, description: "It.", schema: Thing, etag: true, creates: true },
  },
] as const satisfies readonly RouteDefinition[];

/** A thing whose version is 7. A change of any other version is refused with the current state. */
const operations: OperationsOf<(typeof ROUTES)[number]> = {
  readThing: () => Promise.resolve({ body: { name: "seven" }, etag: "7" }),
  changeThing: ({ ifMatch }) =>
    ifMatch === "7"
      ? Promise.resolve({ body: { name: "eight" }, etag: "8" })
      : Promise.reject(
          new ApiProblem("precondition-failed", "It was changed.", { current: { name: "seven" }, etag: "7" }),
        ),
  putThing: ({ ifMatch, mustBeNew }) =>
    Promise.resolve({
      body: { name: mustBeNew === true ? "must be new" : (ifMatch ?? "any") },
      etag: "8",
      created: ifMatch === undefined,
    }),
};
const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
const dispatch = makeDispatcher({ routes: ROUTES, operations, allowedOrigins: new Set(), log });

const send = async (method: string, headers: Record<string, string> = {}) => {
  const {
    statusCode,
    headers: sent,
    body,
  } = await dispatch(anApiEvent({ method, resource: "/thing", headers, caller: null }));
  return { status: statusCode, etag: sent?.["ETag"], body: body === "" ? "" : (JSON.parse(body) as object) };
};

describe("a version in ETag", () => {
  it("is sent with what is read and with what was changed", async () => {
    expect(await send("GET")).toEqual({ status: 200, etag: '"7"', body: { name: "seven" } });
    expect(await send("PATCH", { "If-Match": '"7"' })).toEqual({ status: 200, etag: '"8"', body: { name: "eight" } });
  });

  it.each(['"7"', 'W/"7"', '"6", "7"', "*"])("answers a GET by 304 when the client has it: %s", async (tags) => {
    expect(await send("GET", { "If-None-Match": tags })).toEqual({ status: 304, etag: '"7"', body: "" });
    expect(await send("HEAD", { "if-none-match": tags })).toMatchObject({ status: 304 });
  });

  it.each(['"6"', "7", '"7', ""])("answers a GET by 200 when the client has another: %s", async (tags) => {
    expect(await send("GET", { "If-None-Match": tags })).toMatchObject({ status: 200 });
  });
});

describe("If-Match", () => {
  it("is required for a change", async () => {
    expect(await send("PATCH")).toMatchObject({
      status: 428,
      body: { type: "urn:ticket-pipeline:problem:precondition-required", detail: expect.stringContaining("If-Match") },
    });
  });

  it("of another version is refused with the current state and its version", async () => {
    expect(await send("PATCH", { "If-Match": '"6"' })).toMatchObject({
      status: 412,
      etag: '"7"',
      body: { detail: "It was changed.", current: { name: "seven" } },
    });
  });

  it.each(["*", 'W/"7"', '"7", "8"', "7", '""', `"${"7".repeat(101)}"`])(
    "that names no single version changes nothing: %s",
    async (tag) => {
      expect(await send("PATCH", { "If-Match": tag })).toMatchObject({
        status: 412,
        body: { detail: 'If-Match must be one ETag as it was returned, such as "7".' },
      });
    },
  );
});

describe("a request that creates or replaces", () => {
  it("needs no condition, and is 201 when it has created", async () => {
    expect(await send("PUT")).toEqual({ status: 201, etag: '"8"', body: { name: "any" } });
    expect(await send("PUT", { "If-Match": '"7"' })).toEqual({ status: 200, etag: '"8"', body: { name: "7" } });
    expect(await send("PUT", { "If-None-Match": "*" })).toMatchObject({ status: 201, body: { name: "must be new" } });
  });

  it.each([{ "If-None-Match": '"7"' }, { "If-None-Match": '*, "7"' }, { "If-Match": '"7"', "If-None-Match": "*" }])(
    "does nothing under a condition that can never hold, or says nothing: %j",
    async (headers) => {
      expect(await send("PUT", headers)).toMatchObject({
        status: 412,
        body: { detail: expect.stringMatching(/If-None-Match/) },
      });
    },
  );

  it.each(["*", 'W/"7"', "7"])("needs one ETag in If-Match, if any: %s", async (tag) => {
    expect(await send("PUT", { "If-Match": tag })).toMatchObject({ status: 412 });
  });
});
