import * as z from "zod";
import { sha256 } from "../../../functions/shared/contracts/content-hash.js";
import { SystemAnswerSchema } from "../../shared/evaluation/evaluation.js";
import { openKeptLines } from "./kept-lines.js";
import type { AnswerStore, TicketToTriage } from "./run-evaluation.js";

const KeptAnswerSchema = z.strictObject({ id: z.string(), request: z.string(), given: SystemAnswerSchema });

/**
 * Answers in a file of JSON lines, by ticket and request. Whatever changes what the model would read is another one.
 * @param fingerprint of the model and its prompt
 */
export const openAnswers = async (file: string, fingerprint: string): Promise<AnswerStore> => {
  const requestOf = ({ ticket }: TicketToTriage): string => sha256(`${fingerprint}\n${JSON.stringify(ticket)}`);
  const keyOf = (id: string, request: string): string => `${id} ${request}`;
  const { lines, add } = await openKeptLines(file, KeptAnswerSchema);
  const kept = new Map(lines.map(({ id, request, given }) => [keyOf(id, request), given]));
  return {
    get: (ticket) => kept.get(keyOf(ticket.id, requestOf(ticket))),
    put: async (ticket, given) => {
      const request = requestOf(ticket);
      kept.set(keyOf(ticket.id, request), given);
      await add({ id: ticket.id, request, given });
    },
  };
};
