import { describe, expect, it } from "vitest";
import { buildTicketRecord } from "../../functions/shared/contracts/build-ticket-record.js";
import { planExecution } from "../../functions/shared/intake/plan-execution.js";
import { readEvent } from "../../functions/shared/intake/read-event.js";
import { evaluate } from "../support/builders/jsonata.js";
import { stateNamed } from "../support/builders/state-machine.js";
import { anAnswerInput, aTicketEvent } from "../support/builders/tickets.js";
import { readConfig } from "../../stacks/config/config.js";

const LURE = "Your mailbox is full: https://evil.example/login, or call +1 900 555 0100";

/** The e-mail about a ticket, as the workflow's state makes it with the default settings. */
const mailAbout = async (event: object): Promise<string> => {
  const read = readEvent(Buffer.from(JSON.stringify(event)));
  if (read.kind !== "ticket") return "";
  const { ticket } = planExecution(read).input;
  const answer = {
    response_text: LURE,
    priority: "CRITICAL",
    priority_reasoning: LURE,
    category: "SECURITY",
    confidence: 1,
    outcome: "NEEDS_HUMAN",
    model_id: LURE,
    prompt_version: LURE,
    input_tokens: 1,
    output_tokens: 1,
    held_reasons: null,
  } as const;
  const record = buildTicketRecord(anAnswerInput({ ticket }), answer, new Date("2026-11-21T08:31:00.000Z"));
  const written = JSON.stringify(stateNamed("Publish ticket")["Arguments"]);
  const filled = written.replaceAll("${NotificationDetail}", readConfig({}).notificationDetail);
  const scope = { input: [{}, { key: "tickets/2026/11/21/1.json" }], variables: { record } };
  const { Message: message } = (await evaluate(JSON.parse(filled), scope)) as { Message: string };
  return (JSON.parse(message) as { email: string }).email;
};

const WORD = "[A-Z_]+";
const TIME = String.raw`\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z`;
/** All that an e-mail to staff says. */
const NOTICE = new RegExp(
  `^Ticket [\\w.:-]{1,128}: priority ${WORD}, tier [a-z]+, category ${WORD}, sentiment ${WORD}, outcome ${WORD}\\. ` +
    `Submitted ${TIME}, processed ${TIME}\\. Its text is in the object [\\w/.-]+ and in the table\\.$`,
);

const withText = (text: string) =>
  aTicketEvent({
    customerId: text,
    company: text,
    data: {
      subject: text,
      description: text,
      customer_contact_information: { first_name: text, last_name: text, full_name: text, email: text, company: text },
      product_issue_information: { product: text, issue_type: text },
    },
  });

describe("a ticket that is written to lure staff", () => {
  it.each([
    LURE,
    `${LURE}\r\nBcc: everybody@example.com\r\n\r\n`,
    '", "email": "https://evil.example", "x": "',
    "' & $string($record) & '",
    "${NotificationDetail}",
    "{% $states.input %}",
    "<a href='https://evil.example'>Open</a>",
    "\u202egnp.exe\u2066",
  ])("has nothing of it in the e-mail: %j", async (text) => {
    expect(await mailAbout(withText(text))).toMatch(NOTICE);
  });

  it.each(["ticketId", "submittedAt", "tier", "eventId"])("cannot write it in the field %s either", async (field) => {
    const mail = await mailAbout({ ...withText("Hello"), [field]: LURE });

    expect(mail).not.toContain("evil.example");
    if (mail !== "") expect(mail).toMatch(NOTICE);
  });
});
