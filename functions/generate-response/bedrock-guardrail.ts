import {
  ApplyGuardrailCommand,
  type ApplyGuardrailCommandOutput,
  type BedrockRuntimeClient,
  type GuardrailAssessment,
  type GuardrailUsage,
} from "@aws-sdk/client-bedrock-runtime";
import { call, DependencyUnavailable } from "../shared/lambda/errors.js";
import { placeholdersIn } from "../shared/pii/placeholders.js";
import type { GuardedText, Guardrail } from "./guardrail.js";

/** The guardrail of a deployment, fixed to a version. */
export interface GuardrailVersion {
  /** Its ARN. */
  readonly id: string;
  readonly version: string;
}

/** What a call is billed for, in text units of 1,000 characters each. */
export interface GuardrailUnits {
  /** Of content filters and denied topics, which cost the same. */
  readonly filters: number;
  /** Of sensitive information. */
  readonly sensitive: number;
}

/**
 * Characters of one call: 10 text units. Most regions allow 25 a second to the whole account, and refuse what exceeds
 * that in one call.
 */
export const PIECE_LENGTH = 10_000;

/** Characters that a piece repeats of the one before, so that no sentence is read in halves only. */
const OVERLAP = 500;

const SOURCES = { TICKET: "INPUT", REPLY: "OUTPUT" } as const;

/** The guardrail intervened, and names no reason that is known here. */
const UNNAMED = "UNNAMED";

/** Nothing that stops a text. */
const PLACEHOLDER = "PLACEHOLDER";

const piecesOf = (text: string): readonly string[] => {
  const step = PIECE_LENGTH - OVERLAP;
  const count = Math.max(1, Math.ceil((text.length - OVERLAP) / step));
  return Array.from({ length: count }, (_, index) =>
    text.slice(index * step, index * step + PIECE_LENGTH).toWellFormed(),
  );
};

/** Whether sensitive information is only a placeholder that stands for it. */
const isPlaceholder = (match = ""): boolean => {
  const [found] = placeholdersIn(match);
  return found !== undefined && !/[\p{L}\p{N}]/u.test(match.slice(0, found.start) + match.slice(found.end));
};

/** A name, and whether the text was stopped for it. */
interface Finding {
  readonly action?: string | undefined;
  readonly name?: string | undefined;
}

/** What was blocked or masked. A word of a word policy is not named: it is a part of the text. */
const findingsOf = (assessment: GuardrailAssessment): readonly Finding[] => {
  const { contentPolicy, topicPolicy, sensitiveInformationPolicy: sensitive, wordPolicy } = assessment;
  const words = [...(wordPolicy?.customWords ?? []), ...(wordPolicy?.managedWordLists ?? [])];
  const found: readonly Finding[] = [
    ...(contentPolicy?.filters ?? []).map(({ action, type }) => ({ action, name: type })),
    ...(topicPolicy?.topics ?? []),
    ...(sensitive?.piiEntities ?? []).map(({ action, type, match }) => ({
      action,
      name: isPlaceholder(match) ? PLACEHOLDER : type,
    })),
    ...(sensitive?.regexes ?? []),
    ...words.map(({ action }) => ({ action, name: "WORD" })),
  ];
  return found.filter(({ action }) => action !== undefined && action !== "NONE");
};

/** @throws DependencyUnavailable when the response does not say whether the text passes */
const namesIn = ({ action, assessments = [] }: ApplyGuardrailCommandOutput): readonly string[] => {
  if (action === undefined) throw new DependencyUnavailable("Bedrock ApplyGuardrail: the response names no action");
  if (action === "NONE") return [];
  const names = new Set(assessments.flatMap(findingsOf).map(({ name = UNNAMED }) => name));
  return names.size === 0 ? [UNNAMED] : [...names].filter((name) => name !== PLACEHOLDER);
};

const unitsOf = (usage: GuardrailUsage | undefined): GuardrailUnits => ({
  filters: (usage?.contentPolicyUnits ?? 0) + (usage?.topicPolicyUnits ?? 0),
  sensitive: usage?.sensitiveInformationPolicyUnits ?? 0,
});

/** A guardrail of Amazon Bedrock, by ApplyGuardrail: one on Converse would not look into calls of tools. */
export class BedrockGuardrail implements Guardrail {
  constructor(
    private readonly client: BedrockRuntimeClient,
    private readonly guardrail: GuardrailVersion,
    /** Called with what each call costs. */
    private readonly onUnits: (units: GuardrailUnits) => void = () => undefined,
  ) {}

  /**
   * Sends a long text in pieces, one after another. All of them, because what stops the first may count for nothing.
   * @throws DependencyThrottled, DependencyUnavailable, DependencyRejected
   */
  async findingsIn(kind: GuardedText, text: string): Promise<readonly string[]> {
    const found = new Set<string>();
    for (const piece of piecesOf(text))
      for (const finding of await this.findingsInPiece(kind, piece)) found.add(finding);
    return [...found];
  }

  private async findingsInPiece(kind: GuardedText, text: string): Promise<readonly string[]> {
    const command = new ApplyGuardrailCommand({
      guardrailIdentifier: this.guardrail.id,
      guardrailVersion: this.guardrail.version,
      source: SOURCES[kind],
      content: [{ text: { text } }],
    });
    const output = await call("Bedrock ApplyGuardrail", this.client.send(command));
    this.onUnits(unitsOf(output.usage));
    return namesIn(output);
  }
}
