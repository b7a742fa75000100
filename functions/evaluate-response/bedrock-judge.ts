import type { BedrockRuntimeClient } from "@aws-sdk/client-bedrock-runtime";
import { ConverseModel } from "../shared/model/converse-model.js";
import type { ModelFeatures, ToolUse } from "../shared/model/model-features.js";
import { JUDGE_MAX_TOKENS, JUDGE_TOOL, type JudgeModel } from "../shared/reply-quality/judge.js";

/** A model on Amazon Bedrock that judges replies. */
export class BedrockJudge extends ConverseModel implements JudgeModel {
  constructor(
    client: BedrockRuntimeClient,
    id: string,
    /** The most that its family supports, so that no call is refused in vain. */
    toolUse: ToolUse = "named",
    /** Called with the service's words and with what is still asked for, each time that the model refuses a part. */
    onRefusal?: (reason: string, left: ModelFeatures) => void,
  ) {
    super(client, id, JUDGE_TOOL, JUDGE_MAX_TOKENS, toolUse, onRefusal);
  }
}
