import {
  AdminAddUserToGroupCommand,
  AdminCreateUserCommand,
  AdminSetUserPasswordCommand,
  CognitoIdentityProviderClient,
} from "@aws-sdk/client-cognito-identity-provider";
import { randomBytes } from "node:crypto";
import * as z from "zod";
import type { DeployedStack } from "../deployment/clients.js";
import { emulatorClientConfig } from "../deployment/target.js";

/** Somebody who can sign in to the local stack. */
export interface LocalPerson {
  readonly email: string;
  /** Made up for this run. */
  readonly password: string;
  readonly role: string;
}

const OutputsSchema = z.object({ user_pool_id: z.string() });

/** Random, and with every kind of character that the pool requires. */
const makePassword = (): string => `Aa1-${randomBytes(15).toString("base64url")}`;

/** Somebody to add to the user pool of a local stack. */
interface NewPerson {
  readonly email: string;
  readonly name: string;
  readonly role: string;
  /** Group of the user pool that gives the role; undefined for customers. */
  readonly group: string | undefined;
}

const PEOPLE: readonly NewPerson[] = [
  { email: "admin@example.com", name: "Alex Admin", role: "admin", group: "admins" },
  { email: "agent.one@example.com", name: "Robin One", role: "agent", group: "agents" },
  { email: "agent.two@example.com", name: "Kim Two", role: "agent", group: "agents" },
  { email: "customer@example.com", name: "Charlie Customer", role: "customer", group: undefined },
];

/** Adds somebody to a user pool, with a password that was made up for them. @throws what the SDK throws */
export const addPerson = async (
  cognito: CognitoIdentityProviderClient,
  UserPoolId: string,
  { email, name, role, group }: NewPerson,
): Promise<LocalPerson> => {
  const user = { UserPoolId, Username: email };
  const UserAttributes = [
    { Name: "email", Value: email },
    { Name: "email_verified", Value: "true" },
    { Name: "name", Value: name },
  ];
  const password = makePassword();
  await cognito.send(new AdminCreateUserCommand({ ...user, UserAttributes, MessageAction: "SUPPRESS" }));
  await cognito.send(new AdminSetUserPasswordCommand({ ...user, Password: password, Permanent: true }));
  if (group !== undefined) await cognito.send(new AdminAddUserToGroupCommand({ ...user, GroupName: group }));
  return { email, password, role };
};

/** Signs a person in once, which writes the profile that admins see. @returns what went wrong, if anything */
const signIn = async (apiUrl: string, { email, password }: LocalPerson): Promise<string | undefined> => {
  const response = await fetch(`${apiUrl}/auth/login`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ email, password }),
  });
  await response.arrayBuffer();
  return response.ok ? undefined : `${email} cannot sign in: status ${response.status}`;
};

/**
 * Makes an admin, two agents and a customer, who are gone when the stack is. Their passwords are new in every run.
 * @param report gets what went wrong with a first sign-in: the rest of the stack works without
 */
export const addLocalPeople = async (
  stack: DeployedStack & { readonly apiUrl: string },
  report: (problem: string) => void,
): Promise<LocalPerson[]> => {
  const { user_pool_id: userPoolId } = OutputsSchema.parse(stack.outputs);
  const cognito = new CognitoIdentityProviderClient(
    emulatorClientConfig(stack.endpoint, stack.project.region, stack.credentials),
  );
  const people: LocalPerson[] = [];
  for (const person of PEOPLE) people.push(await addPerson(cognito, userPoolId, person));
  for (const person of people) {
    const problem = await signIn(stack.apiUrl, person);
    if (problem !== undefined) report(problem);
  }
  return people;
};
