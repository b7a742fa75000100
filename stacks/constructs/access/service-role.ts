import { isDeepStrictEqual } from "node:util";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role/index.js";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy/index.js";
import { Lazy } from "cdktf";
import { Construct } from "constructs";
import { policyDocument, type Conditions, type Statement } from "./policy.js";

export interface ServiceRoleProps {
  /** At most 64 characters. */
  readonly name: string;
  readonly description: string;
  /** The service that may take the role: `lambda.amazonaws.com`. Some go by two names. */
  readonly service: string | readonly string[];
  /** Narrows the trust to calls on this account's behalf, where the service says whose they are. */
  readonly trustConditions?: Conditions;
}

/** A role that one service takes. It can do nothing until something allows it. */
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
   * Adds one statement; `sid` says in letters and digits what it is for. The same one again changes nothing.
   * @throws Error when another statement has the `sid`, which IAM would refuse.
   */
  allow(sid: string, actions: readonly string[], resources: readonly string[], conditions?: Conditions): void {
    const statement = { sid, actions, resources, ...(conditions === undefined ? {} : { conditions }) };
    const existing = this.#statements.get(sid) ?? statement;
    if (!isDeepStrictEqual(existing, statement)) throw new Error(`${this.node.path} has another statement ${sid}.`);
    this.#statements.set(sid, statement);
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
