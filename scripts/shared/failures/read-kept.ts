import pMap from "p-map";
import type { Screen } from "../terminal/screen.js";
import { lookAt } from "./look-at.js";
import type { KeptObjects, ListedObject } from "./ports.js";
import { formatTime, type IdleStep, type Kind, type Selection } from "../../commands/replay/step.js";

/** Objects read at once. */
const CONCURRENCY = 32;

export const PREFIXES = { failed: "failed/", quarantined: "quarantine/", "given-up": "aws/lambda/" } as const;
export const KEPT_KINDS = ["failed", "quarantined", "given-up"] as const satisfies readonly (keyof typeof PREFIXES)[];
export type KeptKind = (typeof KEPT_KINDS)[number];

/** Where an object lies after it was sent again. */
export const replayedKey = (key: string): string => `replayed/${key}`;

export interface KeptObject extends ListedObject {
  readonly text: string;
}

export interface KeptRead {
  readonly kept: readonly KeptObject[];
  /** What was asked for by its key and is not there. */
  readonly missing: readonly IdleStep[];
}

const missingStep = async (objects: KeptObjects, kind: Kind, key: string): Promise<IdleStep> => {
  const replayed = await objects.find(replayedKey(key));
  if (replayed === undefined) return { kind, id: key, found: "", state: "skipped", why: "there is no such object" };
  const found = formatTime(replayed.writtenAt);
  return { kind, id: key, found, state: "settled", why: `sent again already; it lies at ${replayed.key}` };
};

/** What can be in the range: an object is written after what it tells of, never before. */
const chooseKeys = async (objects: KeptObjects, kind: KeptKind, { since, keys }: Selection) => {
  if (keys !== undefined) {
    const wanted = [...keys].filter((key) => key.startsWith(PREFIXES[kind]));
    return pMap(wanted, async (key) => (await objects.find(key)) ?? key, { concurrency: CONCURRENCY });
  }
  const listed = await objects.list(PREFIXES[kind]);
  return listed.filter(({ writtenAt }) => since === undefined || writtenAt >= since);
};

/** Reads the objects of one kind. One that is deleted meanwhile counts as missing only if it was asked for by its key. */
export const readKept = async (
  objects: KeptObjects,
  kind: KeptKind,
  selection: Selection,
  screen?: Screen,
): Promise<KeptRead> => {
  const chosen = await chooseKeys(objects, kind, selection);
  const kept: KeptObject[] = [];
  const missing: IdleStep[] = [];
  const read = async (object: ListedObject | string): Promise<void> => {
    if (typeof object === "string") {
      missing.push(await missingStep(objects, kind, object));
      return;
    }
    const text = await objects.read(object.key);
    if (text !== undefined) kept.push({ ...object, text });
    else if (selection.keys !== undefined) missing.push(await missingStep(objects, kind, object.key));
  };
  await lookAt(chosen, read, { concurrency: CONCURRENCY, label: `Objects under ${PREFIXES[kind]}`, screen });
  return { kept: kept.toSorted((one, other) => (one.key < other.key ? -1 : 1)), missing };
};
