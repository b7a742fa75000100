import { MOODS, type Mood } from "../stream/record.js";

/** Weight of each mood. Only the proportions count. */
export type Mix = Readonly<Record<Mood, number>>;

export const DEFAULT_MIX: Mix = { angry: 40, mixed: 20, neutral: 25, pleased: 15 };

const EXPECTED = `weights of at least one of ${MOODS.join(", ")}, such as angry=40,mixed=20,neutral=25,pleased=15`;

/** The message says what is expected. The caller adds the name of the option. */
export class InvalidMix extends Error {
  override readonly name = "InvalidMix";
  constructor() {
    super(`expected ${EXPECTED}`);
  }
}

const moodNamed = (text: string): Mood => {
  const mood = MOODS.find((name) => name === text);
  if (mood === undefined) throw new InvalidMix();
  return mood;
};

const parseWeight = (text: string): [Mood, number] => {
  const [, name = "", weight] = /^\s*([a-z]+)\s*=\s*(\d+(?:\.\d+)?)\s*$/.exec(text) ?? [];
  return [moodNamed(name), Number(weight)];
};

/**
 * Parses "angry=40,pleased=10". A mood that is left out has weight 0.
 * @throws InvalidMix if a mood is unknown or named twice, a weight is not a number of at least 0, or all are 0
 */
export const parseMix = (text: string): Mix => {
  const weights = text.split(",").map(parseWeight);
  const mix = { angry: 0, mixed: 0, neutral: 0, pleased: 0, ...Object.fromEntries(weights) };
  const total = MOODS.reduce((sum, mood) => sum + mix[mood], 0);
  const named = new Set(weights.map(([mood]) => mood));
  if (named.size < weights.length || !(total > 0 && Number.isFinite(total))) throw new InvalidMix();
  return mix;
};
