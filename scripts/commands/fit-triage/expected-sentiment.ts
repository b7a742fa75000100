import type { Sentiment } from "../../../functions/shared/contracts/ticket-record.js";
import type { PriorWeights } from "./fit-linear-model.js";

/** What features say about sentiment before any ticket was seen: see expected-weights.ts. */
export const EXPECTED_SENTIMENT: PriorWeights<Sentiment> = {
  POSITIVE: {
    praise: 0.6,
    joy: 0.8,
    thanks: 0.8,
    smile: 0.5,
    gladEmoji: 5,
    "praise#2": 0.5,
    onlyPraise: 1,
    unbothered: 0.5,
  },
  NEGATIVE: {
    anger: 0.8,
    "anger#2": 0.7,
    insult: 1.2,
    distress: 0.8,
    "distress#2": 0.5,
    repeat: 0.4,
    irony: 0.2,
    "irony^": 0.5,
    doubleExclamation: 0.4,
    doubleQuestion: 0.5,
    capitals: 0.4,
    threat: 0.7,
    frown: 0.6,
    sadEmoji: 5,
    noPraise: 0.8,
    onlyBlame: 1,
    mockery: 0.5,
    "anger^": 0.5,
    "distress^": 0.5,
  },
  MIXED: {
    "praise+contrast": 0.6,
    "praise+anger": 1,
    "joy+contrast": 0.7,
    praiseAndBlame: 1.5,
    contrast: 0.2,
  },
  NEUTRAL: {
    politeness: 0.3,
    "howTo?": 0.2,
    noHurry: 0.3,
    technical: 0.3,
    noTone: 1.5,
    admin: 0.3,
  },
};
