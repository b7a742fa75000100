import type { Mutation } from "../mutation.js";

const GENERATE = {
  file: "functions/generate-response/generate-response.ts",
  tests: ["test/functions/generate-response/generate-response.test.ts"],
};
const ASK = {
  file: "functions/generate-response/ask-model.ts",
  tests: ["test/functions/generate-response/generate-response.test.ts"],
};
const RULES = {
  file: "functions/shared/triage/priority-floor.ts",
  tests: ["test/functions/shared/triage/priority-floor.test.ts"],
};

/** The floors of priority and confidence, which no ticket text and no doubtful answer gets past. */
export const answerMutations: readonly Mutation[] = [
  {
    ...GENERATE,
    name: "answers/priority-floor",
    removes: "the floor of the model's priority",
    breaks: "floor",
    edit: {
      find: "const priority = floor === undefined ? answer.priority : moreUrgent(answer.priority, floor.priority);",
      put: 'const priority: ModelAnswer["priority"] = answer.priority;',
    },
  },
  {
    ...GENERATE,
    name: "answers/confidence-floor",
    removes: "the confidence floor, so that doubtful answers are sent unread",
    breaks: "floor",
    edit: { find: 'confidence < confidenceFloor ? ["LOW_CONFIDENCE" as const] : []', put: "[]" },
  },
  {
    name: "answers/confidence-floor/setting",
    removes: "the confidence floor from the function's environment",
    breaks: "floor",
    file: "stacks/ticket-pipeline-stack.ts",
    edit: { find: 'generateResponse.setEnvironment("CONFIDENCE_FLOOR", String(config.confidenceFloor));', put: "" },
    tests: [
      "test/stacks/constructs/functions/node-function.test.ts",
      "test/stacks/constructs/workflow/model-access.test.ts",
    ],
  },
  {
    name: "answers/readable-texts",
    removes: "the readable texts: rules, sentiment and model read mark-up, quoted mails and footers",
    breaks: "floor",
    file: "functions/shared/contracts/ticket-event-schema.ts",
    edit: { find: "readable ?? {", put: "undefined ?? {" },
    tests: ["test/functions/shared/triage/answer-by-rules.test.ts"],
  },
  {
    name: "answers/in-passing/clause",
    removes:
      "the clause that limits what can make a danger one in passing: a denial in another sentence hides a report",
    breaks: "floor",
    file: "functions/shared/triage/in-passing.ts",
    edit: { find: 'near.lastIndexOf("|") + 1', put: "0" },
    tests: ["test/functions/shared/triage/in-passing.test.ts", "test/functions/shared/triage/priority-floor.test.ts"],
  },
  {
    name: "answers/by-rules/critical-floor",
    removes: "the floors that never give way: without a model, a CRITICAL report may be called a question",
    breaks: "floor",
    file: "functions/shared/triage/triage-by-rules.ts",
    edit: { find: "floor?.priority !== PRIORITIES[0] && ", put: "" },
    tests: ["test/functions/shared/triage/triage-by-rules.test.ts"],
  },
  {
    name: "answers/by-rules/repeated-subject",
    removes:
      "the check for a subject that repeats an earlier mail, so that a solved outage stays urgent without a model",
    breaks: "floor",
    file: "functions/shared/triage/triage-by-rules.ts",
    edit: { find: 'isRepeated(ticket.subject, ticket.description) ? "" : ticket.subject', put: "ticket.subject" },
    tests: ["test/functions/shared/triage/triage-by-rules.test.ts"],
  },
  {
    name: "answers/disguised/letters",
    removes: "the Latin reading of letters of other scripts, so that a Cyrillic o hides an outage",
    breaks: "floor",
    file: "functions/shared/triage/fold-text.ts",
    edit: { find: "return toLatinLetters(plain)", put: "return plain" },
    tests: ["test/attacks/disguised-alarms.test.ts"],
  },
  {
    name: "answers/disguised/inside",
    removes: "the search for disguised words between the start and the end of a long text",
    breaks: "floor",
    file: "functions/shared/triage/disguised-words.ts",
    edit: { find: "const places = isLong ? ", put: 'const places = letters === "" ? ' },
    tests: ["test/functions/shared/triage/disguised-words.test.ts"],
  },
  {
    name: "answers/disguised/words",
    removes: "the second reading of a text, for words with digits, marks or blanks in them",
    breaks: "floor",
    file: "functions/shared/triage/disguised-words.ts",
    edit: { find: "const undisguised = undisguise(looked, root);", put: "const undisguised = looked;" },
    tests: ["test/attacks/disguised-alarms.test.ts"],
  },
  ...(["issueType", "product", "customerName", "alarmBeyondCut"] as const).map((field) => ({
    name: `answers/other-fields/${field}`,
    removes: `the floor of what a ticket has in ${field}`,
    breaks: "floor" as const,
    file: "functions/shared/triage/ticket-floor.ts",
    edit: { find: `(texts.${field} ?? "")`, put: '("")' },
    tests: ["test/attacks/disguised-alarms.test.ts"],
  })),
  {
    name: "answers/automatic",
    removes: "the cap on what a program wrote: an automatic reply of the Data Breach Team is CRITICAL",
    breaks: "floor",
    file: "functions/shared/triage/ticket-floor.ts",
    edit: { find: "isProgram && floor !== undefined", put: "!isProgram && floor === undefined" },
    tests: ["test/functions/shared/triage/real-inputs.test.ts"],
  },
  {
    name: "answers/linear-folding",
    removes: "the limits of combining marks, of which a long run takes minutes to fold",
    breaks: "floor",
    file: "functions/shared/triage/fold-text.ts",
    edit: { find: 'withoutLongRunsOfMarks(text.replace(ACCENTS, ""))', put: "text" },
    tests: ["test/functions/shared/triage/disguised-words.test.ts"],
  },
  {
    ...GENERATE,
    name: "answers/reply-gate",
    removes: "the reply gate, so that a hijacked reply is sent",
    breaks: "floor",
    edit: { find: "...reasonsToHold(reply, replyPolicy),", put: "" },
    tests: ["test/attacks/hijacked-replies.test.ts"],
  },
  {
    ...GENERATE,
    name: "answers/reply-gate/reasoning",
    removes: "the check of the reasoning, so that the team reads an attacker's link",
    breaks: "floor",
    edit: {
      find: "cleanReasoning(answer.priority_reasoning, reply, settings.replyPolicy)",
      put: "answer.priority_reasoning",
    },
    tests: ["test/attacks/hijacked-replies.test.ts"],
  },
  ...(
    [
      ["link", '["LINK", hasForeignLink(text, allowed)],'],
      ["address", '["ADDRESS", hasForeignAddress(text, known)],'],
      ["number", '["NUMBER", hasForeignNumber(text, ticketText, allowed)],'],
      ["leak", '["PROMPT_LEAK", leaks(text, secrets)],'],
      ["policies", "...broken.map((one) => POLICY_REASONS[one]),"],
      ["critical", '["CRITICAL", reply.priority === "CRITICAL"],'],
      ["raised", '["PRIORITY_RAISED", reply.isRaised],'],
      ["markup", '["MARKUP", hasMarkup(text)],'],
    ] as const
  ).map(([guard, find]) => ({
    name: `answers/reply-gate/${guard}`,
    removes: `the check of a reply for ${guard}`,
    breaks: "floor" as const,
    file: "functions/shared/reply-gate/reply-gate.ts",
    edit: { find, put: "" },
    tests: ["test/attacks/hijacked-replies.test.ts", "test/functions/shared/reply-gate/reply-gate.test.ts"],
  })),
  ...(
    [
      ["topic", "NAMES_A_TOPIC.test(foldLetters(text.slice(Math.max(0, at - 40), at))) &&"],
      ["ticket", "known.includes(lettersOnly(quotation)) &&"],
      ["script", "LATIN_ONLY.test(quotation) &&"],
      ["promise", " &&\n      PROMISES(foldText(quotation)) === undefined"],
    ] as const
  ).map(([guard, find]) => ({
    name: `answers/reply-gate/quoted-${guard}`,
    removes: `the check of a quotation for ${guard}, so that an attacker's subject puts a deadline into a reply`,
    breaks: "floor" as const,
    file: "functions/shared/reply-gate/quoted-topic.ts",
    edit: { find, put: "" },
    tests: ["test/functions/shared/reply-gate/quoted-topic.test.ts"],
  })),
  {
    ...GENERATE,
    name: "answers/injection/held",
    removes: "the hold of tickets that speak to the model, so that a priority that was talked down counts",
    breaks: "floor",
    edit: { find: '...(isInjected ? ["INJECTION" as const] : []),', put: "" },
    tests: ["test/functions/generate-response/generate-response.test.ts"],
  },
  {
    ...GENERATE,
    name: "answers/injection/floor",
    removes: "the floor of tickets that speak to the model",
    breaks: "floor",
    edit: { find: "moreUrgentFloor(ticketFloor(texts), injected)", put: "ticketFloor(texts)" },
    tests: ["test/functions/generate-response/generate-response.test.ts"],
  },
  {
    name: "answers/injection/sent",
    removes: "the search of the texts as they were sent, so that an HTML comment hides an instruction",
    breaks: "floor",
    file: "functions/shared/injection/floor-of-instructions.ts",
    edit: { find: "found.length > 0 || read.startsWith(sent) ? found : findInstructions(sent)", put: "found" },
    tests: ["test/functions/shared/injection/find-instructions.test.ts"],
  },
  ...(
    [
      ["encoded", "...hiddenTexts(read)", ""],
      ["structure", 'if (readings.some(hasForgedStructure)) kinds.add("structure");', ""],
      ["hidden", 'if (hidesText(read)) kinds.add("hidden");', ""],
      ["size", "const read = startAndEnd(text);", "const read = text;"],
      ["close", "ends.every((last) => last >= start - within)", "ends.every((last) => last > -Infinity)"],
    ] as const
  ).map(([guard, find, put]) => ({
    name: `answers/injection/${guard}`,
    removes: `what finds instructions to a model, or keeps it from finding others: ${guard}`,
    breaks: "floor" as const,
    file: "functions/shared/injection/find-instructions.ts",
    edit: { find, put },
    tests: ["test/functions/shared/injection/find-instructions.test.ts"],
  })),
  {
    name: "answers/reply-gate/encoded-leak",
    removes: "the check of a reply for an encoded prompt",
    breaks: "floor",
    file: "functions/shared/reply-gate/reply-gate.ts",
    edit: { find: "[text, ...hiddenTexts(text)]", put: "[text]" },
    tests: ["test/functions/shared/reply-gate/reply-gate.test.ts"],
  },
  {
    name: "answers/reply-gate/moved-leak",
    removes: "the check of a reply for a prompt with its letters moved",
    breaks: "floor",
    file: "functions/shared/reply-gate/reply-gate.ts",
    edit: { find: " || distances.some((one) => moved.includes(one))", put: "" },
    tests: ["test/functions/shared/reply-gate/reply-gate.test.ts"],
  },
  {
    name: "answers/more-urgent",
    removes: "the choice of the more urgent of two priorities: the less urgent wins",
    breaks: "floor",
    file: "functions/shared/triage/priority-floor.ts",
    edit: { find: "PRIORITIES.indexOf(one) <= PRIORITIES", put: "PRIORITIES.indexOf(one) > PRIORITIES" },
    tests: ["test/functions/shared/triage/priority-floor.test.ts"],
  },
  {
    ...RULES,
    name: "answers/floor-rules/breach",
    removes: "the floor of a security breach",
    breaks: "floor",
    edit: {
      find:
        '  {\n    priority: "CRITICAL",\n    category: "SECURITY",\n    subject: "a security breach",\n' +
        "    allOf: [BREACH],\n    orPattern: BREACH_REPORTED,\n  },\n",
      put: "",
    },
  },
  {
    ...RULES,
    name: "answers/floor-rules/data-loss",
    removes: "the floor of lost data",
    breaks: "floor",
    edit: {
      find: '  { priority: "CRITICAL", category: "DATA_LOSS", subject: "lost data", allOf: [DATA_LOSS], orPattern: LOSS_REPORTED },\n',
      put: "",
    },
  },
  {
    ...RULES,
    name: "answers/floor-rules/data-loss/sentences",
    removes: "the sentences that report lost data in other words than those of the list",
    breaks: "floor",
    edit: { find: ", orPattern: LOSS_REPORTED }", put: " }" },
  },
  {
    ...RULES,
    name: "answers/floor-rules/wide-outage",
    removes: "the floor of a wide outage",
    breaks: "floor",
    edit: {
      find: '  { priority: "CRITICAL", category: "OUTAGE", subject: "a wide outage", allOf: [WIDE_OUTAGE] },\n',
      put: "",
    },
  },
  {
    name: "answers/whole-tool-call",
    removes: "the check of why the model stopped, so that half an answer counts as an answer",
    breaks: "floor",
    file: "functions/generate-response/model-answer.ts",
    edit: {
      find: "if (!isComplete(reply)) throw new ModelOutputInvalid(`stopReason: the model stopped with ${reply.stopReason}`);",
      put: "",
    },
    tests: ["test/functions/generate-response/model-answer.test.ts"],
  },
  {
    ...ASK,
    name: "answers/asked-again",
    removes: "what was wrong from the further questions, so that the model gets the same question again",
    breaks: "floor",
    edit: { find: "return ask(asked + 1, next);", put: "return ask(asked + 1, question);" },
  },
  {
    ...GENERATE,
    name: "answers/quoted",
    removes: "the check that an answer in the model's text is not one that the customer wrote into the ticket",
    breaks: "floor",
    file: "functions/generate-response/model-answer.ts",
    edit: { find: ".filter((input) => !isQuoted(input, ticketText))", put: "" },
  },
  {
    name: "answers/only-one",
    removes: "the refusal of two different answers, of which the first would count",
    breaks: "floor",
    file: "functions/generate-response/model-answer.ts",
    edit: { find: "if (answers.size > 1)", put: "if (answers.size > 2)" },
    tests: ["test/functions/generate-response/loose-answers.test.ts"],
  },
  {
    name: "answers/ticket-is-data",
    removes: "what stands for <, so that a customer's text can close the ticket element and give instructions",
    breaks: "floor",
    file: "functions/generate-response/prompt.ts",
    edit: { find: '.replaceAll("<", LESS_THAN)', put: "" },
    tests: ["test/functions/generate-response/prompt.test.ts"],
  },
  {
    name: "answers/comprehend/region",
    removes: "the refusal of regions without Comprehend: every ticket is answered without a sentiment",
    breaks: "visible",
    file: "stacks/config/config.ts",
    edit: { find: "  ...(REGION.test(variables.AWS_REGION) ? comprehendIssues(variables) : []),\n", put: "" },
    tests: ["test/stacks/config/config.test.ts"],
  },
];
