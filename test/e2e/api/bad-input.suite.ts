import { beforeAll, expect, it } from "vitest";
import type { ApiUser } from "./support/api-user.js";
import { BAD_REQUESTS } from "./support/bad-requests.js";
import { problemOf } from "./support/check-response.js";
import type { LocalApi } from "./support/local-api.js";
import { storedIn } from "./support/stored-data.js";
import { aQuestion, MARK } from "./support/tickets.js";

/** Requests that nobody should send. */
export const describeBadInput = (api: () => LocalApi): void => {
  let customer: ApiUser;
  let before: readonly string[];

  beforeAll(async () => {
    customer = await api().customer("bad-input");
    await api().pipeline.settled();
    before = await storedIn(api().pipeline);
  });

  it.each(BAD_REQUESTS)("refuses %s", async (_fault, path, question, statuses) => {
    const answer = await customer.send(path, question);

    expect(statuses).toContain(answer.status);
    problemOf(answer, answer.status);
    expect(answer.text, "a value that was sent").not.toContain(MARK);
  });

  it("has stored nothing of all that, neither in the table nor in the stream", async () => {
    expect(await storedIn(api().pipeline)).toEqual(before);
  });

  it("still takes the next good request", async () => {
    await customer.submit(aQuestion());
  });
};
