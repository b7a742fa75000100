import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  ticketObjectKey,
  TicketRecordSchema,
  type TicketRecord,
} from "../../../../functions/shared/contracts/ticket-record-schema.js";
import { ticketRecords } from "../../../support/builders/arbitraries.js";
import { aTicketRecord } from "../../../support/builders/tickets.js";

const COLUMNS = Object.keys(aTicketRecord()) as (keyof TicketRecord)[];

const issuePaths = (record: unknown): string[] =>
  TicketRecordSchema.safeParse(record).error?.issues.map((issue) => issue.path.join(".")) ?? [];

describe("TicketRecordSchema", () => {
  it("begins with the nineteen columns that analysts query, in their order", () => {
    expect(Object.keys(TicketRecordSchema.shape).slice(0, 19)).toEqual([
      "ticket_id",
      "submitted_at",
      "customer_first_name",
      "customer_last_name",
      "customer_full_name",
      "customer_email",
      "product",
      "issue_type",
      "subject",
      "description",
      "response_text",
      "sentiment",
      "sentiment_score_mixed",
      "sentiment_score_negative",
      "sentiment_score_neutral",
      "sentiment_score_positive",
      "priority",
      "priority_reasoning",
      "processed_at",
    ]);
  });

  it("comes back the same from one line of JSON", () => {
    fc.assert(
      fc.property(ticketRecords(), (record) => {
        const line = JSON.stringify(record);
        expect(line).not.toContain("\n");
        expect(TicketRecordSchema.parse(JSON.parse(line))).toEqual(record);
      }),
    );
  });

  it("names a missing column, except those that earlier versions did not have", () => {
    const required = COLUMNS.filter(
      (column) => !["set_apart", "held_reasons", "customer_email_check"].includes(column),
    );
    fc.assert(
      fc.property(ticketRecords(), fc.constantFrom(...required), (record, column) => {
        const mutilated = Object.fromEntries(Object.entries(record).filter(([name]) => name !== column));
        expect(issuePaths(mutilated)).toEqual([column]);
      }),
    );
  });

  it("reads a record of version 1, which has neither text that was set apart nor reasons", () => {
    const { set_apart, held_reasons, customer_email_check, ...record } = aTicketRecord({
      schema_version: 1,
      customer_email_check: null,
    });

    expect(TicketRecordSchema.parse(record)).toEqual({
      ...record,
      set_apart,
      held_reasons,
      customer_email_check,
    });
  });

  it("names the column whose type is wrong", () => {
    fc.assert(
      fc.property(
        ticketRecords(),
        fc.constantFrom(...COLUMNS),
        fc.constantFrom<unknown>(-1, true, [], {}),
        (record, column, value) => {
          expect(issuePaths({ ...record, [column]: value })).toEqual([column]);
        },
      ),
    );
  });

  it("refuses a column that the warehouse does not have", () => {
    expect(TicketRecordSchema.safeParse({ ...aTicketRecord(), mood: "bad" }).error?.issues).toMatchObject([
      { code: "unrecognized_keys", keys: ["mood"] },
    ]);
  });

  it.each(["2026-11-21", "2026-11-21T08:30:00Z", "2026-11-21T08:30:00.000+01:00", "2026-02-30T08:30:00.000Z"])(
    "refuses %s as an instant: only the normal form sorts and partitions",
    (instant) => {
      expect(issuePaths({ ...aTicketRecord(), submitted_at: instant })).toEqual(["submitted_at"]);
    },
  );
});

describe("ticketObjectKey", () => {
  it("dates the key by submission in UTC", () => {
    expect(ticketObjectKey({ ticket_id: "TKT-1", submitted_at: "2026-01-02T23:59:59.999Z" })).toBe(
      "tickets/2026/01/02/ticket_TKT-1.json",
    );
  });
});
