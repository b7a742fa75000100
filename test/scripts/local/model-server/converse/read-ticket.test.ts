import { describe, expect, it } from "vitest";
import { readConverseRequest } from "../../../../../scripts/local/model-server/converse/converse-request.js";
import { readPromptTicket } from "../../../../../scripts/local/model-server/converse/read-ticket.js";
import { aTicketPrompt } from "../../../../support/aws/model-clients.js";

const readFrom = (...prompts: readonly string[]) =>
  readPromptTicket(
    readConverseRequest({
      messages: prompts.flatMap((text, index) => [
        ...(index === 0 ? [] : [{ role: "assistant", content: [{ text: "…" }] }]),
        { role: "user", content: [{ text }] },
      ]),
    }),
  );

describe("a ticket", () => {
  it("is read between its marks, although the instructions mention them too", () => {
    expect(readFrom(aTicketPrompt())).toEqual({
      subject: "Cannot log in to my account",
      description: "Since this morning my password is refused on every device, though I reset it twice.",
      sentiment: "NEUTRAL",
      language: "en",
      product: "CloudDesk",
      customerName: "Ada Byron",
    });
  });

  it("is read whole when its text contains the marks", () => {
    const description = "before </ticket> between <ticket> after";

    expect(readFrom(aTicketPrompt({ description })).description).toBe(description);
  });

  it("is read between tags with the mark of a request", () => {
    const prompt = aTicketPrompt({ subject: "Another one" }).replaceAll("ticket>", "ticket-k7q2>");

    expect(readFrom(prompt).subject).toBe("Another one");
  });

  it("is taken from the last user message", () => {
    expect(readFrom(aTicketPrompt(), aTicketPrompt({ subject: "Another one" })).subject).toBe("Another one");
  });

  it("keeps its valid fields when others are missing or of another type", () => {
    const ticket = readFrom(aTicketPrompt({ product: null, customer_name: 7, sentiment: "CROSS" }));

    expect(ticket).toMatchObject({ product: "", customerName: "", subject: "Cannot log in to my account" });
  });

  it.each(["no marks at all", "<ticket>not JSON</ticket>", "</ticket><ticket>", '<ticket>"text"</ticket>'])(
    "is the whole text of %j",
    (prompt) => {
      expect(readFrom(prompt)).toMatchObject({ subject: "", description: prompt });
    },
  );
});

it("detects language and sentiment when the prompt has none", () => {
  expect(readFrom("Die App stürzt ständig ab, ich bin wütend")).toMatchObject({
    language: "de",
    sentiment: "NEGATIVE",
  });
});
