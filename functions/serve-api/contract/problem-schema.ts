import * as z from "zod";
import { type ProblemKind, PROBLEMS, problemType } from "./problem.js";

const isKind = (name: string): name is ProblemKind => name in PROBLEMS;
export const PROBLEM_KINDS: readonly ProblemKind[] = Object.keys(PROBLEMS).filter(isKind);

const FieldErrorSchema = z
  .strictObject({
    pointer: z.string().optional().meta({ description: "JSON Pointer into the body, as a URI fragment." }),
    parameter: z.string().optional().meta({ description: "Name of a query or path parameter." }),
    header: z.string().optional(),
    detail: z.string().meta({ description: "What was expected there." }),
  })
  .meta({ id: "FieldFault" });

/** A problem document: RFC 9457, with the request's id and the faults of the request as its extensions. */
export const ProblemSchema = z
  .strictObject({
    type: z.enum(PROBLEM_KINDS.map(problemType)),
    title: z.string(),
    status: z.int().min(400).max(599),
    detail: z.string(),
    requestId: z.string().meta({ description: "Names the request in our logs." }),
    errors: z.array(FieldErrorSchema).optional().meta({ description: "At most twenty faults of the request." }),
  })
  .meta({ id: "Problem", description: "RFC 9457" });
export type ProblemDocument = z.output<typeof ProblemSchema>;
