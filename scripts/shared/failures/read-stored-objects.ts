import pMap from "p-map";
import { mapWithProgress, type Screen } from "../terminal/screen.js";
import type { ListedObject, StoredObjects } from "./ports.js";
import type { Selection } from "./selection.js";

/** Objects read at once. */
const CONCURRENCY = 32;

export const PREFIXES = { failed: "failed/", quarantined: "quarantine/", "given-up": "aws/lambda/" } as const;
export type StoredKind = keyof typeof PREFIXES;

/** Key of an object after its records were sent again. */
export const replayedKey = (key: string): string => `replayed/${key}`;

export interface FoundObject extends ListedObject {
  readonly text: string;
}

/** An object that was requested by its key and does not exist. */
export interface MissingObject {
  readonly key: string;
  /** The object's copy from when it was sent again; undefined if there is none. */
  readonly replayed: ListedObject | undefined;
}

export interface StoredObjectsRead {
  readonly found: readonly FoundObject[];
  readonly missing: readonly MissingObject[];
}

const findReplayed = async (objects: StoredObjects, key: string): Promise<MissingObject> => ({
  key,
  replayed: await objects.find(replayedKey(key)),
});

/** The objects that may be in the range: an object is always written after the event that it describes. */
const chooseObjects = async (objects: StoredObjects, kind: StoredKind, { since, keys }: Selection) => {
  if (keys !== undefined) {
    const wanted = [...keys].filter((key) => key.startsWith(PREFIXES[kind]));
    return pMap(wanted, async (key) => (await objects.find(key)) ?? key, { concurrency: CONCURRENCY });
  }
  const listed = await objects.list(PREFIXES[kind]);
  return listed.filter(({ writtenAt }) => since === undefined || writtenAt >= since);
};

/**
 * Reads the objects of one kind. One that is deleted meanwhile counts as missing only if it was requested by its key.
 */
export const readStoredObjects = async (
  objects: StoredObjects,
  kind: StoredKind,
  selection: Selection,
  screen?: Screen,
): Promise<StoredObjectsRead> => {
  const chosen = await chooseObjects(objects, kind, selection);
  const found: FoundObject[] = [];
  const missing: MissingObject[] = [];
  const read = async (object: ListedObject | string): Promise<void> => {
    if (typeof object === "string") {
      missing.push(await findReplayed(objects, object));
      return;
    }
    const text = await objects.read(object.key);
    if (text !== undefined) found.push({ ...object, text });
    else if (selection.keys !== undefined) missing.push(await findReplayed(objects, object.key));
  };
  await mapWithProgress(chosen, read, { concurrency: CONCURRENCY, label: `Objects under ${PREFIXES[kind]}`, screen });
  return { found: found.toSorted((one, other) => (one.key < other.key ? -1 : 1)), missing };
};
