import type { BedrockRuntimeClient } from "@aws-sdk/client-bedrock-runtime";
import { ConverseModel } from "../shared/model/converse-model.js";
import type { ModelFeatures, ToolUse } from "../shared/model/model-features.js";
import { ANSWER_MAX_TOKENS, type ResponseModel } from "./ask-model.js";
import { ANSWER_TOOL } from "./model-answer.js";

/** A model on Amazon Bedrock that answers tickets. */
export class BedrockModel extends ConverseModel implements ResponseModel {
  constructor(
    client: BedrockRuntimeClient,
    id: string,
    /** The most that its family supports, so that no call is refused in vain. */
    toolUse: ToolUse = "named",
    /** Called with the service's words and with what is still asked for, each time that the model refuses a part. */
    onRefusal?: (reason: string, left: ModelFeatures) => void,
  ) {
    super(client, id, ANSWER_TOOL, ANSWER_MAX_TOKENS, toolUse, onRefusal);
  }
}
