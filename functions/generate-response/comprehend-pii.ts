import {
  DetectPiiEntitiesCommand,
  type ComprehendClient,
  type LanguageCode,
  type PiiEntity,
  type PiiEntityType,
} from "@aws-sdk/client-comprehend";
import { call } from "../shared/lambda/errors.js";
import type { PiiKind, PiiSpan } from "../shared/pii/span.js";
import type { PiiDetector } from "./redact-input.js";

/** Comprehend Developer Guide, "Detecting PII entities": English and Spanish. */
const LANGUAGES: readonly LanguageCode[] = ["en", "es"];

/** The largest text of one call, in UTF-8 bytes. A ticket's texts have at most 64 KiB. */
const TEXT_MAX_BYTES = 100_000;

/** Below it, findings are often words of a product. */
const SCORE_MIN = 0.8;

/**
 * The kinds that are replaced. Dates, ages, URLs and the addresses of computers are not among them: tickets are about
 * these, and alone they name nobody.
 */
const KINDS: Partial<Record<PiiEntityType, PiiKind>> = {
  ADDRESS: "ADDRESS",
  NAME: "NAME",
  EMAIL: "EMAIL",
  PHONE: "PHONE",
  CREDIT_DEBIT_NUMBER: "CARD",
  CREDIT_DEBIT_CVV: "CARD",
  BANK_ACCOUNT_NUMBER: "BANK_ACCOUNT",
  BANK_ROUTING: "BANK_ACCOUNT",
  INTERNATIONAL_BANK_ACCOUNT_NUMBER: "BANK_ACCOUNT",
  SWIFT_CODE: "BANK_ACCOUNT",
  PIN: "SECRET",
  PASSWORD: "SECRET",
  USERNAME: "NAME",
  AWS_ACCESS_KEY: "SECRET",
  AWS_SECRET_KEY: "SECRET",
  SSN: "NATIONAL_ID",
  PASSPORT_NUMBER: "NATIONAL_ID",
  DRIVER_ID: "NATIONAL_ID",
  LICENSE_PLATE: "NATIONAL_ID",
  UK_NATIONAL_INSURANCE_NUMBER: "NATIONAL_ID",
  UK_NATIONAL_HEALTH_SERVICE_NUMBER: "NATIONAL_ID",
  UK_UNIQUE_TAXPAYER_REFERENCE_NUMBER: "NATIONAL_ID",
  US_INDIVIDUAL_TAX_IDENTIFICATION_NUMBER: "NATIONAL_ID",
  CA_HEALTH_NUMBER: "NATIONAL_ID",
  CA_SOCIAL_INSURANCE_NUMBER: "NATIONAL_ID",
  IN_AADHAAR: "NATIONAL_ID",
  IN_NREGA: "NATIONAL_ID",
  IN_PERMANENT_ACCOUNT_NUMBER: "NATIONAL_ID",
  IN_VOTER_NUMBER: "NATIONAL_ID",
};

/** Comprehend bills units of 100 characters, and three of them at least. */
const unitsOf = (text: string): number => Math.max(3, Math.ceil(text.length / 100));

/** Offsets in UTF-16 of each code point, and of the end: Comprehend counts code points. */
const offsetsOf = (text: string): readonly number[] => {
  const offsets = [0];
  for (const character of text) offsets.push((offsets.at(-1) ?? 0) + character.length);
  return offsets;
};

const spanOf = (
  { Type: type, Score: score = 0, BeginOffset: begin, EndOffset: end }: PiiEntity,
  offsets: readonly number[],
): readonly PiiSpan[] => {
  const kind = type === undefined ? undefined : KINDS[type];
  const [start, stop] = [offsets[begin ?? -1], offsets[end ?? -1]];
  if (kind === undefined || score < SCORE_MIN || start === undefined || stop === undefined || start >= stop) return [];
  return [{ start, end: stop, kind }];
};

const startOf = (text: string): string => {
  const bytes = Buffer.from(text.toWellFormed());
  return bytes.length <= TEXT_MAX_BYTES ? text : bytes.subarray(0, TEXT_MAX_BYTES - 4).toString("utf8");
};

/** Amazon Comprehend: it finds names and addresses, too, in English and Spanish. */
export class ComprehendPii implements PiiDetector {
  constructor(
    private readonly client: ComprehendClient,
    /** Called with what each call costs, in units of 100 characters. */
    private readonly onUnits: (units: number) => void = () => undefined,
  ) {}

  /** @throws DependencyThrottled, DependencyUnavailable, DependencyRejected */
  async detect(text: string, language: string): Promise<readonly PiiSpan[] | undefined> {
    const code = LANGUAGES.find((one) => one === language);
    if (code === undefined) return undefined;
    const read = startOf(text);
    const command = new DetectPiiEntitiesCommand({ Text: read.toWellFormed(), LanguageCode: code });
    const { Entities: entities = [] } = await call("Comprehend DetectPiiEntities", this.client.send(command));
    this.onUnits(unitsOf(read));
    const offsets = offsetsOf(text);
    return entities.flatMap((entity) => spanOf(entity, offsets));
  }
}
