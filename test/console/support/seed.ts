import type { ConsoleApi } from "./console-api.js";
import type { FinishedTicket } from "./console-table.js";

/** Who can sign in, all with the same password. */
export const PEOPLE = [
  { id: "u-root", role: "admin", tier: "general", email: "grace@example.com", name: "Grace Hopper" },
  { id: "u-alan", role: "agent", tier: "general", email: "alan@example.com", name: "Alan Turing" },
  { id: "u-mary", role: "agent", tier: "general", email: "mary@example.com", name: "Mary Jackson" },
  { id: "u-ada", role: "customer", tier: "gold", email: "ada@example.com", name: "Ada Byron" },
] as const;

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

type Sketch = Omit<FinishedTicket, "ticketId" | "submittedAt" | "endedAt" | "contact" | "customerId"> & {
  readonly number: number;
  /** Hours ago. */
  readonly age: number;
  readonly from: keyof typeof CUSTOMERS;
};

const CUSTOMERS = {
  ada: { id: "u-ada", name: "Ada Byron", email: "ada@example.com", company: "Analytical Engines Ltd" },
  lena: { id: "C-2041", name: "Lena Vogel", email: "lena.vogel@nordwind.example", company: "Nordwind GmbH" },
  omar: { id: "C-1187", name: "Omar Haddad", email: "omar@haddad.example", company: undefined },
  yuki: { id: "C-3302", name: "田中 由紀", email: "yuki.tanaka@hoshi.example", company: "Hoshi KK" },
  claire: { id: "C-2750", name: "Claire Dubois", email: "claire@atelier-dubois.example", company: "Atelier Dubois" },
  sam: { id: "C-0913", name: "Sam O'Neill", email: "sam@oneill.example", company: "O'Neill & Daughters" },
} as const;

/** Tickets of every kind, the newest last. */
const SKETCHES: readonly Sketch[] = [
  {
    number: 101,
    age: 70,
    from: "sam",
    status: "ANSWERED",
    subject: "How do I export my data as CSV?",
    description: "Hello, I would like to export all my projects as CSV. Where do I find that?\n\nThanks, Sam",
    tier: "general",
    priority: "NORMAL",
    category: "HOW_TO",
    language: "en",
    sentiment: "NEUTRAL",
    product: "Planner",
    answer: {
      text: "Hello Sam,\n\nopen Settings, then Data, and choose Export. You get an e-mail with the file within some minutes.\n\nKind regards",
      confidence: 0.97,
    },
    priorityReasoning: "A question about how to use a feature, without urgency.",
  },
  {
    number: 102,
    age: 30,
    from: "omar",
    status: "NEEDS_HUMAN",
    subject: "Refund for the double charge in October",
    description:
      "My card was charged twice on 3 October, 49 EUR each time. Please refund one of them. Invoice numbers are INV-20931 and INV-20932.",
    tier: "general",
    priority: "MEDIUM",
    category: "BILLING",
    language: "en",
    sentiment: "NEGATIVE",
    product: "Planner",
    answer: {
      text: "Hello Omar,\n\nthank you for the two invoice numbers. I am sorry about the double charge. We refund one of the two payments of 49 EUR to your card; it takes three to five working days.\n\nKind regards",
      confidence: 0.71,
      heldReasons: ["REFUND"],
    },
    priorityReasoning: "A wrong charge that has happened; money is involved, but nothing is down.",
  },
  {
    number: 103,
    age: 9,
    from: "lena",
    status: "NEEDS_HUMAN",
    subject: "Seit dem Update werden Termine doppelt angezeigt",
    description:
      "Guten Tag,\n\nseit dem Update von gestern erscheint jeder Termin zweimal im Kalender. Löschen wir einen davon, verschwinden beide. Wir haben 14 Kolleginnen und Kollegen, die damit arbeiten.\n\nMit freundlichen Grüßen\nLena Vogel",
    tier: "gold",
    priority: "HIGH",
    category: "BUG",
    language: "de",
    sentiment: "NEGATIVE",
    product: "Calendar",
    answer: {
      text: "Guten Tag Frau Vogel,\n\ndanke für die genaue Beschreibung. Wir haben den Fehler an die Entwicklung gegeben. Bitte löschen Sie bis dahin keinen der doppelten Termine.\n\nMit freundlichen Grüßen",
      confidence: 0.62,
      heldReasons: ["LOW_CONFIDENCE"],
    },
    priorityReasoning: "A regression that affects a team of 14, with loss of appointments when they are deleted.",
  },
  {
    number: 104,
    age: 5,
    from: "ada",
    status: "NEEDS_HUMAN",
    subject: "Production API returns 503 for all writes",
    description:
      "Since 07:40 UTC every POST to /v2/engines returns 503 with 'shard unavailable'. Reads work. Our whole intake is down and we lose orders every minute. Request id of one of them: 7f3a-91c2.",
    tier: "gold",
    priority: "CRITICAL",
    category: "OUTAGE",
    language: "en",
    sentiment: "NEGATIVE",
    product: "Platform API",
    answer: {
      text: "Hello Ada,\n\nwe see the failed writes and are working on it. I will write again within 30 minutes.\n\nKind regards",
      confidence: 0.55,
      heldReasons: ["LOW_CONFIDENCE", "OUTAGE"],
    },
    priorityReasoning: "Production is down for a gold customer, and orders are lost while it lasts.",
  },
  {
    number: 105,
    age: 3.9,
    from: "yuki",
    status: "NEEDS_HUMAN",
    subject: "請求書の宛名を変更したい",
    description: "お世話になっております。来月から請求書の宛名を「株式会社星」に変更していただけますでしょうか。",
    tier: "general",
    priority: "NORMAL",
    category: "BILLING",
    language: "ja",
    sentiment: "NEUTRAL",
    answer: {
      text: "田中様\n\nお問い合わせありがとうございます。来月分より宛名を「株式会社星」に変更いたします。",
      confidence: 0.83,
    },
    priorityReasoning: "A change of the address of future invoices.",
  },
  {
    number: 106,
    age: 3,
    from: "claire",
    status: "FAILED",
    subject: "Impossible de me connecter depuis ce matin",
    description:
      "Bonjour, depuis ce matin le site refuse mon mot de passe. J'ai essayé de le réinitialiser, sans succès.",
    tier: "general",
    priority: "HIGH",
    category: "ACCOUNT",
    language: "fr",
    sentiment: "NEGATIVE",
    failure: "ModelUnavailable",
  },
  {
    number: 107,
    age: 2.2,
    from: "sam",
    status: "NEEDS_HUMAN",
    subject: "Feature request: keyboard shortcuts for moving tasks between boards without opening each of them first",
    description: "It would save me an hour every week if I could move tasks between boards with the keyboard.",
    tier: "general",
    priority: "NORMAL",
    category: "FEATURE_REQUEST",
    language: "en",
    sentiment: "POSITIVE",
    product: "Planner",
    answer: {
      text: "Hello Sam,\n\nthank you for the idea. I have passed it on to the team.\n\nKind regards",
      confidence: 0.92,
    },
    priorityReasoning: "A wish, without urgency.",
  },
  {
    number: 108,
    age: 1.5,
    from: "ada",
    status: "ANSWERED",
    subject: "Where do I find the status page?",
    description: "A short question: is there a status page that we can subscribe to?",
    tier: "gold",
    priority: "MEDIUM",
    category: "HOW_TO",
    language: "en",
    sentiment: "NEUTRAL",
    answer: {
      text: "Hello Ada,\n\nit is at status.example.com; choose Subscribe there.\n\nKind regards",
      confidence: 0.98,
    },
    priorityReasoning: "A question, without urgency.",
  },
  {
    number: 109,
    age: 0.9,
    from: "omar",
    status: "NEEDS_HUMAN",
    subject: "Report of September is slow to load",
    description: "The report of September takes more than two minutes. Other months are fine.",
    tier: "general",
    priority: "MEDIUM",
    category: "PERFORMANCE",
    language: "en",
    sentiment: "MIXED",
    product: "Reports",
    answer: {
      text: "Hello Omar,\n\nthank you for telling us. We are looking into the report of September.\n\nKind regards",
      confidence: 0.66,
      heldReasons: ["LOW_CONFIDENCE"],
    },
    priorityReasoning: "One slow report; a workaround exists.",
  },
  {
    number: 110,
    age: 0.4,
    from: "lena",
    status: "NEEDS_HUMAN",
    subject: '<img src=x onerror="alert(1)"> & „Sonderzeichen“ im Betreff',
    description:
      "Der Betreff enthält <b>Markup</b>, das als Text erscheinen muss: <script>alert(1)</script> \u202Etxet\u202C",
    tier: "gold",
    priority: "MEDIUM",
    category: "BUG",
    language: "de",
    sentiment: "NEUTRAL",
  },
];

const idOf = (number: number): string => `TKT-${number}`;

const toTicket = ({ number, age, from, ...ticket }: Sketch, now: number): FinishedTicket => {
  const { id, company, ...contact } = CUSTOMERS[from];
  const submittedAt = new Date(now - age * HOUR_MS);
  return {
    ...ticket,
    ticketId: idOf(number),
    customerId: id,
    contact: { ...contact, ...(company !== undefined && { company }) },
    submittedAt,
    endedAt: new Date(submittedAt.getTime() + 12_000),
    executionArn: `arn:aws:states:eu-central-1:123456789012:execution:ticket-pipeline-dev:${idOf(number)}`,
  };
};

const change = async (api: ConsoleApi, personId: string, ticketId: string, fields: object): Promise<void> => {
  const { headers } = await api.as(personId, "GET", `/desk/tickets/${ticketId}`);
  await api.as(personId, "PATCH", `/desk/tickets/${ticketId}`, fields, { "If-Match": String(headers?.["ETag"]) });
};

/** What staff have done since: through the API, as they would. */
const work = async (api: ConsoleApi): Promise<void> => {
  await api.as("u-root", "PUT", "/desk/macros/ask-for-the-invoice", {
    name: "Ask for the invoice",
    reply: "Thank you for ticket {{ticket.id}}. Please send us the number of the invoice.\n\n{{agent.name}}",
    actions: { deskStatus: "PENDING", addTags: ["invoice"], assignToMe: true },
  });
  await api.as("u-root", "PUT", "/desk/tags/outage", { label: "Outage" });
  await change(api, "u-alan", idOf(102), { assignee: "u-alan", tags: ["refund"] });
  await api.as("u-mary", "POST", `/desk/tickets/${idOf(102)}/notes`, {
    text: "Both invoices are real: the import ran twice that night.",
  });
  await change(api, "u-mary", idOf(103), { assignee: "u-mary" });
  await api.as("u-mary", "POST", `/desk/tickets/${idOf(103)}/replies`, {
    text: "Guten Tag Frau Vogel,\n\nwelche Version zeigt Ihr Kalender unter „Über“ an?\n\nMary Jackson",
    lastSeenMessageId: null,
  });
  await change(api, "u-alan", idOf(104), { assignee: "u-alan", tags: ["outage", "key-account"] });
  await change(api, "u-alan", idOf(107), { assignee: "u-alan", deskStatus: "ON_HOLD" });
};

/** People, tickets of every kind, and what staff have done with them. */
export const seed = async (api: ConsoleApi): Promise<void> => {
  for (const person of PEOPLE) await api.addPerson(person);
  for (const sketch of SKETCHES) {
    const ticket = toTicket(sketch, Date.now());
    api.finish(ticket);
    api.executions.recorded.set(ticket.executionArn ?? "", executionOf(ticket));
  }
  await work(api);
  await api.count(SKETCHES.map(({ number }) => idOf(number)));
};

/** The workflow's way with a ticket. */
const executionOf = ({ submittedAt, endedAt, failure }: FinishedTicket) => {
  const names = [
    "Open ticket",
    "Detect sentiment",
    "Triage",
    "Generate response",
    failure === undefined ? "Store ticket" : "Record failure",
  ];
  const step = (endedAt.getTime() - submittedAt.getTime()) / names.length;
  return {
    status: failure === undefined ? ("SUCCEEDED" as const) : ("FAILED" as const),
    startedAt: submittedAt,
    stoppedAt: endedAt,
    error: failure,
    isWhole: true,
    visits: names.map((name, place) => ({
      name,
      type: "Task",
      enteredAt: new Date(submittedAt.getTime() + place * step),
      leftAt: new Date(submittedAt.getTime() + (place + 1) * step),
      depth: 0,
      retries: name === "Generate response" && failure !== undefined ? 2 : 0,
      errors: name === "Generate response" && failure !== undefined ? [{ error: failure, cause: "" }] : [],
      hasFailed: name === "Generate response" && failure !== undefined,
    })),
  };
};

/** Thousands of tickets for lists, all different. */
export const seedMany = (api: ConsoleApi, count: number): void => {
  const now = Date.now();
  for (let place = 0; place < count; place += 1) {
    const sketch = SKETCHES[place % SKETCHES.length];
    if (sketch === undefined) continue;
    const ticket = toTicket({ ...sketch, number: 10_000 + place, age: (place % 96) / 2 }, now);
    api.finish({ ...ticket, subject: `${ticket.subject} (${place + 1})` });
  }
};

/** The customer of the tickets of seedWaiting. */
export const WAITING_CUSTOMER = "C-9000";

/** Tickets that wait for a person and have a draft of the model, all of one customer. @returns their ids */
export const seedWaiting = (api: ConsoleApi, count: number): readonly string[] => {
  const drafted = SKETCHES.filter(({ status, answer }) => status === "NEEDS_HUMAN" && answer !== undefined);
  const now = Date.now();
  return Array.from({ length: count }, (_ticket, place) => {
    const sketch = drafted[place % drafted.length];
    if (sketch === undefined) throw new Error("No sketch has a draft.");
    const ticket = toTicket({ ...sketch, number: 90_000 + place, age: 1 + place / 10 }, now);
    api.finish({ ...ticket, customerId: WAITING_CUSTOMER, subject: `${ticket.subject} (${place + 1})` });
    return ticket.ticketId;
  });
};
