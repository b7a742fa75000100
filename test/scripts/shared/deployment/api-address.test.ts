import { expect, it } from "vitest";
import { awsApiUrl, emulatorApiUrl } from "../../../../scripts/shared/deployment/api-address.js";

it.each(["http://127.0.0.1:4566", "http://127.0.0.1:4566/"])(
  "an API of the emulator at %s is under its endpoint",
  (endpoint) => {
    expect(emulatorApiUrl(endpoint, "abc")).toBe("http://127.0.0.1:4566/_aws/execute-api/abc/v1");
  },
);

it("an API of AWS has a host of its own", () => {
  expect(awsApiUrl("eu-west-1", "abc")).toBe("https://abc.execute-api.eu-west-1.amazonaws.com/v1");
});
