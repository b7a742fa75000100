import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import {
  ALLOWED_CHANGES,
  DESK_STATUSES,
  effectOfCustomerMessage,
  type DeskStatus,
} from "../../functions/shared/desk/desk-status.js";

const PAGE = readFileSync("docs/desk.md", "utf8");

/** The cells of the page's table of statuses, by status. */
const rowOf = (status: DeskStatus): readonly string[] => {
  const line = PAGE.split("\n").find((text) => text.startsWith(`| ${status.padEnd(7)} |`)) ?? "";
  return line.split("|").map((cell) => cell.trim());
};

const listed = (statuses: readonly DeskStatus[]): string => (statuses.length === 0 ? "nothing" : statuses.join(", "));

const effectOf = (status: DeskStatus): string => {
  const { kind, deskStatus } = effectOfCustomerMessage(status);
  if (kind === "follow-up") return "a follow-up ticket";
  return kind === "stays" ? `stays ${deskStatus}` : "reopens it";
};

describe("docs/desk.md", () => {
  it.each(DESK_STATUSES)("says what becomes of a ticket that is %s", (status) => {
    const { staff, customer } = ALLOWED_CHANGES;

    expect(rowOf(status).slice(1, -1)).toEqual([
      status,
      listed(staff[status]),
      listed(customer[status]),
      effectOf(status),
    ]);
  });
});
