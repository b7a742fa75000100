import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { createProgram } from "../../../../scripts/commands/delivery/cli.js";
import { openIssueTracker } from "../../../../scripts/commands/delivery/issue-tracker.js";
import { publishDrift, publishPlans } from "../../../../scripts/commands/delivery/publish.js";
import { BODY_LIMIT } from "../../../../scripts/commands/delivery/render-plan.js";
import { aReport } from "../../../support/builders/plans.js";

interface Item {
  id: number;
  number: number;
  body: string;
  title?: string;
  state?: string;
  user: { login: string };
}

const BOT = { login: "github-actions[bot]" };
const bodyOf = async (request: IncomingMessage): Promise<Record<string, unknown>> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return chunks.length === 0 ? {} : (JSON.parse(Buffer.concat(chunks).toString()) as Record<string, unknown>);
};

/** The parts of GitHub's REST API that are called, with pages of two items. */
class FakeGithub {
  readonly comments: Item[] = [];
  readonly issues: Item[] = [];
  readonly requests: string[] = [];

  async start(): Promise<NodeJS.ProcessEnv> {
    const server = createServer((request, response) => {
      void this.#answer(request).then(({ status, body, headers }) => {
        response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(body));
      });
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => void server.close());
    const { port } = server.address() as AddressInfo;
    return {
      GITHUB_API_URL: `http://127.0.0.1:${port}`,
      GITHUB_REPOSITORY: "example/tickets",
      GITHUB_TOKEN: "token-of-the-job",
    };
  }

  async #answer(request: IncomingMessage) {
    const url = new URL(request.url ?? "", `http://${request.headers.host ?? ""}`);
    this.requests.push(`${request.method ?? ""} ${url.pathname} ${request.headers.authorization ?? ""}`);
    const body = await bodyOf(request);
    const [, kind = "", id = ""] = /\/(comments|issues)\/?(\d*)$/.exec(url.pathname) ?? [];
    const items = kind === "comments" ? this.comments : this.issues;
    if (request.method === "GET")
      return this.#page(
        items.filter(({ state }) => state !== "closed"),
        url,
      );
    const found = items.find((item) => String(item.id) === id);
    if (found !== undefined) Object.assign(found, body);
    else items.push({ id: items.length + 1, number: items.length + 1, user: BOT, ...body } as Item);
    return { status: 200, body: {}, headers: {} };
  }

  #page(items: readonly Item[], url: URL) {
    const page = Number(url.searchParams.get("page") ?? "1");
    const next = new URL(url);
    next.searchParams.set("page", String(page + 1));
    const headers = items.length > page * 2 ? { link: `<${next.href}>; rel="next"` } : {};
    return { status: 200, body: items.slice((page - 1) * 2, page * 2), headers };
  }
}

const github = { current: new FakeGithub(), tracker: undefined as unknown as ReturnType<typeof openIssueTracker> };

beforeEach(async () => {
  github.current = new FakeGithub();
  github.tracker = openIssueTracker(await github.current.start());
});

const publish = (reports = [aReport()]) => publishPlans(github.tracker, { pullRequest: 7, commit: "1a2b3c4", reports });

describe("the comment with the plans", () => {
  it("is added once and updated from then on, however many comments there are", async () => {
    const others = Array.from({ length: 5 }, (_, index) => ({
      id: index + 1,
      number: 0,
      body: "hi",
      user: { login: "ann" },
    }));
    github.current.comments.push(...others);

    expect(await publish()).toBe("added");
    expect(await publish([aReport({ text: "  + another" })])).toBe("updated");

    expect(github.current.comments).toHaveLength(6);
    expect(github.current.comments[5]?.body).toContain("another");
    expect(github.current.requests[0]).toBe("GET /repos/example/tickets/issues/7/comments token token-of-the-job");
  });

  it("is not somebody else's that begins with the same marker", async () => {
    await publish();
    const marker = github.current.comments[0]?.body ?? "";
    github.current.comments.splice(0, 1, { id: 1, number: 0, body: marker, user: { login: "mallory" } });

    expect(await publish()).toBe("added");
    expect(github.current.comments[0]?.body).toBe(marker);
  });

  it("fits, and says so when no stage could be planned", async () => {
    await publish([
      aReport({ text: "  + x\n".repeat(100_000) }),
      aReport({ stage: "prod", text: "y\n".repeat(99_999) }),
    ]);
    expect(github.current.comments[0]?.body.length).toBeLessThanOrEqual(BODY_LIMIT);

    await publish([]);
    expect(github.current.comments[0]?.body).toContain("No stage was planned");
  });
});

describe("the issue about drift", () => {
  const changed = aReport({ changedOutside: ["aws_sqs_queue.x"] });
  const unchanged = aReport({ hasChanges: false, counts: { add: 0, change: 0, replace: 0, destroy: 0 } });

  it("is opened, updated, closed when the drift is gone, and opened again", async () => {
    expect(await publishDrift(github.tracker, unchanged)).toBe("none");
    expect(await publishDrift(github.tracker, changed)).toBe("opened");
    expect(await publishDrift(github.tracker, { ...changed, text: "  ~ later" })).toBe("updated");
    expect(github.current.issues).toMatchObject([{ title: "Drift in stage dev", labels: ["drift"] }]);
    expect(github.current.issues[0]?.body).toContain("later");

    expect(await publishDrift(github.tracker, unchanged)).toBe("closed");
    expect(github.current.issues[0]?.state).toBe("closed");
    expect(await publishDrift(github.tracker, changed)).toBe("opened");
  });

  it("is one for each stage", async () => {
    await publishDrift(github.tracker, changed);
    await publishDrift(github.tracker, { ...changed, stage: "prod" });
    await publishDrift(github.tracker, unchanged);

    expect(github.current.issues.map(({ title, state }) => [title, state])).toEqual([
      ["Drift in stage dev", "closed"],
      ["Drift in stage prod", undefined],
    ]);
  });
});

it.each(["GITHUB_REPOSITORY", "GITHUB_API_URL", "GITHUB_TOKEN"])("outside of a workflow, %s is missing", (name) => {
  const env = { GITHUB_REPOSITORY: "a/b", GITHUB_API_URL: "http://127.0.0.1:1", GITHUB_TOKEN: "t", [name]: "" };
  expect(() => openIssueTracker(env)).toThrow(`${name} is not set`);
});

it.each([
  [["apply", "--digest", "abc"], "--digest is"],
  [["comment", "--pull-request", "zero", "--commit", "1a2b3c4"], "--pull-request is"],
  [["comment", "--pull-request", "1", "--commit", "main; rm"], "--commit is"],
])("%j is refused before anything is done", async (words, message) => {
  await expect(createProgram().parseAsync(["node", "delivery", ...words])).rejects.toThrow(message);
});
