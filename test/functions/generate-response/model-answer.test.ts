import { describe, expect, it } from "vitest";
import {
  ModelAnswerSchema,
  type ModelReply,
  readAnswer,
  ANSWER_TOOL,
} from "../../../functions/generate-response/model-answer.js";
import { ModelOutputInvalid } from "../../../functions/shared/lambda/errors.js";
import { aModelAnswer, aModelReply, aTextReply } from "../../support/builders/model-replies.js";
import { CATEGORIES, PRIORITIES } from "../../../functions/shared/contracts/ticket-record.js";

const messageOf = (reply: ModelReply): string => {
  try {
    readAnswer(reply);
  } catch (error) {
    if (error instanceof ModelOutputInvalid) return error.message;
  }
  return "no ModelOutputInvalid";
};

describe("readAnswer", () => {
  it("returns the tool's input", () => {
    expect(readAnswer(aModelReply())).toEqual(aModelAnswer());
  });

  it("accepts a complete tool call from a model that says it ended its turn", () => {
    expect(readAnswer(aModelReply({ stopReason: "end_turn" }))).toEqual(aModelAnswer());
  });

  it.each([
    "max_tokens",
    "guardrail_intervened",
    "content_filtered",
    "refusal",
    "malformed_tool_use",
    "malformed_model_output",
    "model_context_window_exceeded",
  ])("refuses an answer that stopped with %s, even one that looks complete", (stopReason) => {
    expect(messageOf(aModelReply({ stopReason }))).toBe(`stopReason: the model stopped with ${stopReason}`);
  });

  it("refuses text without a tool call", () => {
    expect(messageOf(aTextReply("I am sorry."))).toBe("toolUse: the model called no tool");
  });

  it.each([
    ["reply", ""],
    ["reply", " \n "],
    ["reply", undefined],
    ["priority", "URGENT"],
    ["priority_reasoning", 7],
    ["category", "PRINTER"],
    ["confidence", 1.2],
    ["confidence", "high"],
    ["confidence", Number.NaN],
  ])("names the field %s when it is %j", (field, value) => {
    expect(messageOf(aModelReply({ toolInput: { ...aModelAnswer(), [field]: value } }))).toMatch(
      new RegExp(`^${field}: `),
    );
  });

  it.each([["a text"], [null], [[]]])("refuses %j instead of an object", (toolInput) => {
    expect(messageOf(aModelReply({ toolInput }))).toMatch(/^(input|reply): /);
  });

  it("does not repeat what the model wrote", () => {
    expect(messageOf(aModelReply({ toolInput: { ...aModelAnswer(), priority: "pelican" } }))).not.toContain("pelican");
  });

  it("makes a reply well-formed, with normalized line ends and no control characters", () => {
    const toolInput = { ...aModelAnswer(), reply: " Dear Ada,\r\nline\rnext\u0000\u0007\tend \ud83d " };

    expect(readAnswer(aModelReply({ toolInput })).reply).toBe("Dear Ada,\nline\nnext\tend \ufffd");
  });
});

it("requires every field of the answer, in a schema that Nova models accept", () => {
  const fields = Object.keys(ModelAnswerSchema.shape);

  expect(ANSWER_TOOL.schema).toMatchObject({
    required: fields,
    properties: { priority: { enum: PRIORITIES }, category: { enum: CATEGORIES }, reply: { type: "string" } },
  });
  expect(Object.keys(ANSWER_TOOL.schema as object)).toEqual(["type", "properties", "required"]);
});
