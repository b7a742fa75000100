import { isDeepStrictEqual } from "node:util";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy/index.js";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role/index.js";
import { Lazy } from "cdktf";
import { Construct } from "constructs";
import { policyDocument, type Conditions, type Statement } from "./policy-statements.js";

export interface ServiceRoleProps {
  /** At most 64 characters. */
  readonly name: string;
  readonly description: string;
  /** The service that may assume the role: `lambda.amazonaws.com`. Some services have two names. */
  readonly service: string | readonly string[];
  /** Restricts the trust to calls on this account's behalf, for services that send the account. */
  readonly trustConditions?: Conditions;
}

/** A role that one service may assume. It has no permissions until `allow` adds them. */
export class ServiceRole extends Construct {
  readonly arn: string;
  /** What a resource must wait for when it is checked against the role on creation. */
  readonly policy: IamRolePolicy;
  readonly #statements = new Map<string, Statement>();

  constructor(scope: Construct, id: string, props: ServiceRoleProps) {
    super(scope, id);
    const role = this.#createRole(props);
    this.arn = role.arn;
    this.policy = new IamRolePolicy(this, "policy", {
      name: "permissions",
      role: role.id,
      policy: Lazy.stringValue({ produce: () => policyDocument([...this.#statements.values()]) }),
    });
  }

  /**
   * Adds a statement. `sid` names its purpose in letters and digits. Adding the same statement again changes nothing.
   * @throws Error if a different statement has the same `sid`, which IAM would reject.
   */
  allow(sid: string, actions: readonly string[], resources: readonly string[], conditions?: Conditions): void {
    this.#add({ sid, actions, resources, ...(conditions === undefined ? {} : { conditions }) });
  }

  /** Adds a statement that takes back some of what others allow. @throws Error as `allow` does */
  deny(sid: string, actions: readonly string[], resources: readonly string[], conditions: Conditions): void {
    this.#add({ sid, actions, resources, conditions, deny: true });
  }

  #add(statement: Statement): void {
    const existing = this.#statements.get(statement.sid) ?? statement;
    if (!isDeepStrictEqual(existing, statement))
      throw new Error(`${this.node.path} already has a different statement ${statement.sid}.`);
    this.#statements.set(statement.sid, statement);
  }

  #createRole({ name, description, service, trustConditions }: ServiceRoleProps): IamRole {
    const trust: Statement = {
      sid: "Trust",
      principal: { Service: service },
      actions: ["sts:AssumeRole"],
      resources: [],
      ...(trustConditions === undefined ? {} : { conditions: trustConditions }),
    };
    return new IamRole(this, "role", { name, description, assumeRolePolicy: policyDocument([trust]) });
  }
}
