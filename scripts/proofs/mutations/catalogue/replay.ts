import type { Mutation } from "../mutation.js";

const at = (name: string, test: string = name) => ({
  file: `scripts/commands/replay/${name}.ts`,
  tests: [`test/scripts/commands/replay/${test}.test.ts`],
});

const NAME = {
  file: "functions/shared/intake/execution-name.ts",
  tests: ["test/functions/shared/intake/execution-name.test.ts"],
};

/** The safeguards that make it safe to repeat a replay. */
export const replayMutations: readonly Mutation[] = [
  {
    ...NAME,
    name: "replay/name",
    removes: "the fixed name of a replay: replaying twice starts two executions",
    breaks: "twice",
    edit: { find: "sha256(`${executionArn} ${redriveCount}`)", put: "sha256(String(Math.random()))" },
  },
  {
    ...NAME,
    name: "replay/name/end",
    removes: "the failed execution from a replay's name: a ticket that failed again cannot be replayed again",
    breaks: "visible",
    edit: { find: "sha256(`${executionArn} ${redriveCount}`)", put: "sha256(ticketId)" },
  },
  {
    ...at("assess-failure"),
    name: "replay/finished",
    removes: "the check for a finished ticket: it is answered again",
    breaks: "twice",
    edit: {
      find: "if (REPLAYABLE_STATUSES.has(item.status) || unpublished(facts)) return ready(facts);",
      put: 'if (item.status !== "") return ready(facts);',
    },
  },
  {
    ...at("assess-failure"),
    name: "replay/running",
    removes: "the check for an execution in progress on the ticket",
    breaks: "twice",
    edit: {
      find: '  if (holder === "RUNNING") return { state: "running", why: "an execution is working on it" };\n',
      put: "",
    },
  },
  {
    ...at("assess-failure"),
    name: "replay/later-failure",
    removes: "the check of what replayed this failure: an old object hides that the ticket failed again",
    breaks: "visible",
    edit: {
      find: "  if (REPLAYABLE_STATUSES.has(item.status) && replay !== undefined) return replayed(replay);\n",
      put: "",
    },
  },
  {
    ...at("plan-needs-human"),
    name: "replay/needs-human/text",
    removes: "the check of a waiting ticket's text: each replay starts a ticket without text again",
    breaks: "twice",
    edit: { find: '  if (!hasText(input)) return { ...found, state: "settled", why: TEXTLESS };\n', put: "" },
  },
  {
    ...at("plan-failures"),
    name: "replay/unpublished",
    removes: "the mark on a ticket that was stored and never published: its replay skips it",
    breaks: "lost",
    edit: { find: "  if (assessment.markFirst) await table.markFailed(pointerTo(failure));\n", put: "" },
  },
  {
    ...at("actions", "plan-quarantined"),
    name: "replay/quarantined/order",
    removes: "the order of sending before moving: a record that the stream did not accept is stored nowhere",
    breaks: "lost",
    edit: {
      find: "  await stream.send(records);\n  await objects.move(key, replayedKey(key));\n",
      put: "  await objects.move(key, replayedKey(key));\n  await stream.send(records);\n",
    },
  },
  {
    ...at("actions", "plan-quarantined"),
    name: "replay/quarantined/moved",
    removes: "the move of a record that was sent again: it is sent by each replay",
    breaks: "twice",
    edit: { find: "  await objects.move(key, replayedKey(key));\n", put: "" },
  },
  {
    ...at("plan-quarantined"),
    name: "replay/split/whole",
    removes: "the check of every ticket in a split record: the invalid ones are left out, and their object is moved",
    breaks: "lost",
    edit: { find: 'readings.findIndex(({ kind }) => kind === "invalid")', put: "-1" },
  },
  {
    file: "scripts/shared/tickets/check-records.ts",
    tests: ["test/scripts/shared/tickets/record-source.test.ts"],
    name: "generate/malformed-share",
    removes: "the limit on malformed records: a file of another kind is sent line by line",
    breaks: "visible",
    edit: { find: "const MAX_MALFORMED_SHARE = 0.1;", put: "const MAX_MALFORMED_SHARE = 1;" },
  },
];
