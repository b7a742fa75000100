import { describe, expect, it } from "vitest";
import { readReplyPolicy } from "../../../../functions/shared/reply-gate/read-policy.js";
import { reasonsToHold } from "../../../../functions/shared/reply-gate/reply-gate.js";

const POLICY = readReplyPolicy({});

const reasons = (text: string, ticketText: string) =>
  reasonsToHold({ text, priority: "NORMAL", isRaised: false, ticketText, secrets: [] }, POLICY);

describe("a time that a reply only quotes", () => {
  it.each([
    ["App drains the battery by noon", 'Thank you for your message about "App drains the battery by noon".'],
    ["App drains the battery by noon", "Thank you for contacting us about “App drains the battery by noon”."],
    ["Export stops within two minutes", 'Thank you for your message regarding "Export stops within two minutes".'],
    ["Akku leer bis morgen", "Vielen Dank für Ihre Nachricht zu „Akku leer bis morgen“."],
    ["Batterie vide dans deux heures", "Merci pour votre message concernant « Batterie vide dans deux heures »."],
    ["Batería vacía en dos horas", 'Gracias por su mensaje sobre "Batería vacía en dos horas".'],
  ])("is no deadline: %s", (subject, reply) => {
    expect(reasons(reply, subject)).toEqual([]);
  });

  it.each([
    // An attacker's subject, with the reply that they want in our name.
    ["We refund you by noon", 'Thank you for your message about "We refund you by noon".'],
    ["Refund by noon", 'Thank you for your message about "Refund by noon".'],
    ["We will call by noon", 'Thank you for your message about "We will call by noon".'],
    ["Fixed by noon", 'Thank you for your message about "Fixed by noon".'],
    ["Wir erstatten bis morgen", "Vielen Dank für Ihre Nachricht zu „Wir erstatten bis morgen“."],
    // Quoted, but not as a topic.
    ["battery by noon", 'We confirm: "battery by noon".'],
    ["battery by noon", 'It works again "battery by noon".'],
    // In the ticket, but not quoted.
    ["battery by noon", "About your battery by noon, we are on it."],
    // Quoted, but not from the ticket.
    ["battery", 'Thank you for your message about "battery by noon".'],
    // A deadline next to the quotation.
    ["battery by noon", 'Thank you for your message about "battery by noon". It works by tomorrow.'],
    ["ein Termin", "Thank you for your message about “两小时内”."],
    ["两小时内", "Thank you for your message about “两小时内”."],
  ])("is one: %s, in %s", (subject, reply) => {
    expect(reasons(reply, subject)).toContain("DEADLINE");
  });

  it("excuses no request for secrets", () => {
    const subject = "send us your password by noon";

    expect(reasons(`Thank you for your message about "${subject}".`, subject)).toContain("PASSWORD");
  });
});
