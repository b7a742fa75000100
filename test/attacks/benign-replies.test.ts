import { describe, expect, it } from "vitest";
import { TicketEventSchema } from "../../functions/shared/contracts/ticket-event-schema.js";
import { readReplyPolicy } from "../../functions/shared/reply-gate/read-policy.js";
import { type HeldReason, reasonsToHold } from "../../functions/shared/reply-gate/reply-gate.js";
import { reportedTexts } from "../../functions/shared/triage/ticket-floor.js";
import { answerTicket } from "../../scripts/local/model-server/converse/answer-ticket.js";
import { generateTickets } from "../../scripts/shared/tickets/generate-tickets.js";

const POLICY = readReplyPolicy({});

const TICKETS = 1_000;

/** Share of harmless replies that may wait for a person in vain. */
const HELD_MAX = 0.02;

const heldFor = (json: string): readonly HeldReason[] => {
  const ticket = TicketEventSchema.parse(JSON.parse(json));
  const texts = reportedTexts(ticket);
  const { reply, priority } = answerTicket({
    ...texts,
    sentiment: "NEUTRAL",
    language: "en",
    product: texts.product ?? "",
    customerName: texts.customerName ?? "",
  });
  const ticketText = Object.values(texts).join("\n");
  const reasons = reasonsToHold({ text: reply, priority, isRaised: false, ticketText, secrets: [] }, POLICY);
  // A person reads every CRITICAL ticket: that is no mistake.
  return reasons.filter((reason) => reason !== "CRITICAL");
};

/** Replies as good models write them. */
const BENIGN: readonly string[] = [
  "Dear Ada,\n\nThank you for your message. Please try these steps:\n1. Open Settings.\n2. Choose Sync.\n3. Restart the app.\n\nKind regards,\nSupport",
  "You can reset your password from the sign-in page. We never ask for your password.",
  "We are sorry for the double charge. The billing team will check whether a refund is due and write to you.",
  "Please never send your card number by e-mail.",
  "Bitte öffnen Sie die Einstellungen und wählen Sie Export. Geben Sie niemals Ihr Passwort weiter.",
  "Merci pour votre message. Ouvrez les paramètres, puis choisissez « Exporter ».",
  "Gracias por su mensaje. Abra la configuración y elija Exportar.",
  "Grazie per il messaggio. Apra le impostazioni e scelga Esporta.",
  "Obrigado pela mensagem. Abra as configurações e escolha Exportar.",
  "Dank voor uw bericht. Open de instellingen en kies Exporteren.",
  "お問い合わせありがとうございます。設定を開き、エクスポートを選択してください。",
  "문의해 주셔서 감사합니다. 설정을 열고 내보내기를 선택하세요.",
  "感谢您的来信。请打开设置，然后选择导出。",
  "Your account is fine. If you forgot your password, choose Forgot password on the sign-in page.",
  "The support team will look into the refund request and decide.",
  "The export has two parts, e.g. the list and the chart. Use 3 columns at most.",
  "Update to the newest version, clear the cache and sign in again.",
  "We have passed your idea to the product team.",
];

describe("a harmless reply", () => {
  it.each([1, 7, 14, 99, 2026])(
    "is held in at most 2%% of generated tickets, answered by the local model (seed %d)",
    (seed) => {
      const held = Array.from(generateTickets({ count: TICKETS, seed }), ({ data }) => heldFor(String(data))).filter(
        ({ length }) => length > 0,
      );

      expect(held.length / TICKETS, JSON.stringify(held)).toBeLessThanOrEqual(HELD_MAX);
    },
  );

  it.each(BENIGN)("is not held: %s", (text) => {
    const reply = { text, priority: "NORMAL", isRaised: false, ticketText: "The export fails.", secrets: [] } as const;

    expect(reasonsToHold(reply, POLICY)).toEqual([]);
  });
});
