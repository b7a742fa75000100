import type * as z from "zod";
import { formsOf } from "../contract/gateway-model.js";
import type { FieldFault } from "../contract/problem.js";
import { describeIssues, inBody } from "./faults.js";

export interface CheckedBody {
  readonly value?: unknown;
  readonly faults: readonly FieldFault[];
  /** Name of the form that the faults were found by, where there are several. */
  readonly form?: string | undefined;
}

interface Misfit {
  readonly form: z.ZodObject;
  readonly issues: readonly z.core.$ZodIssue[];
}

/** Wrong and unknown fields alike count one each. */
const distance = ({ issues }: Misfit): number =>
  issues.reduce((sum, issue) => sum + (issue.code === "unrecognized_keys" ? issue.keys.length : 1), 0);

const nearest = (misfits: readonly Misfit[]): Misfit | undefined =>
  misfits.toSorted((a, b) => distance(a) - distance(b))[0];

/** Checks a body by the forms that it may have. One that has none of them is told what keeps it from the nearest. */
export const checkBody = (schema: z.ZodType, json: unknown): CheckedBody => {
  const forms = formsOf(schema);
  const misfits: Misfit[] = [];
  for (const form of forms) {
    const { success, data, error } = form.safeParse(json);
    if (success) return { value: data, faults: [] };
    misfits.push({ form, issues: error.issues });
  }
  const misfit = nearest(misfits);
  const name = forms.length > 1 && isObject(json) ? misfit?.form.meta()?.id : undefined;
  return { faults: describeIssues(misfit?.issues ?? [], inBody), form: name };
};

const isObject = (json: unknown): boolean => typeof json === "object" && json !== null && !Array.isArray(json);
