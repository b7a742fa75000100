import { DynamoDBClient, PutItemCommand } from "@aws-sdk/client-dynamodb";
import { mockClient } from "aws-sdk-client-mock";
import { expect, it } from "vitest";
import { hashSecret, parseApiToken } from "../../../../functions/shared/auth/api-token.js";
import { createLocalToken } from "../../../../scripts/shared/deployment/local-token.js";
import { resourceNames } from "../../../../stacks/names.js";

it("makes a token of a gold customer that may read and write, and stores its hash only", async () => {
  const names = resourceNames({ projectName: "tickets", stage: "dev" });
  const table = mockClient(DynamoDBClient).on(PutItemCommand).resolves({});

  const text = await createLocalToken({ dynamo: new DynamoDBClient({}), names });

  const token = parseApiToken(text);
  const [put] = table.commandCalls(PutItemCommand).map(({ args }) => args[0].input);
  expect(put).toMatchObject({
    TableName: names.table,
    Item: {
      sk: { S: token?.id },
      token_hash: { S: hashSecret(token?.secret ?? "") },
      tier: { S: "gold" },
      scopes: { SS: ["tickets:read", "tickets:write"] },
    },
  });
  expect(JSON.stringify(put)).not.toContain(token?.secret);
});
