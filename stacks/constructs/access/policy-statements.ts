/** Operator, then condition key, then what it must match. */
export type Conditions = Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;

/** A statement of a policy. It allows its actions, or denies them if `deny` is set. */
export interface Statement {
  readonly sid: string;
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly conditions?: Conditions;
  /**
   * Who it applies to, in a resource policy or a trust policy: services such as `sns.amazonaws.com`, an ARN, everyone,
   * or who signed in with an identity provider.
   */
  readonly principal?:
    { readonly Service: string | readonly string[] } | { readonly AWS: string } | { readonly Federated: string };
  readonly deny?: boolean;
}

const toJson = ({ sid, actions, resources, conditions, principal, deny = false }: Statement) => ({
  Sid: sid,
  Effect: deny ? "Deny" : "Allow",
  ...(principal === undefined ? {} : { Principal: principal }),
  Action: actions,
  ...(resources.length === 0 ? {} : { Resource: resources }),
  ...(conditions === undefined ? {} : { Condition: conditions }),
});

/** A policy document as JSON. Statements of a trust policy have no resources. */
export const policyDocument = (statements: readonly Statement[]): string =>
  JSON.stringify({ Version: "2012-10-17", Statement: statements.map(toJson) });

/** Denies everyone access to the resource over plain HTTP. */
export const denyPlainHttp = (action: string, resources: readonly string[]): Statement => ({
  sid: "DenyPlainHttp",
  deny: true,
  principal: { AWS: "*" },
  actions: [action],
  resources,
  conditions: { Bool: { "aws:SecureTransport": "false" } },
});
