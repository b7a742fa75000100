import type { RequestListener } from "node:http";
import { PERSON_SCOPES } from "../../../functions/shared/auth/caller.js";
import { aTicketApi } from "../../support/aws/api-under-test.js";
import { aDeskApi } from "../../support/aws/desk-under-test.js";
import { anIdentityApi } from "../../support/aws/identity-under-test.js";
import { gatewayOver } from "../../support/aws/in-memory-gateway.js";

/** The whole API in memory, for browsers: people sign in, and their access tokens are those of the pool in memory. */
export class ConsoleApi {
  readonly identity = anIdentityApi();
  readonly desk = aDeskApi();
  readonly tickets = aTicketApi();
  readonly listener: RequestListener = gatewayOver(
    { "serve-api": this.tickets.send, "serve-desk": this.desk.send, "serve-identity": this.identity.send },
    (header) => this.#callerOf(header("Authorization")),
  );

  #callerOf(authorization: string | undefined) {
    const { pool } = this.identity.ports;
    const session = /^Bearer access-(.+)$/.exec(authorization ?? "")?.[1];
    const user = pool.users.get(pool.sessions.get(session ?? "") ?? "");
    if (user?.active !== true) return undefined;
    return { subject: user.id, role: user.role, tier: user.tier, scopes: PERSON_SCOPES };
  }
}
