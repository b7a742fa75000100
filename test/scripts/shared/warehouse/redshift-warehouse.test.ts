import {
  BatchExecuteStatementCommand,
  DescribeStatementCommand,
  GetStatementResultCommand,
  RedshiftDataClient,
} from "@aws-sdk/client-redshift-data";
import { mockClient } from "aws-sdk-client-mock";
import { beforeEach, describe, expect, it } from "vitest";
import { RedshiftWarehouse } from "../../../../scripts/shared/warehouse/redshift-warehouse.js";
import { readTable } from "../../../../scripts/shared/warehouse/warehouse.js";

const ID = "d9b6c0c9-0747-4bf4-b142-e8883122f766";
const api = mockClient(RedshiftDataClient);
const waits: number[] = [];

const connection = { Database: "analytics", WorkgroupName: "tickets", SecretArn: "arn:aws:secretsmanager:x" };
const settings = { region: "us-east-1", schema: "desk", connection };
const warehouse = (writes = false) =>
  new RedshiftWarehouse(new RedshiftDataClient({ region: "us-east-1" }), settings, {
    writes,
    sleep: (pause) => Promise.resolve(waits.push(pause)),
  });

const finished = (HasResultSet: boolean) => ({
  Status: "FINISHED" as const,
  SubStatements: [
    { Id: `${ID}:1`, HasResultSet: false },
    { Id: `${ID}:2`, HasResultSet },
  ],
});

beforeEach(() => {
  api.reset();
  waits.length = 0;
  api.on(BatchExecuteStatementCommand).resolves({ Id: ID });
});

describe("RedshiftWarehouse", () => {
  it("runs the statement in its schema, in one batch, with the configured login", async () => {
    api.on(DescribeStatementCommand).resolves(finished(false));

    await warehouse(true).query("TRUNCATE staging");

    expect(api.commandCalls(BatchExecuteStatementCommand)[0]?.args[0].input).toEqual({
      ...connection,
      Sqls: ['SET search_path TO "desk"', "TRUNCATE staging"],
    });
  });

  it.each([
    [[false, false], '"ann", who is not a superuser and may not create tables.'],
    [[false, true], '"ann", who is not a superuser and may create tables in schema desk. Only a check'],
    [[true, true], '"ann", a superuser. Only a check'],
  ])("says what the user may do: superuser and creator %j", async ([isSuperuser = false, mayCreate = false], words) => {
    api.on(DescribeStatementCommand).resolves(finished(true));
    api.on(GetStatementResultCommand).resolves({
      ColumnMetadata: [{ name: "current_user" }, { name: "usesuper" }, { name: "has_schema_privilege" }],
      Records: [[{ stringValue: "ann" }, { booleanValue: isSuperuser }, { booleanValue: mayCreate }]],
    });

    expect(await warehouse().describeRights()).toContain(`Reading as ${words}`);
  });

  it("says that the rights are unknown if they cannot be read", async () => {
    api.on(DescribeStatementCommand).resolves({ Status: "FAILED", Error: "ERROR: permission denied" });

    expect(await warehouse().describeRights()).toContain("are unknown");
  });

  it("waits longer and longer until the statement is finished", async () => {
    api
      .on(DescribeStatementCommand)
      .resolvesOnce({ Status: "SUBMITTED" })
      .resolvesOnce({ Status: "PICKED" })
      .resolvesOnce({ Status: "STARTED" })
      .resolves(finished(false));

    await warehouse().query("SELECT 1");

    expect(waits).toEqual([100, 150, 225]);
  });

  it("reads every page of the second statement's result, with values of their types", async () => {
    api.on(DescribeStatementCommand).resolves(finished(true));
    api
      .on(GetStatementResultCommand, { Id: `${ID}:2`, NextToken: undefined })
      .resolves({
        NextToken: "more",
        ColumnMetadata: [
          { name: "submitted_at", label: "day", typeName: "date" },
          { name: "tickets", typeName: "int8" },
          { name: "share", typeName: "numeric" },
          { name: "good", typeName: "bool" },
        ],
        Records: [
          [{ stringValue: "2026-11-21" }, { longValue: 0 }, { stringValue: "0.2500" }, { booleanValue: false }],
        ],
      })
      .on(GetStatementResultCommand, { Id: `${ID}:2`, NextToken: "more" })
      .resolves({ Records: [[{ stringValue: "007" }, { isNull: true }, { stringValue: "1.0000" }, { isNull: true }]] });

    const { columns, rows } = await readTable(warehouse(), "SELECT 1");

    expect(columns.map(({ name, numeric }) => [name, numeric])).toEqual([
      ["day", false],
      ["tickets", true],
      ["share", true],
      ["good", false],
    ]);
    expect(rows).toEqual([
      ["2026-11-21", 0, 0.25, false],
      ["007", null, 1, null],
    ]);
  });

  it("reports what Redshift refused and where, and recognises a missing table", async () => {
    const Error = 'ERROR: relation "nowhere" does not exist\n  Position: 15';
    api.on(DescribeStatementCommand).resolves({ Status: "FAILED", Error });

    await expect(warehouse().query("SELECT * FROM nowhere")).rejects.toMatchObject({
      message: 'relation "nowhere" does not exist (line 1, column 15).',
      kind: "no-such-relation",
    });
  });

  it("reports that a statement was cancelled", async () => {
    api.on(DescribeStatementCommand).resolves({ Status: "ABORTED" });

    await expect(warehouse().query("SELECT 1")).rejects.toThrow("cancelled");
  });

  it("reports Redshift as unreachable if the Data API itself refuses", async () => {
    api.on(BatchExecuteStatementCommand).rejects(Object.assign(new Error("not authorized"), { name: "AccessDenied" }));

    await expect(warehouse().query("SELECT 1")).rejects.toMatchObject({ kind: "unreachable" });
  });

  it("sends nothing that may change data unless writes are allowed", async () => {
    await expect(warehouse().query("DELETE FROM processed_tickets")).rejects.toThrow("--write");

    expect(api.calls()).toEqual([]);
  });
});
