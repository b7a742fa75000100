import { expect, it } from "vitest";
import { eventually } from "../support/local-pipeline.js";
import type { LocalApi } from "./support/local-api.js";
import { aQuestion, anAlarm } from "./support/tickets.js";

const HOUR_MS = 3_600_000;

/** The lane of a ticket by tier and priority. For the queues themselves, see routing.test.ts. */
export const describeLanes = (api: () => LocalApi): void => {
  it.each([
    ["a question of a gold customer", "gold", aQuestion(), "priority"],
    ["an alarm of a gold customer", "gold", anAlarm(), "priority"],
    ["a question of any customer", "general", aQuestion(), "general"],
    ["an alarm of any customer", "general", anAlarm(), "priority"],
  ] as const)(
    "puts %s (%s) into its lane, and returns the time by which it should be answered",
    async (_, tier, body, lane) => {
      const owner = await api().customer(`lane-${tier}`, { tier });

      const { ticketId, submittedAt } = await owner.submit(body);

      const item = await eventually(120_000, async () => {
        const found = (await api().pipeline.items()).get(ticketId);
        return found?.["lane"] === undefined ? { waitingFor: `the lane of ${ticketId}` } : { value: found };
      });
      expect(item["lane"]?.S).toBe(lane);
      expect(item["tier"]?.S).toBe(tier);
      const { answerBy, tier: shown } = await api().waitForTicket(owner, ticketId);
      expect(shown).toBe(tier);
      expect(answerBy).toBe(item["answer_by"]?.S);
      const hours = (Date.parse(answerBy ?? "") - Date.parse(submittedAt)) / HOUR_MS;
      expect([1, 4, 8, 24, 72]).toContain(hours);
    },
  );
};
