import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { DynamoDBClient, GetItemCommand } from "@aws-sdk/client-dynamodb";
import { S3Client, PutObjectCommand } from "@aws-sdk/client-s3";
import { afterEach, expect, it } from "vitest";
import { clientSettings, s3Settings } from "../../../../functions/shared/lambda/aws-clients.js";

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

const listen = (onRequest: (response: ServerResponse) => void): Promise<string> =>
  new Promise((resolve) => {
    server = createServer((_request, response) => {
      onRequest(response);
    });
    server.listen(0, "127.0.0.1", () => {
      resolve(`http://127.0.0.1:${String((server?.address() as AddressInfo).port)}`);
    });
  });

const ACCOUNT = { region: "us-east-1", credentials: { accessKeyId: "test", secretAccessKey: "test" } };

it("gives up on a silent service after the timeout, three times", async () => {
  let calls = 0;
  const endpoint = await listen(() => (calls += 1));
  const client = new S3Client({
    ...clientSettings(300),
    endpoint,
    forcePathStyle: true,
    ...ACCOUNT,
  });

  await expect(client.send(new PutObjectCommand({ Bucket: "b", Key: "k", Body: "{}" }))).rejects.toMatchObject({
    name: "TimeoutError",
  });
  expect(calls).toBe(3);
});

it("gives up on a service that shows progress but does not respond", async () => {
  const endpoint = await listen((response) => {
    const progress = setInterval(() => {
      response.writeProcessing();
    }, 50);
    response.on("close", () => {
      clearInterval(progress);
    });
  });
  const client = new DynamoDBClient({ ...clientSettings(300), endpoint, ...ACCOUNT });

  await expect(client.send(new GetItemCommand({ TableName: "t", Key: { pk: { S: "1" } } }))).rejects.toMatchObject({
    name: "TimeoutError",
  });
}, 10_000);

it("gives up on a service that stalls in the middle of its response", async () => {
  const endpoint = await listen((response) => {
    response.writeHead(200, { "content-type": "application/x-amz-json-1.0" });
    response.write('{"Item":');
  });
  const client = new DynamoDBClient({ ...clientSettings(300), endpoint, ...ACCOUNT });

  await expect(client.send(new GetItemCommand({ TableName: "t", Key: { pk: { S: "1" } } }))).rejects.toMatchObject({
    name: "TimeoutError",
  });
});

it.each([
  [false, {}],
  [true, { AWS_ENDPOINT_URL: "http://localhost:4566" }],
  [true, { AWS_ENDPOINT_URL_S3: "http://localhost:4566" }],
])("puts the bucket into the path (%s) with the environment %j", (inPath, env) => {
  expect(s3Settings(1_000, env).forcePathStyle).toBe(inPath);
});
