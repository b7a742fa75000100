import { describe, expect, it } from "vitest";
import { REQUEST_ID, aRequestTo } from "../../../support/builders/api-events.js";
import { anApi } from "../../../support/aws/api-under-test.js";

const SECRET = "my-secret-words";
const aSecretRequest = () =>
  aRequestTo("submitTicket", {
    body: { type: SECRET, message: SECRET, [SECRET]: SECRET },
    query: { [SECRET]: [SECRET] },
    headers: { Token: SECRET, Authorization: SECRET, "Idempotency-Key": SECRET, Cookie: SECRET },
  });

describe("the log line of a request", () => {
  it("has the request's id, operation, status, duration and caller", async () => {
    const { send, log } = anApi();

    await send(aRequestTo("listTickets"));

    expect(log.entries).toEqual([
      [
        "info",
        "Request answered",
        {
          api_request_id: REQUEST_ID,
          operation: "listTickets",
          status: 200,
          ms: expect.any(Number),
          subject: "C-1",
        },
      ],
    ]);
  });

  it("contains nothing of body, query and headers when they are invalid", async () => {
    const { send, log } = anApi();

    const { statusCode } = await send(aSecretRequest());

    expect(statusCode).toBe(400);
    expect(log.entries).toMatchObject([["info", "Request answered", { problem: "invalid-request" }]]);
    expect(JSON.stringify(log.entries)).not.toContain(SECRET);
  });

  it("contains an unknown error's name and stack frames, without its message", async () => {
    const { send, log, operations } = anApi();
    operations.failure = new TypeError(`cannot read ${SECRET}\n    at ${SECRET}`);

    await send(aRequestTo("listTickets"));

    expect(log.entries).toMatchObject([
      [
        "error",
        "Request failed",
        { error: "TypeError", frames: expect.arrayContaining([expect.stringMatching(/^at /)]) },
      ],
    ]);
    expect(JSON.stringify(log.entries)).not.toContain(SECRET);
  });
});
