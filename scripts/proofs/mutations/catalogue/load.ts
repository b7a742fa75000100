import type { Mutation } from "../mutation.js";

const job = (test: string): readonly string[] => [`test/glue/test_load_tickets_job.py::test_${test}`];
const warehouse = (test: string): readonly string[] => [
  `test/glue/ticket_etl/warehouse/test_warehouse.py::test_${test}`,
];
const LEASE = "test/glue/ticket_etl/warehouse/test_lease.py";

const CRASH =
  "test/glue/ticket_etl/warehouse/test_load_transaction.py::test_a_crash_leaves_nothing_behind_and_the_next_run_loads_everything";
const TRANSACTION = `self._connection.transaction(),
            self._connection.cursor(row_factory=dict_row) as cursor,
        ):
            cursor.execute(f"SET LOCAL search`;

/** The load into the warehouse; its tests use a real PostgreSQL where they need one. */
export const loadMutations: readonly Mutation[] = [
  {
    name: "load/years",
    removes: "the first year from what the filter accepts, so that the load rejects finished tickets",
    breaks: "lost",
    file: "functions/shared/contracts/timestamp.ts",
    edit: { find: "milliseconds >= EARLIEST && ", put: "" },
    tests: ["test/functions/shared/contracts/timestamp.test.ts"],
  },
  {
    name: "load/merge-key",
    removes: "the ticket's id as the key of the MERGE",
    breaks: "twice",
    file: "glue/sql/load/3_merge.sql",
    edit: {
      find: "ON processed_tickets.ticket_id = staged_tickets.ticket_id",
      put: "ON processed_tickets.ticket_id = staged_tickets.source_key",
    },
    tests: job("a_corrected_ticket_replaces_its_row"),
  },
  {
    name: "load/transaction",
    removes: "the transaction around staging and MERGE",
    breaks: "whole",
    file: "glue/ticket_etl/warehouse/postgres_database.py",
    edit: {
      find: TRANSACTION,
      put: TRANSACTION.replace("self._connection.transaction(),\n            ", "").replace("SET LOCAL", "SET"),
    },
    tests: [`${CRASH}[8-error]`],
  },
  {
    name: "load/transaction/watermark",
    removes: "the watermark from the load's transaction: it moves in a separate one",
    breaks: "whole",
    file: "glue/ticket_etl/warehouse/warehouse.py",
    edit: {
      find: 'rows = self.database.transact([*steps, *self._statements("load/4_finish.sql", **values)])',
      put: 'self.database.transact(steps)\n        rows = self.database.transact(self._statements("load/4_finish.sql", **values))',
    },
    tests: [
      "test/glue/ticket_etl/warehouse/test_redshift_database.py::test_a_load_is_one_batch_in_an_order_that_is_safe",
    ],
  },
  {
    name: "load/transaction/watermark-first",
    removes: "the order of merging before moving the watermark: it moves in an earlier transaction",
    breaks: "whole",
    file: "glue/ticket_etl/warehouse/warehouse.py",
    edit: {
      find: 'rows = self.database.transact([*steps, *self._statements("load/4_finish.sql", **values)])',
      put: 'rows = self.database.transact(self._statements("load/4_finish.sql", **values))\n        self.database.transact(steps)',
    },
    tests: [`${CRASH}[2-error]`],
  },
  {
    name: "load/quarantine",
    removes: "the table of rejects: they are dropped",
    breaks: "lost",
    file: "glue/sql/load/2_reject.sql",
    edit: { find: "WHERE reason IS NOT NULL\n  AND", put: "WHERE 1 = 0\n  AND" },
    tests: job("bad_rows_are_rejected_and_stored_and_the_good_ones_load"),
  },
  {
    name: "load/quarantine/objects",
    removes: "the copy of rejects in the bucket, where a person can fix them",
    breaks: "visible",
    file: "glue/ticket_etl/load.py",
    edit: {
      find: "written = write_rejects(self.stores.rejects, run_id, utc_now(), staged_rejects(spark, uri))",
      put: "written = run_id",
    },
    tests: job("bad_rows_are_rejected_and_stored_and_the_good_ones_load"),
  },
  {
    name: "load/quarantine/once",
    removes: "the check whether a reject is stored already",
    breaks: "twice",
    file: "glue/sql/load/2_reject.sql",
    edit: { find: "\n  AND reject_id NOT IN (SELECT reject_id FROM rejected_tickets)", put: "" },
    tests: job("bad_rows_are_rejected_and_stored_and_the_good_ones_load"),
  },
  {
    name: "load/quarantine/apart",
    removes: "the removal of rejects from staging before the MERGE",
    breaks: "alone",
    file: "glue/sql/load/2_reject.sql",
    edit: { find: "DELETE FROM staged_tickets WHERE reason IS NOT NULL;\n", put: "" },
    tests: job("bad_rows_are_rejected_and_stored_and_the_good_ones_load"),
  },
  {
    name: "load/too-many-rejects",
    removes: "the failure of a load that rejects too many rows",
    breaks: "visible",
    file: "glue/ticket_etl/load.py",
    edit: { find: "share > self.max_share", put: "share > 1" },
    tests: job("too_many_bad_rows_stop_the_load_before_it_merges"),
  },
  {
    name: "load/few-rejects",
    removes: "the number of bad rows from which their share counts, so that one of few holds up the others",
    breaks: "alone",
    file: "glue/ticket_etl/load.py",
    edit: { find: "counts.rows_rejected >= self.min_rows and ", put: "" },
    tests: job("a_few_bad_rows_do_not_hold_up_the_good_ones_whatever_their_share"),
  },
  {
    name: "load/odd-objects",
    removes: "the count of objects that a load cannot read: they are passed over in silence",
    breaks: "visible",
    file: "glue/ticket_etl/objects.py",
    edit: { find: "return Skipped(len(names), names[0] if names else None)", put: "return Skipped()" },
    tests: ["test/glue/test_load_job_odd_objects.py"],
  },
  {
    name: "load/newest-wins",
    removes: "the comparison of times, so that an older record overwrites a newer row",
    breaks: "twice",
    file: "glue/sql/load/2_reject.sql",
    edit: { find: "OR processed_tickets.processed_at > staged_tickets.processed_at", put: "OR 1 = 0" },
    tests: job("an_older_record_never_overwrites_a_newer_one"),
  },
  {
    name: "load/unchanged",
    removes: "the content hash, so that a reload writes every row again",
    breaks: "twice",
    file: "glue/sql/load/2_reject.sql",
    edit: { find: "processed_tickets.content_hash = staged_tickets.content_hash\n    OR", put: "1 = 0\n    OR" },
    tests: job("a_reload_of_days_counts_every_row_as_unchanged"),
  },
  {
    name: "load/look-back",
    removes: "the look-back before the watermark, so that an object which appears late is never read",
    breaks: "lost",
    file: "glue/ticket_etl/objects.py",
    edit: {
      find: "recent_since=_minus(progress.watermark, rules.look_back)",
      put: "recent_since=_minus(progress.watermark, timedelta(0))",
    },
    tests: job("an_object_that_appears_late_is_found_in_the_look_back"),
  },
  {
    name: "load/sweep",
    removes: "the daily sweep of old days",
    breaks: "lost",
    file: "glue/ticket_etl/objects.py",
    edit: { find: "now - progress.swept_to >= rules.sweep_every", put: "now < progress.swept_to" },
    tests: job("a_ticket_with_an_old_date_is_found_by_the_next_sweep"),
  },
  {
    name: "load/second-run/lock",
    removes: "PostgreSQL's lock, so that two loads run at the same time",
    breaks: "twice",
    file: "glue/ticket_etl/warehouse/warehouse.py",
    edit: { find: "if not self.database.lock():", put: "if self.database.lock() is None:" },
    tests: warehouse("a_second_run_exits_at_once_with_a_message"),
  },
  {
    name: "load/second-run/row",
    removes: "the check for a run in progress, the only check on Redshift",
    breaks: "twice",
    file: "glue/sql/begin.sql",
    edit: { find: "WHERE COALESCE(running, 0) = 0;", put: "WHERE COALESCE(running, 0) >= 0;" },
    tests: [LEASE],
  },
  {
    name: "load/second-run/lease",
    removes: "the lease, so that a run in progress counts as dead",
    breaks: "twice",
    file: "glue/sql/begin.sql",
    edit: { find: "\n  AND lease_until < :expired_before", put: "" },
    tests: [LEASE],
  },
  {
    name: "load/second-run/abandoned",
    removes: "the closing of a dead run's row, which then blocks every load",
    breaks: "alone",
    file: "glue/sql/begin.sql",
    edit: { find: "SET status = 'ABANDONED',", put: "SET status = 'RUNNING'," },
    tests: [LEASE],
  },
  {
    name: "load/second-run/table-lock",
    removes: "the table lock against two runs that start at the same moment",
    breaks: "twice",
    file: "glue/sql/begin.sql",
    edit: { find: "LOCK TABLE etl_loads;\n", put: "" },
    tests: [LEASE],
  },
  {
    name: "load/second-run/fence",
    removes: "the fence against a run that counts as dead and is still in progress",
    breaks: "twice",
    file: "glue/sql/load/4_finish.sql",
    edit: { find: "SELECT 1 / COUNT(*) AS fence", put: "SELECT COUNT(*) AS fence" },
    tests: warehouse("a_run_considered_dead_can_no_longer_load"),
  },
  {
    name: "load/failed",
    removes: "the status FAILED of a load's row",
    breaks: "visible",
    file: "glue/ticket_etl/load.py",
    edit: { find: "            self._record(error, counts)\n", put: "" },
    tests: job("too_many_bad_rows_stop_the_load_before_it_merges"),
  },
  {
    name: "load/views/rate",
    removes: "the ratio of sums in needs_human_rate, so that Redshift shows 4% as 0.0",
    breaks: "visible",
    file: "glue/sql/migrations/V008__redshift_numbers.sql",
    edit: {
      find: "SUM(CASE WHEN outcome = 'NEEDS_HUMAN' THEN 1 ELSE 0 END) * 1.0 / COUNT(*) AS DECIMAL(5, 4))",
      put: "AVG(CASE WHEN outcome = 'NEEDS_HUMAN' THEN 1.0 ELSE 0.0 END) AS DECIMAL(5, 4))",
    },
    tests: ["test/glue/test_redshift_numbers.py"],
  },
  {
    name: "load/staging/success-marker",
    removes: "the suppression of Spark's empty _SUCCESS, which COPY cannot read as Parquet",
    breaks: "whole",
    file: "glue/ticket_etl/staging/stage.py",
    edit: { find: '.option(_MARK_SUCCESS, "false")', put: "" },
    tests: ["test/glue/ticket_etl/staging/test_stage.py"],
  },
  {
    name: "load/serverless/logs",
    removes: "the log groups from what the namespace waits for: Redshift creates its own, without key and expiry",
    breaks: "visible",
    file: "stacks/constructs/load/serverless-warehouse.ts",
    edit: { find: "[copyRole.policy, ...this.#createLogGroups(props)]", put: "[copyRole.policy]" },
    tests: ["test/stacks/constructs/load/warehouse.test.ts"],
  },
];
