import type * as z from "zod";
import { formsOf } from "../contract/gateway-model.js";
import type { FieldError } from "../contract/problem.js";
import { toFieldErrors, inBody } from "./field-errors.js";

export interface CheckedBody {
  readonly value?: unknown;
  readonly faults: readonly FieldError[];
  /** Name of the form that the faults were found by, where there are several. */
  readonly form?: string | undefined;
}

interface FormMismatch {
  readonly form: z.ZodObject;
  readonly issues: readonly z.core.$ZodIssue[];
}

/** Wrong and unknown fields alike count one each. */
const distance = ({ issues }: FormMismatch): number =>
  issues.reduce((sum, issue) => sum + (issue.code === "unrecognized_keys" ? issue.keys.length : 1), 0);

const nearestForm = (misfits: readonly FormMismatch[]): FormMismatch | undefined =>
  misfits.toSorted((a, b) => distance(a) - distance(b))[0];

/** Checks a body by the forms that it may have. One that has none of them is told what keeps it from the nearest. */
export const checkBody = (schema: z.ZodType, json: unknown): CheckedBody => {
  const forms = formsOf(schema);
  const misfits: FormMismatch[] = [];
  for (const form of forms) {
    const { success, data, error } = form.safeParse(json);
    if (success) return { value: data, faults: [] };
    misfits.push({ form, issues: error.issues });
  }
  const misfit = nearestForm(misfits);
  const name = forms.length > 1 && isObject(json) ? misfit?.form.meta()?.id : undefined;
  return { faults: toFieldErrors(misfit?.issues ?? [], inBody), form: name };
};

const isObject = (json: unknown): boolean => typeof json === "object" && json !== null && !Array.isArray(json);
