import js from "@eslint/js";
import boundaries from "eslint-plugin-boundaries";
import { existsSync } from "node:fs";
import tseslint from "typescript-eslint";

/**
 * The rooms of the code by floor, from the ground up. A room imports from the floors below it; where `together` is
 * set, also from its neighbours. `doors` are the files of a room that other rooms may import; a room without doors is
 * open. Import circles are refused by dependency-cruiser, see .dependency-cruiser.json.
 */
const FLOORS = [
  {
    together: true,
    rooms: {
      "functions/shared/http": [
        "api-handler.ts",
        "dispatch.ts",
        "etag.ts",
        "list-cursor.ts",
        "list-page.ts",
        "list-query.ts",
        "log-request.ts",
        "openapi.ts",
        "operation.ts",
        "problem.ts",
        "problem-response.ts",
        "response-headers.ts",
        "route.ts",
        "session-cookie.ts",
        "text-schema.ts",
      ],
      "functions/shared": undefined,
    },
  },
  {
    rooms: {
      "functions/start-workflow": ["sfn-workflow-starter.ts", "start-workflows.ts", "retry-budget.ts", "ports.ts"],
      "functions/*": ["*.ts"],
    },
  },
  { rooms: { stacks: undefined } },
  { rooms: { "scripts/shared/terminal": undefined } },
  { rooms: { "scripts/shared/executions": ["execution-report.ts", "executions.ts", "render-report.ts"] } },
  { rooms: { "scripts/shared/deployment": undefined, "scripts/shared/quotas": undefined } },
  {
    rooms: {
      "scripts/shared/capacity": [
        "assess-load.ts",
        "estimate-drain.ts",
        "limits.ts",
        "monthly-costs.ts",
        "pipeline-system.ts",
        "ticket-profile.ts",
        "warehouse-load.ts",
        "workflow-retries.ts",
      ],
    },
  },
  { rooms: { "scripts/shared/cleanup": ["guard.ts", "scratch-folder.ts"] } },
  { rooms: { "scripts/shared/html": undefined, "scripts/shared/random": undefined } },
  {
    rooms: {
      "scripts/shared/stream": [
        "batch-records.ts",
        "kinesis-stream.ts",
        "put-records.ts",
        "record.ts",
        "send-records.ts",
      ],
      "scripts/shared/tokens": undefined,
      "scripts/shared/warehouse": ["resolve-warehouse.ts", "warehouse.ts"],
    },
  },
  {
    rooms: {
      "scripts/shared/load": undefined,
      "scripts/shared/tickets": ["generate-tickets.ts", "json-layout.ts", "mix.ts", "record-source.ts"],
    },
  },
  {
    rooms: {
      "scripts/shared/failures": [
        "edit-record.ts",
        "open-editor.ts",
        "open-replay-ports.ts",
        "ports.ts",
        "read-stored-objects.ts",
        "selection.ts",
        "stored-records.ts",
      ],
      "scripts/shared/journey": undefined,
      "scripts/shared/reconciliation": [
        "compare-day.ts",
        "days.ts",
        "describe-finding.ts",
        "object-tickets.ts",
        "open-reconcile-ports.ts",
        "reconcile.ts",
        "repair.ts",
      ],
    },
  },
  {
    together: true,
    rooms: {
      "scripts/local/process": undefined,
      "scripts/local/console": ["build-console.ts", "serve-console.ts"],
      "scripts/local/emulator": ["script-faults.ts", "start-emulator.ts"],
      "scripts/local/event-source": ["start-event-source.ts"],
      "scripts/local/model-server": [
        "comprehend/local-sentiment.ts",
        "comprehend/score-sentiment.ts",
        "faults/fault.ts",
        "probe-model.ts",
        "run-model-server.ts",
        "start-model-server.ts",
      ],
      "scripts/local/postgres": ["start-warehouse.ts"],
      "scripts/local/stack": ["stack.ts", "show-stack.ts", "terraform-environment.ts"],
    },
  },
  { rooms: { "scripts/commands/*": [], "scripts/proofs/*": [] } },
];

const DIRECTION =
  "{{from.element.type}} may not import {{to.element.type}}: imports go down, see FLOORS in eslint.config.js";

const elements = FLOORS.flatMap(({ rooms }) => Object.keys(rooms)).map((room) => ({
  type: room,
  pattern: room,
  partialMatch: false,
}));

const roomPolicies = FLOORS.flatMap(({ rooms, together = false }, floor) => {
  const below = FLOORS.slice(0, together ? floor + 1 : floor).flatMap(({ rooms: others }) => Object.keys(others));
  return Object.keys(rooms).map((room) => ({
    from: { element: { type: room } },
    allow: { to: { element: { types: { anyOf: below } } } },
  }));
});

const doorPolicies = FLOORS.flatMap(({ rooms }) => Object.entries(rooms))
  .filter(([, doors]) => doors !== undefined)
  .map(([room, doors]) => ({
    disallow: { to: { element: { type: room, fileInternalPath: `!(${doors.join("|") || "-"})` } } },
    message: `${room} is entered by its doors alone: ${doors.join(", ") || "none"}`,
  }));

/** Prettier wraps code and leaves comments alone. */
const COMMENT_WIDTH = ["error", { code: 1000, comments: 120, ignoreUrls: true }];

const NO_CDKTF = {
  group: ["cdktf", "cdktf/*", "@cdktf/*", "constructs"],
  message: "Only main.ts and stacks/ may know CDKTF.",
};
/** A name that is text also finds longer ones: "Activate" finds "Deactivate", and which is there may depend on time. */
const WHOLE_NAMES = {
  selector:
    "CallExpression[callee.property.name='getByRole'] > ObjectExpression" +
    ":has(> Property[key.name='name']:not([value.type='Literal'][value.regex]):not([value.type='NewExpression']))" +
    ":not(:has(> Property[key.name='exact']))",
  message: "Say `exact: true`, or find by an expression: as it is, longer names fit as well.",
};
const NO_PICOCOLORS = { name: "picocolors", message: "Paint with scripts/shared/terminal/paint.ts, which cleans." };

/** The console's own rules come with its packages, which only those who work on it have. `npm test` installs them. */
const CONSOLE_RULES = existsSync(new URL("console/node_modules", import.meta.url))
  ? (await import("./console/lint.config.js")).default
  : [{ ignores: ["console/"] }];

export default tseslint.config(
  {
    ignores: [
      "cdktf.out/",
      "coverage/",
      "node_modules/",
      ".local/",
      ".venv/",
      "dist/",
      "console/dist/",
      "test/fixtures/console-site/",
      "console/src/api/schema.d.ts",
    ],
  },
  js.configs.recommended,
  {
    files: ["**/*.ts", "**/*.tsx"],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      "@typescript-eslint/consistent-type-assertions": ["error", { assertionStyle: "never" }],
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/switch-exhaustiveness-check": "error",
      "max-len": COMMENT_WIDTH,
    },
  },
  ...CONSOLE_RULES,
  {
    files: ["console/**/*.{ts,tsx}"],
    rules: {
      // How a route of TanStack Router leads elsewhere.
      "@typescript-eslint/only-throw-error": [
        "error",
        { allow: [{ from: "package", package: "@tanstack/router-core", name: ["Redirect", "NotFoundError"] }] },
      ],
    },
  },
  {
    // CDKTF's successor is a rename away as long as only the stack knows it.
    files: ["functions/**/*.ts", "scripts/**/*.ts"],
    rules: {
      "no-restricted-imports": ["error", { patterns: [NO_CDKTF] }],
    },
  },
  {
    // What a command shows passes one sanitizer: tickets hold texts that terminals would obey.
    files: ["scripts/**/*.ts"],
    ignores: ["scripts/shared/terminal/**"],
    rules: {
      "no-console": "error",
      "no-restricted-imports": ["error", { paths: [NO_PICOCOLORS], patterns: [NO_CDKTF] }],
      "no-restricted-syntax": [
        "error",
        {
          selector: "MemberExpression[object.name='process'][property.name=/^std(out|err)$/]",
          message: "Print with scripts/shared/terminal/output.ts.",
        },
      ],
    },
  },
  {
    files: ["functions/**/*.ts", "scripts/**/*.ts", "stacks/**/*.ts"],
    plugins: { boundaries },
    settings: { "boundaries/elements": elements, "import/resolver": { typescript: true } },
    rules: {
      "boundaries/dependencies": [
        "error",
        { default: "disallow", message: DIRECTION, policies: [...roomPolicies, ...doorPolicies] },
      ],
    },
  },
  {
    files: ["test/**/*.ts"],
    rules: {
      "@typescript-eslint/consistent-type-assertions": "off",
      "@typescript-eslint/no-unsafe-assignment": "off",
      "no-restricted-syntax": ["error", WHOLE_NAMES],
    },
  },
  {
    files: ["**/*.js", "**/*.mjs"],
    languageOptions: { globals: { process: "readonly", console: "readonly", URL: "readonly" } },
    rules: { "max-len": COMMENT_WIDTH },
  },
  {
    files: ["console/public/**/*.js"],
    languageOptions: { globals: { document: "readonly", localStorage: "readonly" } },
  },
);
