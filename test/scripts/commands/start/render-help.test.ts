import { expect, it } from "vitest";
import { renderHelp } from "../../../../scripts/commands/start/render-help.js";

const standing = {
  endpoint: "http://127.0.0.1:1",
  apiUrl: "http://127.0.0.1:1/_aws/execute-api/abc/v1",
  token: "tp_1",
};

it("says how to send more, look and stop", () => {
  expect(renderHelp(standing)).toMatch(/npm run generate.*npm run trace.*<ticketId>.*Ctrl-C/s);
});

it("says where the API is, in a line that submits a ticket", () => {
  expect(renderHelp(standing).split("\n")).toContainEqual(
    expect.stringMatching(/^ {2}curl -sS -X POST '.*\/abc\/v1\/tickets' -H 'Token: tp_1' .* -d '\{"type":.*'$/),
  );
});
