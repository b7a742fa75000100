import { describe, expect, it } from "vitest";
import {
  fromNewTicket,
  fromSupportRequest,
  fromUserTicket,
} from "../../../../functions/serve-api/intake/ticket-content.js";

describe("fromNewTicket", () => {
  it("takes the short form's type for heading and kind of issue", () => {
    expect(fromNewTicket({ type: "Login", message: "It fails" })).toEqual({
      subject: "Login",
      description: "It fails",
      issueType: "Login",
    });
  });

  it.each([{ subject: "No login" }, { title: "No login" }])(
    "takes the full form's heading, by either name: %j",
    (heading) => {
      const contact = { email: "ada@example.com" };

      expect(
        fromNewTicket({ ...heading, description: "It fails", category: "Login", product: "Vault", contact }),
      ).toEqual({
        subject: "No login",
        description: "It fails",
        product: "Vault",
        issueType: "Login",
        contact,
      });
    },
  );
});

describe("movers' requests", () => {
  it("carry whom they ask for beside the text", () => {
    expect(fromSupportRequest({ content: "Help", customerId: "someone" })).toEqual({
      subject: "Support request",
      description: "Help",
      requesterId: "someone",
    });
    expect(fromUserTicket({ user_id: "USR-1", description: "Help" })).toMatchObject({
      description: "Help",
      requesterId: "USR-1",
    });
  });

  it.each([undefined, "", " \n\u200b"])("say so when there is no description: %j", (description) => {
    expect(fromUserTicket({ user_id: "USR-1", description }).description).toBe(
      "The customer asked for support and gave no description.",
    );
  });
});
