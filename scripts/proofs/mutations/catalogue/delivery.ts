import type { Mutation } from "../mutation.js";

const STACK = {
  breaks: "delivery",
  tests: ["test/stacks/delivery-stack.test.ts"],
} as const;
const WORKFLOWS = { breaks: "delivery", tests: ["test/github/workflows.test.ts"] } as const;
const REPORT = { breaks: "delivery", tests: ["test/scripts/commands/delivery/plan-report.test.ts"] } as const;

/** The checks by which workflows deploy what was approved, and get and show no more than they need. */
export const deliveryMutations: readonly Mutation[] = [
  {
    ...STACK,
    name: "delivery/subject",
    file: "stacks/constructs/delivery/github-identity.ts",
    removes: "the subject from the trust in GitHub's jobs: any repository gets the roles",
    edit: { find: ", [`${HOST}:sub`]: subject }", put: " }" },
  },
  {
    ...STACK,
    name: "delivery/boundary",
    file: "stacks/constructs/delivery/delivery-policies.ts",
    removes: "the boundary that roles must have to be changed",
    edit: { find: '{ "iam:PermissionsBoundary": boundary }', put: "{}" },
  },
  {
    ...STACK,
    name: "delivery/other-keys",
    file: "stacks/constructs/delivery/delivery-policies.ts",
    removes: "the refusal to delete keys of other stages",
    edit: { find: '"kms:DisableKey", "kms:PutKeyPolicy", "kms:ScheduleKeyDeletion"', put: '"kms:None"' },
  },
  {
    ...STACK,
    name: "delivery/limit-roles",
    file: "stacks/ticket-pipeline-stack.ts",
    removes: "the boundary from the roles of a stage",
    edit: { find: "limitRoles(this, props.config);", put: "void limitRoles;" },
  },
  {
    ...WORKFLOWS,
    name: "delivery/forks",
    file: ".github/workflows/plan.yml",
    removes: "the rule that pull requests of forks get no plan",
    edit: { find: "github.event.pull_request.head.repo.full_name == github.repository", put: "true" },
  },
  {
    ...WORKFLOWS,
    name: "delivery/environment",
    file: ".github/workflows/deploy-stage.yml",
    removes: "the environment, and with it the approval, from deployments",
    edit: { find: "    environment: ${{ inputs.stage }}\n", put: "" },
  },
  {
    name: "delivery/approved",
    file: "scripts/commands/delivery/cli.ts",
    breaks: "delivery",
    tests: ["test/scripts/commands/delivery/terraform-plan.test.ts"],
    removes: "the comparison with the plan that was approved",
    edit: { find: "if (report.digest !== digest)", put: 'if (report.digest === "")' },
  },
  {
    ...REPORT,
    name: "delivery/fence",
    file: "scripts/commands/delivery/render-plan.ts",
    removes: "the fence that no line of a plan can end",
    edit: { find: '"`".repeat(longest + 1)', put: '"`".repeat(Math.min(3, longest))' },
  },
  {
    ...REPORT,
    name: "delivery/accounts",
    file: "scripts/commands/delivery/plan-report.ts",
    removes: "the hiding of ids of accounts",
    edit: { find: "hideAccounts(cleanText(", put: "((text: string) => (hideAccounts(text) ? text : text))(cleanText(" },
  },
  {
    name: "delivery/author",
    file: "scripts/commands/delivery/issue-tracker.ts",
    breaks: "delivery",
    tests: ["test/scripts/commands/delivery/publish.test.ts"],
    removes: "the check of who wrote the comment that is changed",
    edit: { find: "user?.login === AUTHOR && ", put: "user !== undefined && " },
  },
];
