import type { Mutation } from "../mutation.js";

const ACCESS = {
  file: "stacks/constructs/workflow/model-access.ts",
  tests: ["test/stacks/constructs/workflow/model-access.test.ts"],
};
const CONFIG = {
  file: "stacks/config/bedrock-models.ts",
  tests: ["test/stacks/config/bedrock-models.test.ts"],
};

const CONCURRENCY = {
  file: "stacks/config/lambda-concurrency.ts",
  tests: ["test/stacks/config/lambda-concurrency.test.ts"],
};

/** Which models are accepted, what the function may call, and how many functions may run at once. */
export const modelMutations: readonly Mutation[] = [
  {
    ...ACCESS,
    name: "models/condition",
    removes: "the condition that a model is called through its profile, so that it may be called in any region",
    breaks: "spend",
    edit: { find: '{ StringEquals: { "bedrock:InferenceProfileArn": profileArn } },', put: "" },
  },
  {
    ...ACCESS,
    name: "models/any-region",
    removes: "the regions that a profile routes to, other than its own",
    breaks: "deploys",
    edit: { find: ': ["*"];', put: ": [account.region];" },
  },
  {
    ...ACCESS,
    name: "models/global",
    removes: "the model's ARN without a region, which AWS asks for with profiles of any region",
    breaks: "deploys",
    edit: { find: '["*", ""]', put: '["*"]' },
  },
  {
    ...CONFIG,
    name: "models/on-demand",
    removes: "the refusal of a model that cannot be called without a profile",
    breaks: "deploys",
    edit: { find: "&& needsProfile(foundationModel)) {", put: "&& !needsProfile(foundationModel) && false) {" },
  },
  {
    ...CONFIG,
    name: "models/callers",
    removes: "the refusal of a profile that the region cannot call",
    breaks: "deploys",
    edit: {
      find: "if (geography === undefined || callers === undefined) return [];",
      put: "if (callers !== null) return [];",
    },
  },
  {
    ...CONFIG,
    name: "models/location",
    removes: "the refusal of an ARN of another region or partition",
    breaks: "deploys",
    edit: { find: "  ...locationIssues(names, model, region),\n", put: "" },
  },
  {
    ...CONFIG,
    name: "models/tool-use",
    removes: "the refusal of a model without tool use",
    breaks: "deploys",
    edit: { find: "  ...toolIssues(names, model, named),\n", put: "" },
  },
  {
    ...CONFIG,
    name: "models/foundation-model",
    removes: "the demand for the model behind an ARN that does not name it",
    breaks: "deploys",
    edit: { find: "  ...foundationIssues(names, model, named),\n", put: "" },
  },
  {
    ...CONCURRENCY,
    name: "concurrency/unreserved",
    removes: "the executions that AWS demands to stay unreserved, so that the deployment fails",
    breaks: "deploys",
    edit: { find: "(quota - UNRESERVED) / 2", put: "quota / 2" },
  },
  {
    ...CONCURRENCY,
    name: "concurrency/order",
    removes: "the order of the reservations, so that the API gets none while others have some",
    breaks: "deploys",
    edit: { find: "if (wanted > left) break;", put: "if (wanted > left) continue;" },
  },
  {
    ...CONCURRENCY,
    name: "concurrency/limit",
    removes: "the limit of the model's calls",
    breaks: "spend",
    edit: { find: "const wanted = chosen ?? wantedBy(claim, room);", put: "const wanted = wantedBy(claim, room);" },
  },
  {
    name: "concurrency/lanes",
    removes: "the limit of a queue's calls to what its processor may run, so that deliveries are throttled",
    breaks: "lost",
    file: "stacks/constructs/routing/ticket-routing.ts",
    edit: { find: "Math.max(Math.min(concurrency, reserved), MIN_CONCURRENCY)", put: "concurrency + 0 * reserved" },
    tests: ["test/stacks/constructs/routing/ticket-routing.test.ts"],
  },
];
