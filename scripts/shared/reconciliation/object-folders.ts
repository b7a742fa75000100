import { paginateListObjectsV2, type S3Client } from "@aws-sdk/client-s3";
import pMap from "p-map";
import { ticketObjectKey } from "../../../functions/shared/contracts/ticket-record.js";
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

interface KeyCount {
  readonly client: S3Client;
  readonly bucket: string;
  readonly range: DateRange;
  readonly isCounted: (key: string) => boolean;
}

const dayOfKey = (key: string): string => dateOf(key.split("/").slice(0, 4).join("/") + "/") ?? "";

/** How many keys are in folders of other days than a range's. Lists a thousand per request, whatever their days. */
export const countKeysOutside = async (
  { client, bucket, range, isCounted }: KeyCount,
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

/** The days of a range that have a folder, found level by level: the cost depends on the days that exist. */
export const daysWithFolder = async (
  client: S3Client,
  bucket: string,
  range: DateRange,
  signal?: AbortSignal,
): Promise<readonly string[]> => {
  const below = async (Prefix: string): Promise<readonly string[]> => {
    signal?.throwIfAborted();
    const folders: string[] = [];
    for await (const page of paginateListObjectsV2({ client }, { Bucket: bucket, Prefix, Delimiter: "/" }))
      folders.push(...(page.CommonPrefixes ?? []).flatMap((found) => found.Prefix ?? []));
    return folders.filter((folder) => overlaps(range, dateOf(folder) ?? "~"));
  };
  const nextLevel = async (folders: readonly string[]): Promise<readonly string[]> =>
    (await pMap(folders, below, { concurrency: CONCURRENCY })).flat();
  const years = await nextLevel([ROOT]);
  const months = await nextLevel(years);
  const days = await nextLevel(months);
  return days.map((folder) => dateOf(folder) ?? "").filter(isRealDay);
};
