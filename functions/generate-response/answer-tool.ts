import * as z from "zod";
import { ModelAnswerSchema } from "./model-answer.js";

export const TOOL_NAME = "answer_ticket";

export const TOOL_DESCRIPTION = "Answers the customer's ticket and triages it. Call it exactly once.";

const { properties = {}, required = [] } = z.toJSONSchema(ModelAnswerSchema, { io: "input" });

/** The schema the model fills in, derived from ours. Only these three keys, since Nova models take no others at the top. */
export const TOOL_SCHEMA = z.json().parse({ type: "object", properties, required });
