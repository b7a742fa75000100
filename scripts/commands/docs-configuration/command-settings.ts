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
        description: "Name of the model on that server.",
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
];
