import pMap from "p-map";
import type { Screen } from "../terminal/screen.js";
import { mapWithProgress } from "./map-with-progress.js";
import type { KeptObjects, ListedObject } from "./ports.js";
import type { Selection } from "./selection.js";

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

/** An object that was asked for by its key and is not there. */
export interface MissingObject {
  readonly key: string;
  /** The object's copy that was kept when it was sent again; undefined when there never was one. */
  readonly replayed: ListedObject | undefined;
}

export interface KeptRead {
  readonly kept: readonly KeptObject[];
  readonly missing: readonly MissingObject[];
}

const findReplayed = async (objects: KeptObjects, key: string): Promise<MissingObject> => ({
  key,
  replayed: await objects.find(replayedKey(key)),
});

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
  const missing: MissingObject[] = [];
  const read = async (object: ListedObject | string): Promise<void> => {
    if (typeof object === "string") {
      missing.push(await findReplayed(objects, object));
      return;
    }
    const text = await objects.read(object.key);
    if (text !== undefined) kept.push({ ...object, text });
    else if (selection.keys !== undefined) missing.push(await findReplayed(objects, object.key));
  };
  await mapWithProgress(chosen, read, { concurrency: CONCURRENCY, label: `Objects under ${PREFIXES[kind]}`, screen });
  return { kept: kept.toSorted((one, other) => (one.key < other.key ? -1 : 1)), missing };
};
