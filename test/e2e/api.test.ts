import { afterAll, beforeAll, describe } from "vitest";
import { describeAutomation } from "./api/automation.suite.js";
import { describeBadInput } from "./api/bad-input.suite.js";
import { describeBrowsers } from "./api/browsers.suite.js";
import { describeConformance } from "./api/conformance.suite.js";
import { describeConsole } from "./api/console.suite.js";
import { describeDesk } from "./api/desk.suite.js";
import { describeIdentity } from "./api/identity.suite.js";
import { describeIdempotency } from "./api/idempotency.suite.js";
import { describeJwts } from "./api/jwts.suite.js";
import { describeLanes } from "./api/lanes.suite.js";
import { describeLeaks } from "./api/leaks.suite.js";
import { describeListing } from "./api/listing.suite.js";
import { LocalApi } from "./api/support/local-api.js";
import { describeLegacyClients } from "./api/legacy-clients.suite.js";
import { describeOutages } from "./api/outages.suite.js";
import { describeService } from "./api/service.suite.js";
import { describeSubmitting } from "./api/submitting.suite.js";
import { describeThrottling } from "./api/throttling.suite.js";
import { describeTokens } from "./api/tokens.suite.js";

/**
 * All suites share one stack, because a stack takes more than a minute to start. The last two must run last: one stops
 * the processing of tickets, and the other searches the logs of everything before it.
 */
describe("the HTTP API", () => {
  let started: LocalApi | undefined;
  const api = (): LocalApi => {
    if (started === undefined) throw new Error("The local stack did not start.");
    return started;
  };

  beforeAll(async () => {
    console.info("Starting a local stack with the HTTP API …");
    started = await LocalApi.start();
  });

  afterAll(() => started?.pipeline.stack.stop());

  describe("as a service", () => {
    describeService(api);
  });
  describe("for customers who submit tickets", () => {
    describeSubmitting(api);
  });
  describe("for tickets of both tiers", () => {
    describeLanes(api);
  });
  describe("for repeated requests", () => {
    describeIdempotency(api);
  });
  describe("for customers who list tickets", () => {
    describeListing(api);
  });
  describe("for legacy clients", () => {
    describeLegacyClients(api);
  });
  describe("for staff at their desk", () => {
    describeDesk(api);
  });
  describe("for tickets that nobody has to assign or escalate", () => {
    describeAutomation(api);
  });
  describe("for holders of tokens", () => {
    describeTokens(api);
  });
  describe("for people who have signed in", () => {
    describeJwts(api);
  });
  describe("for people who sign in through the API", () => {
    describeIdentity(api);
  });
  describe("for pages in browsers", () => {
    describeBrowsers(api);
  });
  describe("for people in browsers", () => {
    describeConsole(api);
  });
  describe("while a service is unavailable", () => {
    describeOutages(api);
  });
  describe("for callers over their rate limit", () => {
    describeThrottling(api);
  });
  describe("for bad requests", () => {
    describeBadInput(api);
  });
  describe("for generated requests", () => {
    describeConformance(api);
  });
  describe("in the logs", () => {
    describeLeaks(api);
  });
});
