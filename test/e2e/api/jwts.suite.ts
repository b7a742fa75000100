import { setTimeout as sleep } from "node:timers/promises";
import { decodeJwt } from "jose";
import { beforeAll, expect, it } from "vitest";
import { problemOf } from "./support/check-response.js";
import { forgeriesOf } from "./support/forged-jwts.js";
import type { LocalApi } from "./support/local-api.js";
import { People } from "./support/people.js";
import { storedIn } from "./support/stored-data.js";
import { aQuestion } from "./support/tickets.js";

/** Authentication by a JWT of the user pool. */
export const describeJwts = (api: () => LocalApi): void => {
  let people: People;
  let pool: { readonly UserPoolId: string; readonly ClientId: string };

  beforeAll(async () => {
    const { user_pool_id: UserPoolId, user_pool_client_id: ClientId } = api().outputs;
    pool = { UserPoolId, ClientId };
    people = new People(api().pipeline.clientConfig);
    await people.allowPasswords(pool);
  });

  const signIn = async (groups: readonly string[] = []) => {
    const signedIn = await people.signIn(pool, groups);
    api().secrets.add(signedIn.accessToken).add(signedIn.idToken);
    return signedIn;
  };

  const bearer = (jwt: string) => api().user({ authorization: `Bearer ${jwt}` });

  const refused = async (jwt: string): Promise<void> => {
    api().secrets.add(jwt);
    problemOf(await bearer(jwt).post("/tickets", aQuestion()), 401);
  };

  it.each([
    ["gold", ["gold"]],
    ["general", []],
  ])("accepts tickets from people of tier %s as theirs", async (tier, groups) => {
    const { accessToken } = await signIn(groups);
    const person = bearer(accessToken);

    const { ticketId } = await person.submit(aQuestion());

    expect(await person.read(`/tickets/${ticketId}`)).toMatchObject({ ticketId, tier });
    const item = (await api().pipeline.items()).get(ticketId);
    expect(item?.["customer_id"]?.S).toBe(decodeJwt(accessToken).sub);
  });

  it("refuses every forged JWT, and writes nothing", async () => {
    const { accessToken } = await signIn(["gold"]);
    const before = await storedIn(api().pipeline);

    for (const [, jwt] of await forgeriesOf(accessToken)) await refused(jwt);

    expect(await storedIn(api().pipeline)).toEqual(before);
    await bearer(accessToken).read("/tickets");
  });

  it("refuses an ID token, which identifies a person but does not authorize calls", async () => {
    await refused((await signIn()).idToken);
  });

  it("refuses the JWT of another pool", async () => {
    const other = await people.otherPool();
    await people.allowPasswords(other);

    await refused((await people.signIn(other)).accessToken);
  });

  it("refuses a JWT as soon as it has expired", async () => {
    await people.allowPasswords(pool, 6);
    const { accessToken } = await signIn();
    await people.allowPasswords(pool);
    await bearer(accessToken).read("/tickets");
    const end = (decodeJwt(accessToken).exp ?? 0) * 1_000;

    await sleep(end - Date.now() + 1_000);

    await refused(accessToken);
  });
};
