import type { Mutation } from "../mutation.js";

const ATTACKS = ["test/attacks/poisoned-packages.test.ts"];
const STEPS = {
  file: "scripts/bootstrap/steps.mjs",
  breaks: "packages",
  tests: ["test/scripts/bootstrap/steps.test.ts", ...ATTACKS],
} as const;

/** The checks by which a package that someone took over runs nothing when it is installed. */
export const packageMutations: readonly Mutation[] = [
  {
    name: "packages/unreviewed",
    file: "scripts/bootstrap/install-scripts.mjs",
    breaks: "packages",
    tests: ["test/scripts/bootstrap/steps.test.ts", ...ATTACKS],
    removes: "the refusal of packages with install scripts that nobody has reviewed",
    edit: {
      find: "if (unreviewed.length === 0) return approved;",
      put: "if (approved !== unreviewed) return approved;",
    },
  },
  {
    ...STEPS,
    name: "packages/npm-scripts",
    removes: "the option by which npm runs no install scripts",
    edit: { find: '["ci", "--ignore-scripts", ', put: '["ci", "--ignore-scripts=false", ' },
  },
  {
    ...STEPS,
    name: "packages/pip-hashes",
    removes: "pip's demand for a hash of every package",
    edit: { find: '"--require-hashes", ', put: "" },
  },
  {
    ...STEPS,
    name: "packages/pip-wheels",
    removes: "the rule that pip takes wheels only: a package's setup.py runs",
    edit: { find: '"--only-binary=:all:", ', put: "" },
  },
  {
    name: "packages/checkov",
    file: "scripts/commands/test/checkov/judge-findings.ts",
    breaks: "packages",
    tests: ["test/scripts/commands/test/checkov/judge-findings.test.ts"],
    removes: "the failure on findings of Checkov that nobody has explained",
    edit: { find: "!reasons.get(keyOf(finding))", put: "reasons.size < 0 && keyOf(finding)" },
  },
  {
    name: "packages/secrets",
    file: "scripts/commands/test/secrets/scan-secrets.ts",
    breaks: "packages",
    tests: ["test/scripts/commands/test/secrets/scan-secrets.test.ts"],
    removes: "the failure on secrets in tracked files",
    edit: { find: "!(hash in KNOWN)", put: "hash in KNOWN" },
  },
];
