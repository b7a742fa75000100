/** Folder of a day's objects in the bucket: "2026/11/21". @param instant ISO 8601, in UTC */
export const dayFolder = (instant: string): string => instant.slice(0, 10).replaceAll("-", "/");
