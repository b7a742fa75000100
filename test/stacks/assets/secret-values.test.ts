import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readConfig } from "../../../stacks/config/config.js";
import { writeSecretValues } from "../../../stacks/assets/secret-values.js";
import { synthesizeStack } from "../../support/aws/synthesized-stack.js";
import { temporaryFolder } from "../../support/aws/temporary-folder.js";
import { EXISTING, LOGIN } from "../../support/aws/warehouses.js";

const withPassword = { ...EXISTING, ...LOGIN };

describe("the warehouse's password", () => {
  it("is written next to the stack, readable only by this user, and removed when no longer set", () => {
    const folder = temporaryFolder();
    const file = join(folder, "secrets.auto.tfvars.json");
    writeSecretValues(folder, readConfig(withPassword));

    expect(JSON.parse(readFileSync(file, "utf8"))).toEqual({ redshift_password: LOGIN.REDSHIFT_PASSWORD });
    expect(statSync(file).mode & 0o777).toBe(0o600);

    writeSecretValues(folder, readConfig(EXISTING));
    expect(existsSync(file)).toBe(false);
  });

  it("is not in the synthesized stack, and reaches Terraform as a value that it does not store", () => {
    const stack = synthesizeStack(withPassword);
    const version = stack.resource("aws_secretsmanager_secret_version");

    expect(stack.text).not.toContain(LOGIN.REDSHIFT_PASSWORD);
    expect(stack.json["variable"]).toEqual({
      redshift_password: expect.objectContaining({ sensitive: true, ephemeral: true, type: "string" }) as unknown,
    });
    expect(version).not.toHaveProperty("secret_string");
    expect(version["secret_string_wo"]).toContain("var.redshift_password");
  });

  it("is written again only when it changes", () => {
    const versionOf = (password: string): unknown =>
      synthesizeStack({ ...withPassword, REDSHIFT_PASSWORD: password }).resource("aws_secretsmanager_secret_version")[
        "secret_string_wo_version"
      ];

    expect(versionOf("Never-Shown-1")).toBe(versionOf("Never-Shown-1"));
    expect(versionOf("Never-Shown-2")).not.toBe(versionOf("Never-Shown-1"));
  });
});
