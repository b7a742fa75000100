import type { Mutation } from "../mutation.js";

const FOLDER = "scripts/commands/preflight";
const ACCOUNTS = ["test/scripts/commands/preflight/broken-accounts.test.ts"];

/** What keeps the preflight from changing an account, from hanging, and from saying less or more than it found. */
export const preflightMutations: readonly Mutation[] = [
  {
    name: "preflight/only-reads",
    removes: "the guard of the clients: the preflight may send a call that changes the account",
    breaks: "meant",
    file: `${FOLDER}/account/only-reads.ts`,
    edit: { find: "if (READS.test(commandName) || commandName === CONVERSE) return next;", put: "return next;" },
    tests: ["test/scripts/commands/preflight/account/only-reads.test.ts"],
  },
  {
    name: "preflight/deadline",
    removes: "the deadline of a check: one call that hangs stops all of them",
    breaks: "meant",
    file: `${FOLDER}/run-checks.ts`,
    edit: {
      find: "return await Promise.race([check.run(context, signal), untilAborted(signal)]);",
      put: "return await check.run(context, signal);",
    },
    tests: ["test/scripts/commands/preflight/run-checks.test.ts"],
  },
  {
    name: "preflight/wrong-account",
    removes: "the comparison with --account",
    breaks: "meant",
    file: `${FOLDER}/checks/credentials.ts`,
    edit: { find: "expected.accountId !== accountId)", put: "expected.accountId === accountId)" },
    tests: ACCOUNTS,
  },
  {
    name: "preflight/own-resources",
    removes: "the second simulation, on the stack's own names: rights that are denied count as allowed",
    breaks: "meant",
    file: `${FOLDER}/checks/rights.ts`,
    edit: { find: "return [...onOwn, ...onEverything.filter(", put: "return [...onEverything.filter(" },
    tests: ACCOUNTS,
  },
  {
    name: "preflight/every-type",
    removes: "a type of resource from the table: nobody asks whether it may be created",
    breaks: "meant",
    file: `${FOLDER}/resource-types.ts`,
    edit: { find: 'aws_iam_role_policy: iam("PutRolePolicy GetRolePolicy DeleteRolePolicy"),', put: "" },
    tests: ["test/scripts/commands/preflight/resource-types.test.ts"],
  },
  {
    name: "preflight/names-without-state",
    removes: "the look at Terraform's state: a deployed stage's own resources count as a clash",
    breaks: "meant",
    file: `${FOLDER}/checks/names.ts`,
    edit: { find: "if (state === undefined) return [];", put: 'if (state === undefined) throw new Error("no state");' },
    tests: ACCOUNTS,
  },
  {
    name: "preflight/desk-subscriptions",
    removes: "the desk's topic from its check: subscriptions that nobody has confirmed are looked for elsewhere",
    breaks: "meant",
    file: `${FOLDER}/checks/account-settings.ts`,
    edit: { find: "topics: [deskNotices] }", put: "topics: [] }" },
    tests: ACCOUNTS,
  },
  {
    name: "preflight/certificate/names",
    removes: "the limit of a wildcard to one label: a certificate counts that CloudFront refuses for the name",
    breaks: "deploys",
    file: `${FOLDER}/checks/certificate.ts`,
    edit: {
      find: 'pattern.slice(1) === host.slice(host.indexOf("."))',
      put: "host.endsWith(pattern.slice(1))",
    },
    tests: ACCOUNTS,
  },
  {
    name: "preflight/certificate/expiry",
    removes: "the look at the day on which a certificate expires: nobody hears of one that could not be renewed",
    breaks: "deploys",
    file: `${FOLDER}/checks/certificate.ts`,
    edit: { find: "if (days >= LAST_DAYS) return undefined;", put: "if (days >= 0) return undefined;" },
    tests: ACCOUNTS,
  },
];
