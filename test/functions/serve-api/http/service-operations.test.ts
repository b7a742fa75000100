import { describe, expect, it } from "vitest";
import { openApiDocument } from "../../../../functions/serve-api/contract/openapi.js";
import { aRequestTo } from "../../../support/builders/api-events.js";
import { aTicketApi } from "../../../support/aws/api-under-test.js";

describe("what the API tells of itself", () => {
  it("is its document, the same each time", async () => {
    const { send } = aTicketApi();

    const answers = [await send(aRequestTo("describeApi")), await send(aRequestTo("describeApi", { caller: null }))];

    for (const { statusCode, body } of answers) {
      expect(statusCode).toBe(200);
      expect(JSON.parse(body)).toEqual(openApiDocument());
    }
  });

  it("is that it answers, without a look at anything behind it", async () => {
    const { send, ports } = aTicketApi();

    expect(await send(aRequestTo("checkHealth", { caller: null }))).toMatchObject({
      statusCode: 200,
      body: '{"status":"ok"}',
    });
    expect(ports.store.calls).toEqual([]);
  });
});
