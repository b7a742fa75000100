import { expect, it } from "vitest";
import * as z from "zod";
import { UserResponseSchema } from "../../../functions/shared/api/legacy-schemas.js";
import { AcceptedTicketSchema } from "../../../functions/shared/api/ticket-schemas.js";
import { PYTHON, runProcess, runScript, type ProcessResult } from "../support/run-script.js";
import { problemOf } from "./support/check-response.js";
import type { LocalApi } from "./support/local-api.js";
import { MARK } from "./support/tickets.js";

const CLIENTS = "test/e2e/clients";

const HandedOverSchema = z.strictObject({ message: z.string().min(1), ticketId: z.string() });
const AnsweredSchema = z.strictObject({
  response: z.string().min(20),
  time_created: z.iso.datetime(),
  time_finished: z.iso.datetime(),
});

const outputOf = ({ code, out, err }: ProcessResult): unknown => {
  expect(code, err).toBe(0);
  return JSON.parse(out);
};

/** Clients of three former systems. Only the base URL and the token are new. */
export const describeLegacyClients = (api: () => LocalApi): void => {
  /** Settings of a client, for a customer that no other test uses. */
  const settingsFor = async (subject: string) => {
    const token = await api().token(subject);
    return { settings: { BASE_URL: api().base, TOKEN: token }, owner: api().user({ token }) };
  };

  it("accepts what the form of a web site posts", async () => {
    const { settings, owner } = await settingsFor("web-form");

    const text = `The ${MARK} export stops at 40% every time. What can we do?`;
    const ended = await runProcess(process.execPath, [`${CLIENTS}/report-form.mjs`, "Export", text], settings);

    const { ticketId } = AcceptedTicketSchema.parse(outputOf(ended));
    expect(await api().waitForTicket(owner, ticketId)).toMatchObject({ subject: "Export", status: "ANSWERED" });
  });

  it("accepts what the back end of a chat posts", async () => {
    const { settings, owner } = await settingsFor("chat");

    const text = `Where do I see what ${MARK} costs us a month?`;
    const ended = await runScript(`${CLIENTS}/support-chat.ts`, ["customer 7", text], settings);

    const { ticketId } = HandedOverSchema.parse(outputOf(ended));
    expect(await api().waitForTicket(owner, ticketId)).toMatchObject({ status: "ANSWERED" });
  });

  it("accepts no ticket for a user that another customer created", async () => {
    const [one, other] = await Promise.all([api().customer("has-user"), api().customer("has-none")]);
    const { user_id } = UserResponseSchema.parse(JSON.parse((await one.send("/user", { method: "POST" })).text));

    problemOf(await other.post("/ticket", { user_id }), 404);

    expect(await api().ticketsOf("has-none")).toEqual([]);
  });

  it.each([
    ["a description", [`How do I add a colleague to our ${MARK} account?`]],
    ["no description", []],
  ])("creates a user and a ticket with %s, and returns the answer once there is one", async (_, texts) => {
    const { settings } = await settingsFor("asker");

    const ended = await runProcess(PYTHON, [`${CLIENTS}/ask_support.py`, ...texts], settings);

    const { time_created: created, time_finished: finished } = AnsweredSchema.parse(outputOf(ended));
    expect(Date.parse(finished)).toBeGreaterThan(Date.parse(created));
  });
};
