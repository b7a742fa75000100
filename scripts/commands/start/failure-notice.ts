import * as z from "zod";
import { FailurePointerSchema } from "../../../functions/shared/contracts/workflow.js";
import { parseJson } from "../../shared/terminal/parse-json.js";

const AlarmNotice = z.object({ AlarmName: z.string(), NewStateValue: z.string(), NewStateReason: z.string() });

/** A message of the failure topic in one line: an alarm, a failed ticket, or its own first 100 characters. */
export const describeNotice = (message: string): string => {
  const parsed = parseJson(message);
  const alarm = AlarmNotice.safeParse(parsed);
  if (alarm.success)
    return `alarm ${alarm.data.AlarmName} is ${alarm.data.NewStateValue} (${alarm.data.NewStateReason})`;
  const pointer = FailurePointerSchema.safeParse(parsed);
  if (pointer.success) return `ticket ${pointer.data.ticketId} failed with ${pointer.data.error}`;
  return message.slice(0, 100);
};
