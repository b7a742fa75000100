import { describe, expect, it } from "vitest";
import { readAnswer, type ModelReply } from "../../../functions/generate-response/model-answer.js";
import { ModelOutputInvalid } from "../../../functions/shared/lambda/errors.js";
import { aModelAnswer, aModelReply, aTextReply } from "../../support/builders/model-replies.js";

const answer = aModelAnswer({ category: "DATA_LOSS" });
const JSON_TEXT = JSON.stringify(answer);

const reading = (toolInput: unknown) => readAnswer(aModelReply({ toolInput }));
const readingField = (field: string, value: unknown) => reading({ ...answer, [field]: value });
const calling = (...calls: readonly (readonly [name: string, input: unknown])[]): ModelReply =>
  aModelReply({ calls: calls.map(([name, input]) => ({ name, input })) });

describe("a value of a list", () => {
  it.each([
    ["data_loss"],
    ["Data Loss"],
    ["data-loss"],
    ["  DATA_LOSS\n"],
    ["DATA__LOSS"],
    ["DataLoss"],
    ["data loss."],
    ["**Data loss**"],
    ['"DATA_LOSS"'],
    ["ＤＡＴＡ＿ＬＯＳＳ"],
    ["Category.DATA_LOSS"],
    ["category: data loss"],
    ["DATA\u00a0LOSS"],
    ["data\u2011loss"],
    [["DATA_LOSS"]],
  ])("is read from %j", (value) => {
    expect(readingField("category", value).category).toBe("DATA_LOSS");
  });

  it.each([
    ["critical", "CRITICAL"],
    ["High", "HIGH"],
    [" medium ", "MEDIUM"],
    ["Priority.NORMAL", "NORMAL"],
  ])("%j is the priority %s", (value, priority) => {
    expect(readingField("priority", value).priority).toBe(priority);
  });

  it.each([
    ["HIGH or CRITICAL"],
    ["HIGH/CRITICAL"],
    ["HIGH2"],
    ["2 HIGH"],
    ["HIGH²"],
    ["①HIGH"],
    ["HIGH٣"],
    ["HIGH?"],
    ["!HIGH"],
    ["≠HIGH"],
    ["≥ HIGH"],
    ["HIGH+"],
    ["not HIGH"],
    ["URGENT"],
    ["P1"],
    ["1"],
    [1],
    [""],
    ["-"],
    [null],
    [true],
    [["HIGH", "LOW"]],
    [[]],
    [{ value: "HIGH" }],
    ["HIGH".padEnd(10_000, " x")],
  ])("is not guessed from %j", (value) => {
    expect(() => readingField("priority", value)).toThrow(/^priority: .*"CRITICAL"\|"HIGH"\|"MEDIUM"\|"NORMAL"/);
  });
});

describe("a confidence", () => {
  it.each([
    [0.9, 0.9],
    ["0.9", 0.9],
    [" 0.90 ", 0.9],
    [".9", 0.9],
    ["+0.9", 0.9],
    ["0,9", 0.9],
    ["0,925", 0.925],
    ["1", 1],
    ["0", 0],
    ["90%", 0.9],
    ["90 %", 0.9],
    ["90 percent", 0.9],
    ["92,5 %", 0.925],
    ["100%", 1],
    ["1%", 0.01],
    ["0%", 0],
    ["９０％", 0.9],
    ["9/10", 0.9],
    ["90/100", 0.9],
    ["9 out of 10", 0.9],
    [[0.9], 0.9],
  ])("is read from %j", (value, confidence) => {
    expect(readingField("confidence", value).confidence).toBeCloseTo(confidence, 10);
  });

  it.each([
    // Out of ten, out of a hundred, or a mistake: a number above 1 without a unit has no one meaning.
    [90],
    ["90"],
    [9],
    [1.2],
    ["1,000"],
    ["0.9%"],
    ["120%"],
    ["-5%"],
    ["11/10"],
    ["9/0"],
    [-0.1],
    ["-0.1"],
    ["high"],
    ["0.8-0.9"],
    ["0.9 (sure)"],
    [""],
    ["%"],
    ["1e-1x"],
    ["0x1"],
    ["Infinity"],
    [Number.NaN],
    [null],
    [true],
    [undefined],
    [{ value: 0.9 }],
    ["9".repeat(1_000)],
  ])("is not guessed from %j", (value) => {
    expect(() => readingField("confidence", value)).toThrow(/^confidence: /);
  });
});

describe("a text", () => {
  it("that was escaped twice is unescaped", () => {
    expect(readingField("reply", String.raw`Dear Ada,\n\nsee \"Help\" in C:\\new.\nBye`).reply).toBe(
      'Dear Ada,\n\nsee "Help" in C:\\new.\nBye',
    );
  });

  it.each([
    [String.raw`Open C:\new\notes.txt`],
    ["Line one\nand \\n\\n as written"],
    [String.raw`Broken \n\n escape \q`],
    [String.raw`Say "hi"`],
  ])("%j stays as it is", (reply) => {
    expect(readingField("reply", reply).reply).toBe(reply);
  });

  it("in a list of one is read, in a longer list it is not", () => {
    expect(readingField("reply", ["Dear Ada"]).reply).toBe("Dear Ada");
    expect(() => readingField("reply", ["Dear Ada", "Bye"])).toThrow(/^reply: /);
  });
});

describe("a field's name", () => {
  it.each([["priorityReasoning"], ["Priority reasoning"], ["priority-reasoning"], ["PRIORITY_REASONING"]])(
    "is read from %j",
    (name) => {
      const { priority_reasoning: reasoning, ...rest } = answer;

      expect(reading({ ...rest, [name]: reasoning })).toEqual(answer);
    },
  );

  it("counts under its own spelling when another is there, too", () => {
    expect(reading({ ...answer, Priority: "LOW" })).toEqual(answer);
  });

  it("counts in another spelling when its own has null", () => {
    const { priority_reasoning: reasoning } = answer;

    expect(reading({ ...answer, priority_reasoning: null, priorityReasoning: reasoning })).toEqual(answer);
    expect(reading({ ...answer, priorityReasoning: null })).toEqual(answer);
  });

  it("in two other spellings is not guessed", () => {
    const { reply, priority_reasoning, category, confidence } = answer;
    const rest = { reply, priority_reasoning, category, confidence };

    expect(reading({ ...rest, Priority: "MEDIUM" })).toEqual(answer);
    expect(() => reading({ ...rest, Priority: "HIGH", PRIORITY: "NORMAL" })).toThrow(/^priority: /);
  });
});

describe("the input of the call", () => {
  it.each<[string, unknown]>([
    ["JSON as text", JSON_TEXT],
    ["JSON as text with blanks and a byte order mark", `\ufeff\n ${JSON_TEXT}\n`],
    ["JSON in fences", `\`\`\`json\n${JSON_TEXT}\n\`\`\``],
    ["nested under the tool's name", { answer_ticket: answer }],
    ["nested under input", { input: answer }],
    ["nested under parameters", { parameters: answer }],
    ["nested as JSON text", { input: JSON_TEXT }],
    ["JSON text of a nested one", JSON.stringify({ answer_ticket: answer })],
    ["JSON text of JSON text", JSON.stringify({ input: JSON_TEXT })],
    ["a whole call", { name: "answer_ticket", arguments: answer }],
    ["a whole call with its arguments as text", { type: "function", name: "answer_ticket", arguments: JSON_TEXT }],
    ["a list of one", [answer]],
    ["a schema around it", { type: "object", properties: answer }],
    ["more fields than asked for", { ...answer, language: "en", tags: ["printer"] }],
  ])("is read from %s", (_what, input) => {
    expect(reading(input)).toEqual(answer);
  });

  it.each<[string, unknown]>([
    ["two answers", { one: answer, two: { ...answer, priority: "HIGH" } }],
    ["a list of two answers", [answer, { ...answer, priority: "HIGH" }]],
    ["nothing", {}],
    ["half of an answer as text", JSON_TEXT.slice(0, -10)],
    ["fields that ran into one", { reply: 'Dear Ada</reply>\n<parameter name="priority">HIGH</parameter>' }],
    ["an answer too deep", { a: { b: { c: { d: { e: answer } } } } }],
    ["the schema itself", { type: "object", properties: { reply: { type: "string" } } }],
  ])("is not guessed from %s", (_what, input) => {
    expect(() => reading(input)).toThrow(ModelOutputInvalid);
  });
});

describe("the calls", () => {
  it.each([
    ["functions.answer_ticket"],
    ["functions_answer_ticket"],
    ["default_api.answer_ticket"],
    ["functions.answer_ticket:0"],
    ["tool:answer_ticket"],
    ["answer-ticket"],
    ["answerTicket"],
    ["AnswerTicket"],
    ["ANSWER_TICKET"],
    [" answer_ticket "],
  ])("the only one counts under the name %j", (name) => {
    expect(readAnswer(calling([name, answer]))).toEqual(answer);
  });

  it.each([["other"], ["answer"], ["cancel_ticket"], ["answer_ticket_later"], [""]])(
    "the only one does not count under the name %j",
    (name) => {
      expect(() => readAnswer(calling([name, answer]))).toThrow(/^toolUse: expected a call of answer_ticket/);
    },
  );

  it("one of the tool counts, and others do not", () => {
    expect(readAnswer(calling(["functions.answer_ticket", {}], ["answer_ticket", answer], ["other", {}]))).toEqual(
      answer,
    );
  });

  it("two with the same answer are one, and of a broken and a good one the good one counts", () => {
    expect(readAnswer(calling(["answer_ticket", answer], ["answer_ticket", { ...answer }]))).toEqual(answer);
    expect(readAnswer(calling(["answer_ticket", {}], ["answer_ticket", answer]))).toEqual(answer);
  });

  it("two with different answers are not guessed between", () => {
    const other = { ...answer, priority: "CRITICAL" };

    expect(() => readAnswer(calling(["answer_ticket", answer], ["answer_ticket", other]))).toThrow(
      /^toolUse: expected one answer, found 2 different ones/,
    );
  });
});

describe("a text instead of a call", () => {
  const FENCED = `\`\`\`json\n${JSON.stringify(answer, null, 2)}\n\`\`\``;

  it.each([
    ["fences", FENCED],
    ["fences without a language", FENCED.replace("json", "")],
    ["fences and words around", `Here is my answer {as JSON}:\n\n${FENCED}\n\nI hope this helps!`],
    ["JSON alone", JSON_TEXT],
    ["a Hermes call", `<tool_call>\n{"name": "answer_ticket", "arguments": ${JSON_TEXT}}\n</tool_call>`],
    ["a Mistral call", `[TOOL_CALLS][{"name": "answer_ticket", "arguments": ${JSON_TEXT}}]`],
    ["a Llama call", `<|python_tag|>{"type": "function", "name": "answer_ticket", "parameters": ${JSON_TEXT}}`],
    [
      "a draft in the model's thoughts",
      `<thinking>${JSON.stringify({ ...answer, priority: "HIGH" })}</thinking>${FENCED}`,
    ],
    ["the same answer twice", `${FENCED}\n${JSON_TEXT}`],
    ["a last comma", JSON_TEXT.replace(/\}$/, ",\n}")],
    ["braces and quotes in a string", JSON.stringify({ ...answer, extra: 'a "}" and a \\ {' })],
  ])("is read from %s", (_what, text) => {
    expect(readAnswer(aTextReply(text))).toEqual(answer);
  });

  it("has line ends within its strings read as line ends", () => {
    const text = `{"reply": "Dear Ada,\n\n\tplease.", "priority": "HIGH", "priority_reasoning": "x", "category": "BUG", "confidence": 1}`;

    expect(readAnswer(aTextReply(text)).reply).toBe("Dear Ada,\n\n\tplease.");
  });

  it.each([
    ["no JSON", "I am sorry, but I cannot help with this."],
    ["another object", '```json\n{"error": "no"}\n```'],
    ["half of an answer", FENCED.slice(0, 80)],
    ["many braces", "{".repeat(20_000)],
    ["many quotes", '{"\\'.repeat(5_000)],
    ["two answers", `${JSON_TEXT}\n${JSON.stringify({ ...answer, priority: "HIGH" })}`],
    ["nothing", ""],
  ])("is not guessed from %s", (_what, text) => {
    expect(() => readAnswer(aTextReply(text))).toThrow(ModelOutputInvalid);
  });

  it("names the field of JSON that does not match the schema", () => {
    expect(() => readAnswer(aTextReply(JSON.stringify({ ...answer, priority: "LOW" })))).toThrow(/^priority: /);
  });

  it("does not count when it was cut off by the limit of tokens", () => {
    expect(() => readAnswer({ ...aTextReply(JSON_TEXT), stopReason: "max_tokens" })).toThrow(/max_tokens/);
  });
});
