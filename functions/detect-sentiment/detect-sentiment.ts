import pMap from "p-map";
import { textsToRead, type Ticket } from "../shared/contracts/ticket-event-schema.js";
import type { DetectedSentiment } from "../shared/contracts/workflow.js";
import { combineScores, type SentimentScores } from "./combine-scores.js";
import { splitText } from "./split-text.js";
import { isBlank } from "../shared/contracts/text.js";

export interface DetectedLanguage {
  /** BCP 47 code. */
  readonly code: string;
  /** 0 to 1: how sure the service is. */
  readonly score: number;
}

/** What the state needs from a sentiment service. */
export interface SentimentService {
  /** Undefined when the text has no language (only emoji, say). */
  dominantLanguage(text: string): Promise<DetectedLanguage | undefined>;
  /** Undefined when sentiment cannot be detected in that language. */
  scores(text: string, languageCode: string): Promise<SentimentScores | undefined>;
}

/** Comprehend's limit is 5 KB; some pages say "fewer than 5,000 bytes". */
export const PIECE_MAX_BYTES = 4_999;

/**
 * Parallel calls for one ticket: half of what Comprehend allows per second by default. Two adjacent pieces together
 * exceed the limit of one, so the largest ticket, with two texts of 32 KiB, has at most 27 pieces: three rounds.
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
 * The sentiment of a ticket's subject and description. `confidence` is the language's score times the label's; it is 0
 * when there is no text, no language, or a language in which sentiment cannot be detected. Those are NEUTRAL, not
 * failures.
 */
export const detectSentiment = async (ticket: Ticket, service: SentimentService): Promise<DetectedSentiment> => {
  const { subject, description } = textsToRead(ticket);
  const text = `${subject}\n\n${description}`.toWellFormed();
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
