import { plural } from "../../shared/terminal/format.js";
import { paint } from "../../shared/terminal/paint.js";
import { onOneLine, renderTable } from "../../shared/terminal/table.js";
import { wrapReply } from "../../shared/terminal/text.js";
import type { Finding, Status } from "./finding.js";

const PAINT: Readonly<Record<Status, (text: string) => string>> = {
  ok: paint.green,
  warning: paint.yellow,
  failure: paint.red,
};

/** Messages of AWS may be long; a fix is copied, and so is never cut. */
const MESSAGE_LENGTH = 400;
const FIX_LENGTH = 20_000;

const countOf = (findings: readonly Finding[], status: Status): number =>
  findings.filter((finding) => finding.status === status).length;

/** "2 failures, 1 warning, 12 ok." */
const summarise = (findings: readonly Finding[]): string =>
  [
    plural(countOf(findings, "failure"), "failure"),
    plural(countOf(findings, "warning"), "warning"),
    `${countOf(findings, "ok")} ok`,
  ].join(", ");

/** The findings as a table, then what fixes each that is not ok, whole, so that it can be copied. */
export const renderFindings = (findings: readonly Finding[], where: string): string => {
  const rows = findings.map(({ status, subject, message }) => [
    PAINT[status](status),
    subject,
    onOneLine(message, MESSAGE_LENGTH),
  ]);
  const fixes = findings.flatMap(({ status, subject, fix }) =>
    status === "ok" || fix === undefined ? [] : [`${subject}\n    ${onOneLine(fix, FIX_LENGTH)}`],
  );
  return [
    renderTable(["", "what", "found"], rows),
    ...(fixes.length === 0 ? [] : [`How to fix it:\n\n${fixes.join("\n")}`]),
    wrapReply(`${where}: ${summarise(findings)}. Nothing was changed.`),
  ].join("\n\n");
};

/** 1 if something fails, 0 otherwise: warnings do not keep anyone from deploying. */
export const exitCodeOf = (findings: readonly Finding[]): number => (countOf(findings, "failure") > 0 ? 1 : 0);
