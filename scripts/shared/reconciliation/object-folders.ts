import { paginateListObjectsV2, type S3Client } from "@aws-sdk/client-s3";
import pMap from "p-map";
import { ticketObjectKey } from "../../../functions/shared/contracts/ticket-record-schema.js";
import { isWithin, outsideOf, type DateRange } from "./days.js";

const ROOT = "tickets/";

/** Listings at once. */
const CONCURRENCY = 16;

/** Folders of a day: as the pipeline writes it, and without padding, which the load reads too. */
export const foldersOf = (day: string): readonly string[] => {
  const [year = "", month = "", date = ""] = day.split("-");
  const forms = (part: string): readonly string[] => [...new Set([part, String(Number(part))])];
  return forms(month).flatMap((m) => forms(date).map((d) => `${ROOT}${year}/${m}/${d}/`));
};

/** Key of a ticket submitted on a day. */
export const keyOn = (day: string, ticketId: string): string =>
  ticketObjectKey({ ticket_id: ticketId, submitted_at: `${day}T` });

/** The day of a folder, or a year or month as the start of one: "2026-01-05" for `tickets/2026/1/5/`. */
const dateOf = (folder: string): string | undefined => {
  const parts = folder.slice(ROOT.length, -1).split("/");
  const isDate = parts.every((part, level) => (level === 0 ? /^\d{4}$/ : /^\d{1,2}$/).test(part));
  return isDate ? parts.map((part) => part.padStart(2, "0")).join("-") : undefined;
};

/** Whether a day, or any day of a month or year, is in the range. */
const overlaps = ({ from, to }: DateRange, date: string): boolean =>
  isWithin({ from: from.slice(0, date.length), to: to.slice(0, date.length) }, date);

const isRealDay = (day: string): boolean => {
  const time = day.length === 10 ? Date.parse(day) : Number.NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day);
};

/** The folder of a key, as deep as a day's: `tickets/2026/01/05/` of `tickets/2026/01/05/08/a.json`. */
const dayFolderOf = (key: string): string => `${key.split("/").slice(0, 4).join("/")}/`;

const dayOfKey = (key: string): string => dateOf(dayFolderOf(key)) ?? "";

interface KeySelection {
  readonly client: S3Client;
  readonly bucket: string;
  readonly range: DateRange;
  readonly isCounted: (key: string) => boolean;
}

/** How many keys are in folders of other days than a range's. Lists a thousand per request, whatever their days. */
export const countKeysOutside = async (
  { client, bucket, range, isCounted }: KeySelection,
  signal?: AbortSignal,
): Promise<number> => {
  const isOutside = (day: string): boolean => isRealDay(day) && !isWithin(range, day);
  if (outsideOf(range).length === 0) return 0;
  let count = 0;
  for await (const { Contents = [] } of paginateListObjectsV2({ client }, { Bucket: bucket, Prefix: ROOT })) {
    signal?.throwIfAborted();
    count += Contents.filter(({ Key = "" }) => isCounted(Key) && isOutside(dayOfKey(Key))).length;
  }
  return count;
};

/** A folder of a day, and how many keys are in it. */
export interface DayFolder {
  readonly day: string;
  readonly folder: string;
  readonly keys: number;
}

/**
 * The folders of the days of a range. Years and months are found level by level, so that the cost depends on those that
 * exist; the keys of a month are listed, a thousand per request, which is few requests for many quiet days.
 */
export const dayFoldersIn = async (
  { client, bucket, range, isCounted }: KeySelection,
  signal?: AbortSignal,
): Promise<readonly DayFolder[]> => {
  const below = async (Prefix: string): Promise<readonly string[]> => {
    signal?.throwIfAborted();
    const folders: string[] = [];
    for await (const page of paginateListObjectsV2({ client }, { Bucket: bucket, Prefix, Delimiter: "/" }))
      folders.push(...(page.CommonPrefixes ?? []).flatMap((found) => found.Prefix ?? []));
    return folders.filter((folder) => overlaps(range, dateOf(folder) ?? "~"));
  };
  const inMonth = async (Prefix: string): Promise<readonly DayFolder[]> => {
    const counts = new Map<string, number>();
    for await (const { Contents = [] } of paginateListObjectsV2({ client }, { Bucket: bucket, Prefix })) {
      signal?.throwIfAborted();
      const folders = Contents.flatMap(({ Key = "" }) => (isCounted(Key) ? [dayFolderOf(Key)] : []));
      for (const folder of folders) counts.set(folder, (counts.get(folder) ?? 0) + 1);
    }
    return [...counts].map(([folder, keys]) => ({ day: dateOf(folder) ?? "", folder, keys }));
  };
  const ofEach = async <Found>(folders: readonly string[], list: (folder: string) => Promise<readonly Found[]>) =>
    (await pMap(folders, list, { concurrency: CONCURRENCY })).flat();
  const months = await ofEach(await below(ROOT), below);
  const found = await ofEach(months, inMonth);
  return found.filter(({ day }) => isRealDay(day) && isWithin(range, day));
};
