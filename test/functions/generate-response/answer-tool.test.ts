import { expect, it } from "vitest";
import { TOOL_SCHEMA } from "../../../functions/generate-response/answer-tool.js";
import { ModelAnswerSchema } from "../../../functions/generate-response/model-answer.js";
import { CATEGORIES, PRIORITIES } from "../../../functions/shared/contracts/ticket-record.js";

it("asks for every field of the answer, in a schema that Nova models take", () => {
  const fields = Object.keys(ModelAnswerSchema.shape);

  expect(TOOL_SCHEMA).toMatchObject({
    required: fields,
    properties: { priority: { enum: PRIORITIES }, category: { enum: CATEGORIES }, reply: { type: "string" } },
  });
  expect(Object.keys(TOOL_SCHEMA as object)).toEqual(["type", "properties", "required"]);
});
