import pMap from "p-map";
import { isBlank } from "../shared/contracts/is-blank.js";
import type { Ticket } from "../shared/contracts/ticket-event.js";
import type { DetectedSentiment } from "../shared/contracts/workflow.js";
import { combineScores, type SentimentScores } from "./combine-scores.js";
import { splitText } from "./split-text.js";

export interface DetectedLanguage {
  /** BCP 47 code. */
  readonly code: string;
  /** 0 to 1: how sure the service is. */
  readonly score: number;
}

/** What the step asks of a sentiment service. */
export interface SentimentService {
  /** Undefined when the text has no language (only emoji, say). */
  dominantLanguage(text: string): Promise<DetectedLanguage | undefined>;
  /** Undefined when sentiment cannot be detected in that language. */
  scores(text: string, languageCode: string): Promise<SentimentScores | undefined>;
}

/** Comprehend's limit is 5 KB, in some pages "fewer than 5,000 bytes". */
export const PIECE_MAX_BYTES = 4_999;

/**
 * Calls under way at once for one ticket, half of what Comprehend allows a second by default. Two pieces in a row are longer
 * together than one may be, so the largest ticket, two texts of 32 KiB, has 27 at most: three rounds.
 */
const CONCURRENCY = 10;

const assumedNeutral = (language: string): DetectedSentiment => ({
  sentiment: "NEUTRAL",
  scores: { mixed: 0, negative: 0, neutral: 1, positive: 0 },
  language,
  confidence: 0,
});

const scorePieces = async (pieces: readonly string[], language: string, service: SentimentService) => {
  const scored = await pMap(
    pieces,
    async (text) => ({ scores: await service.scores(text, language), weight: text.length }),
    { concurrency: CONCURRENCY },
  );
  return scored.flatMap(({ scores, weight }) => (scores === undefined ? [] : [{ scores, weight }]));
};

/**
 * The sentiment of a ticket's subject and description. `confidence` is the language's score times the label's; it is 0 when
 * nothing was read: no text, no language, or one that sentiment cannot be detected in. Those are NEUTRAL, not failures.
 */
export const detectSentiment = async ({ data }: Ticket, service: SentimentService): Promise<DetectedSentiment> => {
  const text = `${data.subject}\n\n${data.description}`.toWellFormed();
  const pieces = splitText(text, PIECE_MAX_BYTES).filter((piece) => !isBlank(piece));
  const [sample] = pieces;
  if (sample === undefined) return assumedNeutral("und");
  const language = await service.dominantLanguage(sample);
  if (language === undefined) return assumedNeutral("und");
  const scored = await scorePieces(pieces, language.code, service);
  if (scored.length === 0) return assumedNeutral(language.code);
  const { sentiment, scores } = combineScores(scored);
  return {
    sentiment,
    scores,
    language: language.code,
    confidence: language.score * Math.max(...Object.values(scores)),
  };
};
