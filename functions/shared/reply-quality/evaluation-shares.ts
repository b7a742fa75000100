import { type Lane, LANES } from "../lanes/lane.js";
import { MissingEnvironment } from "../lambda/env.js";

/** Of each lane, the share of its tickets whose replies are evaluated: 0 to 1. */
export type EvaluationShares = Readonly<Record<Lane, number>>;

/** Also as JavaScript writes small numbers: `1e-7`. */
const SHARE = /^\d(?:\.\d+)?(?:e-\d+)?$/;

/** What a person may write, for messages: "expected …". */
export const EXPECTED_SHARES = `a number from 0 to 1, or one for each of the queues ${LANES.join(" and ")}, such as priority=1,general=0.05`;

const parseShare = (text: string): number | undefined =>
  SHARE.test(text) && Number(text) <= 1 ? Number(text) : undefined;

const parseOfLanes = (text: string): EvaluationShares | undefined => {
  const parts = text.split(",").map((part) => part.split("=").map((word) => word.trim()));
  const byName = new Map(parts.map(([name = "", ...share]) => [name, parseShare(share.join("="))]));
  const [priority, general] = [byName.get("priority"), byName.get("general")];
  const isComplete = parts.length === LANES.length && byName.size === LANES.length;
  return isComplete && priority !== undefined && general !== undefined ? { priority, general } : undefined;
};

/**
 * Reads `0.1`, which is the share of every lane, or `priority=1,general=0.05`, with each lane once.
 * @returns undefined for anything else
 */
export const parseShares = (text: string): EvaluationShares | undefined => {
  const share = parseShare(text.trim());
  return share === undefined ? parseOfLanes(text) : { priority: share, general: share };
};

/** `priority=1,general=0.05`: what parseShares reads. */
export const formatShares = (shares: EvaluationShares): string =>
  LANES.map((lane) => `${lane}=${shares[lane]}`).join(",");

/**
 * The shares in EVALUATION_SHARE.
 * @throws MissingEnvironment when it is unset, empty or anything else
 */
export const readShares = (source: NodeJS.ProcessEnv = process.env): EvaluationShares => {
  const { EVALUATION_SHARE: text = "" } = source;
  const shares = parseShares(text);
  if (shares === undefined) throw new MissingEnvironment(`EVALUATION_SHARE is "${text}"; expected ${EXPECTED_SHARES}.`);
  return shares;
};
