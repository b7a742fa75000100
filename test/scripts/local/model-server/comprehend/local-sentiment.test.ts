import { afterAll, beforeAll, expect, it } from "vitest";
import { ComprehendSentiment } from "../../../../../functions/detect-sentiment/comprehend-sentiment.js";
import { LocalSentiment } from "../../../../../scripts/local/model-server/comprehend/local-sentiment.js";
import { runModelServer, type RunningModelServer } from "../../../../../scripts/local/model-server/run-model-server.js";
import { aComprehendClient } from "../../../../support/aws/model-clients.js";

let server: RunningModelServer;
let client: ReturnType<typeof aComprehendClient>;

beforeAll(async () => {
  server = await runModelServer();
  client = aComprehendClient(server.url);
});
afterAll(async () => {
  client.destroy();
  await server.close();
});

it.each([
  ["en", "I am furious, this is the worst service ever."],
  ["de", "Seit heute Morgen ist die Seite sehr langsam. Sonst gefällt sie mir gut."],
  ["ja", "ログインできません。とても困っています。"],
  ["nl", "Ik kan sinds gisteren niet meer inloggen op mijn account."],
  ["en", "12345"],
])("says of a text in %s what detect-sentiment gets from the server: %s", async (language, text) => {
  const [local, remote] = [new LocalSentiment(), new ComprehendSentiment(client)];

  expect(await local.dominantLanguage(text)).toEqual(await remote.dominantLanguage(text));
  expect(await local.scores(text, language)).toEqual(await remote.scores(text, language));
});
