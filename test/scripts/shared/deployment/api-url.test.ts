import { describe, expect, it } from "vitest";
import { UsageError } from "../../../../scripts/shared/terminal/command-line.js";
import { resolveApiUrl, validApiUrl } from "../../../../scripts/shared/deployment/api-url.js";
import type { Target } from "../../../../scripts/shared/deployment/target.js";
import { resourceNames } from "../../../../stacks/names.js";

const aTarget = (changes: Partial<Target> = {}): Target => ({
  kind: "aws",
  description: "AWS in eu-west-1",
  region: "eu-west-1",
  names: resourceNames({ projectName: "tickets", stage: "test" }),
  clientConfig: { region: "eu-west-1" },
  ...changes,
});

const notCalled = () => Promise.reject(new Error("called"));
const finding = (id: string | undefined) => () => Promise.resolve(id);

describe("resolveApiUrl", () => {
  it("returns the local stack's URL without calling API Gateway", async () => {
    expect(await resolveApiUrl(aTarget({ apiUrl: "http://127.0.0.1:1/v1" }), notCalled)).toBe("http://127.0.0.1:1/v1");
  });

  it("finds an API on AWS by name", async () => {
    const url = await resolveApiUrl(aTarget(), ({ names }) => Promise.resolve(names.api));

    expect(url).toBe("https://tickets-test-api.execute-api.eu-west-1.amazonaws.com/v1");
  });

  it("finds the API of another emulator at its endpoint", async () => {
    const target = aTarget({ kind: "local", endpoint: "http://127.0.0.1:4566" });

    expect(await resolveApiUrl(target, finding("abc"))).toBe("http://127.0.0.1:4566/_aws/execute-api/abc/v1");
  });

  it.each([
    ["it does not exist", finding(undefined)],
    ["API Gateway is unavailable", notCalled],
  ])("reports which API it needs when %s", async (_case, find) => {
    const error: unknown = await resolveApiUrl(aTarget(), find).catch((reason: unknown) => reason);

    expect(error).toBeInstanceOf(UsageError);
    expect(String(error)).toMatch(/API "tickets-test-api" of AWS in eu-west-1.*--api-url/s);
  });
});

describe("validApiUrl", () => {
  it("removes the slash at the end", () => {
    expect(validApiUrl("https://example.com/v1/")).toBe("https://example.com/v1");
  });

  it.each(["", "example.com", "file:///etc"])("refuses %j", (url) => {
    expect(() => validApiUrl(url)).toThrow(UsageError);
  });
});
