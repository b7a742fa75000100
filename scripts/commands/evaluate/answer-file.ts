import { appendFile, readFile } from "node:fs/promises";
import * as z from "zod";
import { sha256 } from "../../../functions/shared/contracts/content-hash.js";
import { parseJson } from "../../../functions/shared/contracts/parse-json.js";
import { SystemAnswerSchema } from "../../shared/evaluation/evaluation.js";
import type { GoldenDraft } from "../../shared/golden/golden-ticket.js";
import type { AnswerStore } from "./run-evaluation.js";

const KeptAnswerSchema = z.strictObject({ id: z.string(), request: z.string(), given: SystemAnswerSchema });

/**
 * Lines that are no answer are left out: the last one of a run that was killed may be cut. It is ended, so that the
 * next one is not part of it.
 */
const readAnswers = async (file: string): Promise<readonly z.infer<typeof KeptAnswerSchema>[]> => {
  const text = await readFile(file, "utf8").catch(() => "");
  if (!/(^|\n)$/.test(text)) await appendFile(file, "\n");
  return text.split("\n").flatMap((line) => KeptAnswerSchema.safeParse(parseJson(line)).data ?? []);
};

/**
 * Answers in a file of JSON lines, by ticket and request. Whatever changes what the model would read is another one.
 * @param fingerprint of the model and its prompt
 */
export const openAnswers = async (file: string, fingerprint: string): Promise<AnswerStore> => {
  const requestOf = ({ ticket }: GoldenDraft): string => sha256(`${fingerprint}\n${JSON.stringify(ticket)}`);
  const keyOf = (id: string, request: string): string => `${id} ${request}`;
  const kept = new Map((await readAnswers(file)).map(({ id, request, given }) => [keyOf(id, request), given]));
  return {
    get: (ticket) => kept.get(keyOf(ticket.id, requestOf(ticket))),
    put: async (ticket, given) => {
      const request = requestOf(ticket);
      kept.set(keyOf(ticket.id, request), given);
      await appendFile(file, `${JSON.stringify({ id: ticket.id, request, given })}\n`);
    },
  };
};
