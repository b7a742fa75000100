import type { Mutation } from "../mutation.js";

const ITEMS = {
  file: "scripts/commands/restore/restore-items.ts",
  tests: ["test/scripts/commands/restore/restore-items.test.ts"],
} as const;

/** The checks by which a restore brings back what was lost, and nothing else. */
export const restoreMutations: readonly Mutation[] = [
  {
    ...ITEMS,
    name: "restore/tokens",
    breaks: "callers",
    removes: "the rule that API tokens, which may have been revoked, are not restored",
    edit: {
      find: "const KINDS = [LEADING_KEYS.tickets,",
      put: "const KINDS = [LEADING_KEYS.tokens, LEADING_KEYS.tickets,",
    },
  },
  {
    ...ITEMS,
    name: "restore/meanwhile",
    breaks: "lost",
    removes: "the condition by which an item that was written meanwhile stays",
    edit: { find: '(was === "deleted" ? absent : {})', put: '(was === "changed" ? absent : {})' },
  },
  {
    name: "restore/time",
    file: "scripts/commands/restore/restore-objects.ts",
    tests: ["test/scripts/commands/restore/restore-objects.test.ts"],
    breaks: "lost",
    removes: "the time from the choice of a version: nothing would be restored",
    edit: {
      find: ".filter(({ modified }) => modified <= time)",
      put: ".filter(({ modified }) => modified > new Date(0))",
    },
  },
];
