import { AwsError } from "../http/aws-api.js";
import type { ToolSupport } from "../faults/fault.js";
import type { ConverseRequest } from "./converse-request.js";

const refuse = (message: string): never => {
  throw new AwsError("ValidationException", message);
};

/** @throws AwsError ValidationException, in Bedrock's words, when a request asks for more than the model supports */
export const checkToolSupport = ({ toolConfig }: ConverseRequest, support: ToolSupport): void => {
  if (toolConfig === undefined) return;
  if (support === "none") refuse("This model doesn't support tool use.");
  const [choice] = Object.keys(toolConfig.toolChoice ?? {});
  if (choice === "tool" || (choice === "any" && support === "auto")) {
    const field = `toolConfig.toolChoice.${choice}`;
    refuse(`This model doesn't support the ${field} field. Remove ${field} and try again.`);
  }
};
