import { describe, expect, it } from "vitest";
import { synthesizeStack } from "../../../support/aws/synthesized-stack.js";

const stack = synthesizeStack();
const pool = stack.resource("aws_cognito_user_pool");
const client = stack.resource("aws_cognito_user_pool_client", "users/client");
const identity = stack.resource("aws_cognito_user_pool_client", "users/identity-client");

describe("the user pool", () => {
  it("allows only administrators to create users", () => {
    expect(pool).toMatchObject({ admin_create_user_config: { allow_admin_create_user_only: true } });
  });

  it("requires long passwords of all kinds of characters, and offers a second factor", () => {
    expect(pool).toMatchObject({
      password_policy: {
        minimum_length: 14,
        require_lowercase: true,
        require_uppercase: true,
        require_numbers: true,
        require_symbols: true,
      },
      mfa_configuration: "OPTIONAL",
      software_token_mfa_configuration: { enabled: true },
    });
  });

  it("is protected in prod and removed with any other stage", () => {
    expect(pool).toMatchObject({ deletion_protection: "INACTIVE", lifecycle: { prevent_destroy: false } });
    expect(synthesizeStack({ STAGE: "prod" }).resource("aws_cognito_user_pool")).toMatchObject({
      deletion_protection: "ACTIVE",
      lifecycle: { prevent_destroy: true },
    });
  });

  it("has groups for gold customers, agents and administrators", () => {
    const names = stack.resources("aws_cognito_user_group").map(([, { name }]) => name);

    expect(names.sort()).toEqual(["admins", "agents", "gold"]);
  });
});

describe("the app client", () => {
  it("has no secret, never sends a password, and does not reveal who has an account", () => {
    expect(client).toMatchObject({
      generate_secret: false,
      explicit_auth_flows: ["ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"],
      prevent_user_existence_errors: "ENABLED",
      enable_token_revocation: true,
    });
  });

  it("of serve-identity has a secret, and takes passwords only with AWS credentials", () => {
    expect(identity).toMatchObject({
      generate_secret: true,
      explicit_auth_flows: ["ALLOW_ADMIN_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"],
      prevent_user_existence_errors: "ENABLED",
      enable_token_revocation: true,
      access_token_validity: 15,
      refresh_token_validity: 1,
    });
  });

  it("gets tokens for 15 minutes, and can renew them for a day", () => {
    expect(client).toMatchObject({
      access_token_validity: 15,
      id_token_validity: 15,
      refresh_token_validity: 1,
      token_validity_units: [{ access_token: "minutes", id_token: "minutes", refresh_token: "days" }],
    });
  });
});
