import { DataResource, Fn, Token } from "cdktf";
import { Construct } from "constructs";

/**
 * What proves to the API that a request comes from the console's distribution: a random value that Terraform makes once
 * and keeps in its state. The API has its hash alone. To replace it: `terraform apply -replace` of this resource.
 */
export class ConsoleProof extends Construct {
  /** The value: for CloudFront, which sends it, and for WAF. */
  readonly value: string;
  /** Its SHA-256 in hexadecimal. It may be read by whoever may read a function's settings. */
  readonly sha256: string;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    // Random by the operating system's generator, 122 bits. Ignored once it is there: each plan would have another one.
    const stored = new DataResource(this, "value", { lifecycle: { ignoreChanges: ["input"] } });
    stored.addOverride("input", "${sensitive(uuid())}");
    this.value = Token.asString(Fn.sensitive(stored.output));
    this.sha256 = Token.asString(Fn.nonsensitive(Fn.sha256(this.value)));
  }
}
