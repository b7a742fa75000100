import { describe, expect, it } from "vitest";
import { ConfigError, readConfig } from "../../../stacks/config/config.js";

const CONSOLE_DOMAIN = "desk.example.com";
const CONSOLE_CERTIFICATE_ARN = "arn:aws:acm:us-east-1:123456789012:certificate/12345678-1234-1234-1234-123456789012";

describe("the settings of the console", () => {
  it("are a console under CloudFront's own name, unless something else is set", () => {
    expect(readConfig({}).console).toEqual({ build: "console/dist", domain: undefined });
  });

  it("can be no console", () => {
    expect(readConfig({ CONSOLE: "false", CONSOLE_DOMAIN, CONSOLE_CERTIFICATE_ARN }).console).toBeUndefined();
  });

  it("can be a name with its certificate, in any region of the stack", () => {
    const environment = { AWS_REGION: "us-west-2", CONSOLE_DOMAIN, CONSOLE_CERTIFICATE_ARN };

    expect(readConfig(environment).console?.domain).toEqual({
      name: CONSOLE_DOMAIN,
      certificateArn: CONSOLE_CERTIFICATE_ARN,
    });
  });

  it.each([
    [{ CONSOLE: "yes" }, "CONSOLE"],
    [{ CONSOLE_DOMAIN }, "CONSOLE_CERTIFICATE_ARN"],
    [{ CONSOLE_CERTIFICATE_ARN }, "CONSOLE_DOMAIN"],
    [{ CONSOLE_DOMAIN: "https://desk.example.com", CONSOLE_CERTIFICATE_ARN }, "CONSOLE_DOMAIN"],
    [{ CONSOLE_DOMAIN: "Desk.example.com", CONSOLE_CERTIFICATE_ARN }, "CONSOLE_DOMAIN"],
    [{ CONSOLE_DOMAIN: "*.example.com", CONSOLE_CERTIFICATE_ARN }, "CONSOLE_DOMAIN"],
    [{ CONSOLE_DOMAIN: "localhost", CONSOLE_CERTIFICATE_ARN }, "CONSOLE_DOMAIN"],
    [
      { CONSOLE_DOMAIN, CONSOLE_CERTIFICATE_ARN: CONSOLE_CERTIFICATE_ARN.replace("us-east-1", "eu-central-1") },
      "CONSOLE_CERTIFICATE_ARN",
    ],
    [{ CONSOLE_DOMAIN, CONSOLE_CERTIFICATE_ARN: "none" }, "CONSOLE_CERTIFICATE_ARN"],
  ])("are refused: %j", (environment, name) => {
    expect(() => readConfig(environment)).toThrow(ConfigError);
    expect(() => readConfig(environment)).toThrow(new RegExp(`^${name} is `, "m"));
  });
});
