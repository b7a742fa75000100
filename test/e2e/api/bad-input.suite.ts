import { beforeAll, expect, it } from "vitest";
import type { ApiUser } from "./support/api-user.js";
import { BAD_REQUESTS } from "./support/bad-requests.js";
import { problemOf } from "./support/check-response.js";
import type { LocalApi } from "./support/local-api.js";
import { storedIn } from "./support/stored-data.js";
import { aQuestion, MARK } from "./support/tickets.js";

/** Bad requests are refused and write nothing. */
export const describeBadInput = (api: () => LocalApi): void => {
  let customer: ApiUser;
  let before: readonly string[];

  beforeAll(async () => {
    customer = await api().customer("bad-input");
    await api().pipeline.waitForExecutions();
    before = await storedIn(api().pipeline);
  });

  it.each(BAD_REQUESTS)("refuses %s", async (_fault, path, request, statuses) => {
    const response = await customer.send(path, request);

    expect(statuses).toContain(response.status);
    problemOf(response, response.status);
    expect(response.text, "the response repeats a value that was sent").not.toContain(MARK);
  });

  it("has written nothing for them, neither to the table nor to the stream", async () => {
    expect(await storedIn(api().pipeline)).toEqual(before);
  });

  it("still accepts the next valid request", async () => {
    await customer.submit(aQuestion());
  });
};
