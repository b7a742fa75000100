import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { resolveApiUrl } from "../../shared/deployment/api-url.js";
import { sendRequest } from "../../shared/deployment/http-api.js";
import { resolveTarget, resourceUnusable, type Target } from "../../shared/deployment/target.js";
import { createApiToken } from "../../shared/tokens/api-tokens.js";
import { type CustomerApi, HttpCustomerApi } from "./customer-api.js";
import type { DestinationOptions } from "./destination.js";
import type { TicketWithReply } from "./replies.js";

const OPTIONS = "--endpoint or --target";

/** Tokens are valid for an hour: long enough for any run, and then nobody can use them. */
const TOKEN_DAYS = 1 / 24;

/** Makes one token per customer, when they first write. */
const tokensIn = (target: Target): ((ticket: TicketWithReply) => Promise<string>) => {
  const client = new DynamoDBClient({ ...target.clientConfig });
  const { table } = target.names;
  const needed = { description: `table "${table}" of ${target.description}, to make tokens in`, options: OPTIONS };
  const tokens = new Map<string, Promise<string>>();
  const make = async ({ customerId, tier }: TicketWithReply): Promise<string> => {
    const token = { subject: customerId, tier, days: TOKEN_DAYS, label: "generate --replies" };
    try {
      return (await createApiToken(client, table, token)).token;
    } catch (error) {
      throw resourceUnusable(needed, error);
    }
  };
  return (ticket) => {
    const made = tokens.get(ticket.customerId) ?? make(ticket);
    tokens.set(ticket.customerId, made);
    return made;
  };
};

/** An API that responds, for a run that has not begun yet. */
export interface OpenApi {
  readonly url: string;
  readonly forCustomers: (signal: AbortSignal) => CustomerApi;
}

/**
 * Finds the API of the target and asks for its health, so that a missing one is reported before a ticket is sent.
 * @throws UsageError if there is no API, or it does not respond
 */
export const openCustomerApi = async (options: DestinationOptions): Promise<OpenApi> => {
  const found = await resolveTarget(options);
  const region = options.region ?? found.region;
  const target = { ...found, region, clientConfig: { ...found.clientConfig, region } };
  const url = await resolveApiUrl(target, undefined, OPTIONS);
  const { status } = await sendRequest({ method: "GET", url: `${url}/health`, headers: {} }).catch((error: unknown) => {
    throw resourceUnusable({ description: `the API at ${url}`, options: OPTIONS }, error);
  });
  if (status !== 200)
    throw resourceUnusable(
      { description: `the API at ${url}`, options: OPTIONS },
      new Error(`its health has status ${status}`),
    );
  const tokenOf = tokensIn(target);
  return { url, forCustomers: (signal) => new HttpCustomerApi({ apiUrl: url, tokenOf, send: sendRequest, signal }) };
};
