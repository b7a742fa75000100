import type { GuardedText, Guardrail, GuardrailSettings } from "../../../functions/generate-response/guardrail.js";

/** A guardrail that stops texts by what they contain, and remembers what it was sent. */
export class FakeGuardrail implements Guardrail {
  readonly judged: { readonly kind: GuardedText; readonly text: string }[] = [];
  /** What each kind of text is stopped for. */
  findings: Readonly<Record<GuardedText, readonly string[]>> = { TICKET: [], REPLY: [] };
  /** Thrown for a kind of text. */
  errors: Partial<Record<GuardedText, Error>> = {};

  findingsIn(kind: GuardedText, text: string): Promise<readonly string[]> {
    this.judged.push({ kind, text });
    const error = this.errors[kind];
    return error === undefined ? Promise.resolve(this.findings[kind]) : Promise.reject(error);
  }
}

/** Settings with a guardrail, and nothing is counted. */
export const guardrailSettings = (
  guardrail: Guardrail,
  changes: Partial<GuardrailSettings> = {},
): GuardrailSettings => ({ guardrail, onStopped: () => undefined, onUnchecked: () => undefined, ...changes });
