import { runInNewContext } from "node:vm";
import { describe, expect, it } from "vitest";
import { bundleEdgeFunction } from "../../../stacks/assets/edge-function.js";

/** Runs a function's code as CloudFront does: one script, with a function `handler`. */
const run = (name: string, event: object): unknown =>
  runInNewContext(`${bundleEdgeFunction(name)}; handler(event)`, { event: structuredClone(event) });

describe.each(["route-to-file", "forward-viewer"])("the code of %s", (name) => {
  const code = bundleEdgeFunction(name);

  it("is a script in CloudFront's JavaScript, which has neither modules nor destructuring", () => {
    expect(code).toMatch(/^function handler\(event\) \{$/m);
    expect(code).not.toMatch(/\b(?:export|import|require|class)\b|\.\.\.|(?:const|let|var) [[{]/);
  });

  it("is far below the 10 KB that CloudFront accepts", () => {
    expect(Buffer.byteLength(code)).toBeLessThan(2_000);
  });
});

it.each([
  ["/", "/index.html"],
  ["/tickets/1", "/index.html"],
  ["/assets/index-a.js", "/assets/index-a.js"],
  ["/assets/gone", "/assets/gone"],
  ["/icon.svg", "/icon.svg"],
])("route-to-file has CloudFront look for %s as %s, and changes nothing else", (uri, expected) => {
  const request = { uri, method: "GET", querystring: { view: { value: "mine" } }, headers: {} };

  expect(run("route-to-file", { request })).toEqual({ ...request, uri: expected });
});

it("forward-viewer sends the address that CloudFront saw, whatever the client says of itself", () => {
  const headers = { accept: { value: "*/*" }, "x-console-viewer": { value: "192.0.2.1" } };
  const request = { uri: "/v1/auth/login", headers };

  expect(run("forward-viewer", { viewer: { ip: "203.0.113.7" }, request })).toEqual({
    uri: "/v1/auth/login",
    headers: { ...headers, "x-console-viewer": { value: "203.0.113.7" } },
  });
});

it("refuses a file without a handler", () => {
  expect(() => bundleEdgeFunction("../site-path")).toThrow("function handler");
});
