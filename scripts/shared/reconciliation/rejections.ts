import type { Finding } from "./findings.js";

/** A record that the load refused, as rejected_tickets has it. */
export interface Rejection {
  /** Of the object, in the form that was refused. */
  readonly key: string;
  readonly etag: string;
  /** Undefined when the record does not say. */
  readonly ticketId: string | undefined;
  readonly reason: string;
}

/** An object in its present form. */
export interface ObjectVersion {
  readonly key: string;
  readonly etag: string;
}

/** Whether a load would have to change the warehouse to mend it. */
const needsLoad = (finding: Finding): boolean =>
  (finding.kind === "missing" && finding.missingIn.includes("warehouse")) ||
  (finding.kind === "differs" && finding.between[1] === "warehouse");

/** Why the load refused what a ticket's object holds now; an object that was written anew since is not refused yet. */
const reasonFor = (
  ticketId: string,
  version: ObjectVersion | undefined,
  rejections: readonly Rejection[],
): string | undefined =>
  rejections.find(
    ({ key, etag, ...rejected }) =>
      key === version?.key && etag === version.etag && (rejected.ticketId ?? ticketId) === ticketId,
  )?.reason;

/** Adds to what the warehouse lacks, or has otherwise, why the load refused it. Asks for rejections only if there is need to. */
export const explainMissing = async (
  findings: readonly Finding[],
  versions: ReadonlyMap<string, ObjectVersion>,
  readRejections: () => Promise<readonly Rejection[]>,
): Promise<readonly Finding[]> => {
  if (!findings.some(needsLoad)) return findings;
  const rejections = await readRejections();
  return findings.map((finding) => {
    if (finding.kind === "unreadable" || !needsLoad(finding)) return finding;
    const rejected = reasonFor(finding.ticketId, versions.get(finding.ticketId), rejections);
    return rejected === undefined ? finding : { ...finding, rejected };
  });
};
