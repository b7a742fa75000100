import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import type { Command } from "commander";
import pMap from "p-map";
import { createS3, findBucket } from "../../shared/deployment/bucket.js";
import {
  resolveTarget,
  withEndpoint,
  withTarget,
  type Target,
  type TargetOptions,
} from "../../shared/deployment/target.js";
import { moment } from "../../shared/failures/selection.js";
import { runWhenStarted, UsageError } from "../../shared/terminal/command-line.js";
import { formatSeconds } from "../../shared/terminal/format.js";
import { createCommand, createCommandGroup } from "../../shared/terminal/help.js";
import { interruptible } from "../../shared/terminal/interruption.js";
import { printLine } from "../../shared/terminal/output.js";
import { runDrill } from "./drill.js";
import { planItems, restoreItem } from "./restore-items.js";
import { listVersions, planObjects, restoreObject } from "./restore-objects.js";

/** Calls at a time. */
const CONCURRENCY = 20;
const DRY_RUN = "Dry run. Pass --yes to apply.";

const openStores = (target: Target) => ({
  s3: createS3(target),
  dynamodb: new DynamoDBClient(target.clientConfig),
});

interface Yes extends TargetOptions {
  readonly yes?: true;
}

interface ObjectFlags extends Yes {
  readonly at: string;
  readonly prefix: string;
}

const objects = async ({ at: time, prefix, yes, ...options }: ObjectFlags): Promise<void> => {
  const at = moment("--at")(time);
  const target = await resolveTarget(options);
  const { s3 } = openStores(target);
  const bucket = await findBucket(s3, target);
  const restores = planObjects(await listVersions(s3, bucket, prefix), at);
  for (const { key, was } of restores) printLine(`${key}  ${was} since`);
  printLine(`${restores.length} objects to restore below ${prefix} of ${bucket}, as of ${at.toISOString()}`);
  if (yes !== true) printLine(DRY_RUN);
  else await pMap(restores, (restore) => restoreObject(s3, bucket, restore), { concurrency: CONCURRENCY });
};

interface ItemFlags extends Yes {
  readonly fromTable: string;
  readonly overwrite?: true;
}

const items = async ({ fromTable: from, overwrite, yes, ...options }: ItemFlags): Promise<void> => {
  const target = await resolveTarget(options);
  const to = target.names.table;
  if (from === to) throw new UsageError(`--from-table is "${from}", the table itself; expected one that was restored.`);
  const { dynamodb } = openStores(target);
  const found = await planItems(dynamodb, { from, to });
  const restores = found.filter(({ was }) => was === "deleted" || overwrite === true);
  const left = found.length - restores.length;
  printLine(`${restores.length} items to restore in ${to}, and ${left} that are another than in ${from}`);
  if (yes !== true) {
    printLine(DRY_RUN);
    return;
  }
  const done = await pMap(restores, (restore) => restoreItem(dynamodb, to, restore), { concurrency: CONCURRENCY });
  printLine(`${done.filter(Boolean).length} items restored`);
};

const drill = (options: TargetOptions): Promise<void> =>
  interruptible(async (signal) => {
    const target = await resolveTarget(options);
    const stores = openStores(target);
    const bucket = await findBucket(stores.s3, target);
    const results = await runDrill({ ...stores, table: target.names.table, bucket, signal });
    for (const { kind, deleted, changed, restored, left, seconds } of results)
      printLine(
        `${kind}: ${deleted} deleted, ${changed} overwritten, ${restored} restored in ${formatSeconds(seconds)}, ${left} left`,
      );
    printLine("Now compare the three locations: npm run reconcile");
    if (results.some(({ left, restored }) => left > 0 || restored === 0)) process.exitCode = 1;
  });

const targeting = (command: Command): Command => withEndpoint(withTarget(command));

const createObjectsProgram = (): Command =>
  targeting(
    createCommand({
      name: "objects",
      description: "Makes objects of the bucket as they were at a time: a former version becomes the latest again.",
      notes: "Objects that did not exist then are left as they are. Dry run, unless --yes is given.",
      examples: ["npm run restore -- objects --at 2026-11-28T08:30:00Z", "npm run restore -- objects --at 2h --yes"],
      exitCodes: { 0: "done", 1: "the bucket cannot be read or written", 2: "wrong options, or no stack" },
    }),
  )
    .requiredOption("--at <time>", "a time such as 2h (ago) or 2026-11-28T08:30:00Z")
    .option("--prefix <prefix>", "only objects whose keys begin with this", "tickets/")
    .option("--yes", "restore them")
    .action(objects);

const createItemsProgram = (): Command =>
  targeting(
    createCommand({
      name: "items",
      description: "Copies tickets, users and counters from a table that was restored to a point in time.",
      notes:
        "Items that are missing are added. --overwrite also replaces those that are another, and so takes back what happened to them since. API tokens are left out: one that was revoked would work again. Dry run, unless --yes is given.",
      examples: ["npm run restore -- items --from-table ticket-pipeline-dev-tickets-restored"],
      exitCodes: { 0: "done", 1: "a table cannot be read or written", 2: "wrong options, or no stack" },
    }),
  )
    .requiredOption("--from-table <name>", "the restored table")
    .option("--overwrite", "also replace items that are another")
    .option("--yes", "restore them")
    .action(items);

const createDrillProgram = (): Command =>
  withEndpoint(
    createCommand({
      name: "drill",
      description: "Damages two thirds of the tickets of a local stack, and restores them.",
      notes:
        "Never on AWS. Items are deleted and overwritten in the table, objects in the bucket; then they are restored from a copy of the table and from the versions of the objects.",
      examples: ["npm run restore -- drill"],
      exitCodes: {
        0: "all restored",
        1: "something was not, or there are no tickets",
        2: "wrong options, or no stack",
        130: "interrupted",
      },
    }),
  ).action(drill);

/** The command line of `npm run restore`. */
export const createProgram = (): Command =>
  createCommandGroup(
    {
      name: "restore",
      description: "Restores objects and items after they were deleted or overwritten by mistake.",
      examples: ["npm run restore -- objects --at 2h", "npm run restore -- drill"],
      exitCodes: { 0: "done", 1: "failed", 2: "wrong options, or no stack" },
    },
    [createObjectsProgram(), createItemsProgram(), createDrillProgram()],
  );

await runWhenStarted(import.meta.filename, createProgram);
