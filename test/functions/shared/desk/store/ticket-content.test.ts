import { expect, it } from "vitest";
import { readTicketContent } from "../../../../../functions/shared/desk/store/ticket-content.js";
import { toFinishedItem } from "../../../../../functions/shared/table/ticket-item.js";
import { aTicketRecord } from "../../../../support/builders/tickets.js";

it("a ticket's content is read from the item that the workflow wrote", () => {
  const record = aTicketRecord({ outcome: "NEEDS_HUMAN", held_reasons: "LINK,REFUND" });

  expect(readTicketContent(toFinishedItem(record, "0".repeat(64)))).toMatchObject({
    description: record.description,
    sentiment: record.sentiment,
    contact: { email: record.customer_email ?? undefined },
    modelAnswer: {
      text: record.response_text,
      confidence: record.confidence,
      heldReasons: ["LINK", "REFUND"],
      inputTokens: record.input_tokens,
      outputTokens: record.output_tokens,
      at: record.processed_at,
    },
    failure: undefined,
  });
});

it("a failed ticket's content is its failure, and an odd attribute hides nothing", () => {
  const item = { failure_error: { S: "DependencyRejected" }, failed_at: { S: "t" }, description: { N: "1" } };

  expect(readTicketContent(item)).toMatchObject({
    description: undefined,
    modelAnswer: undefined,
    failure: { error: "DependencyRejected", at: "t" },
  });
});
