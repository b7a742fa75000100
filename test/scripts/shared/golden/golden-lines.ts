import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import type { GoldenDraft } from "../../../../scripts/shared/golden/golden-ticket.js";
import { temporaryFolder } from "../../../support/aws/temporary-folder.js";

/** A line of the golden set. @param changes fields that differ */
export const aLine = (id = "en-001", changes: object = {}): GoldenDraft => ({
  id,
  half: "tuning",
  kind: "plain",
  ticket: {
    eventName: "TicketSubmitted",
    ticketId: id,
    submittedAt: "2026-11-21T08:00:00.000Z",
    tier: "general",
    channel: "email",
    data: {
      subject: `Subject of ${id}`,
      description: "How do I export?",
      customer_contact_information: { full_name: "Ada Byron", email: "ada@example.com" },
      product_issue_information: { product: "Quillnote", issue_type: "export" },
    },
  },
  labels: { sentiment: "NEUTRAL", priority: "NORMAL", category: "HOW_TO", language: "en" },
  reason: "A question.",
  ...changes,
});

/** The same line without its half. */
export const aDraft = (id: string, changes: object = {}): GoldenDraft => {
  const draft = { ...aLine(id, changes) };
  delete draft.half;
  return draft;
};

export const toLines = (lines: readonly unknown[]): string => lines.map((line) => `${JSON.stringify(line)}\n`).join("");

/** A temporary folder with these files, removed after the test. @param files by name, such as "tuning/en.jsonl" */
export const aFolder = async (files: Readonly<Record<string, string>>): Promise<string> => {
  const folder = temporaryFolder();
  for (const [name, text] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), text);
  }
  return folder;
};
