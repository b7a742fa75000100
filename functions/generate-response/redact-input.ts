import type { Ticket } from "../shared/contracts/ticket-event-schema.js";
import type { AnswerInput } from "../shared/contracts/workflow.js";
import { toVisible } from "../shared/injection/visible-text.js";
import { redact, type KnownValue, type RestoredText } from "../shared/pii/redact.js";
import type { PiiKind, PiiSpan } from "../shared/pii/span.js";
import { type ModelTexts, modelTextsOf, withModelTexts } from "./model-texts.js";

/** Whether personal data is replaced before the model reads a ticket. */
export const PII_MODES = ["redact", "off"] as const;
type PiiMode = (typeof PII_MODES)[number];

/** A service that finds personal data which no rule is sure of, such as names. */
export interface PiiDetector {
  /** Undefined in a language that it does not read. */
  detect(text: string, language: string): Promise<readonly PiiSpan[] | undefined>;
}

export interface PiiSettings {
  readonly mode: PiiMode;
  /** Undefined: the rules alone. */
  readonly detector?: PiiDetector | undefined;
  /** Called with how many different values were replaced, by kind. */
  readonly onReplaced: (counts: ReadonlyMap<PiiKind, number>) => void;
  /** Called when the detector fails, and the rules are alone. */
  readonly onUndetected: (error: unknown) => void;
}

/** What the model may read, and the way back for its reply. Nothing but the reply is restored. */
export interface RedactedInput {
  readonly input: AnswerInput;
  /** Its subject and description as the model reads them; empty when nothing is replaced. */
  readonly text: string;
  readonly restore: (text: string) => RestoredText;
}

/** The fields that are sentences, which the detector reads as one text. */
const SENTENCES = ["subject", "description", "setApart"] as const;
const GAP = "\n\n";

/** The part of the spans that lies in a field, by its offsets. */
const within = (spans: readonly PiiSpan[], from: number, length: number): readonly PiiSpan[] =>
  spans.flatMap(({ start, end, kind }) => {
    const inField = { start: Math.max(start - from, 0), end: Math.min(end - from, length), kind };
    return inField.start < inField.end ? [inField] : [];
  });

/** What the detector finds in each field; nothing if it fails, or does not read the language. */
const detectIn = async (
  fields: ModelTexts,
  language: string,
  { detector, onUndetected }: PiiSettings,
): Promise<Partial<Record<keyof ModelTexts, readonly PiiSpan[]>>> => {
  const text = SENTENCES.map((field) => fields[field]).join(GAP);
  try {
    const found = (await detector?.detect(text, language)) ?? [];
    let from = 0;
    return Object.fromEntries(
      SENTENCES.map((field) => {
        const spans = within(found, from, fields[field].length);
        from += fields[field].length + GAP.length;
        return [field, spans];
      }),
    );
  } catch (error) {
    onUndetected(error);
    return {};
  }
};

/** A first name of less letters is often another word, and so is one that is written small. */
const NAME = /^\p{Lu}[\p{L}'’-]{2,}$|^[^\p{Lu}\p{Ll}\s]{2,}$/u;

/** The customer's names, which are personal data wherever they stand. */
const namesOf = ({ data: { customer_contact_information: contact } }: Ticket): readonly KnownValue[] => {
  const whole = contact?.full_name?.trim() ?? "";
  const parts = [contact?.first_name, contact?.last_name].map((name) => toVisible(name ?? "").trim());
  const spellings = [whole, whole.toUpperCase(), whole.toLowerCase(), ...parts.filter((part) => NAME.test(part))];
  return spellings.map((value) => ({ value, kind: "NAME" }));
};

const AS_IT_IS = { kinds: new Set<PiiKind>(), unknown: [] };

/**
 * A ticket without personal data in what the prompt takes of it: what the rules and the detector find, and the
 * customer's names. Everything else of the ticket stays, because no model reads it.
 */
export const redactInput = async (input: AnswerInput, settings: PiiSettings): Promise<RedactedInput> => {
  if (settings.mode === "off") return { input, text: "", restore: (text) => ({ text, ...AS_IT_IS }) };
  const fields = modelTextsOf(input.ticket);
  const detected = await detectIn(fields, input.sentiment.language, settings);
  const customerName = { start: 0, end: fields.customerName.length, kind: "NAME" as const };
  const spans = { ...detected, ...(customerName.end > 0 && { customerName: [customerName] }) };
  const { texts, counts, restore } = redact(fields, { spans, values: namesOf(input.ticket) });
  settings.onReplaced(counts);
  return { input: withModelTexts(input, texts), text: `${texts.subject}\n${texts.description}`, restore };
};
