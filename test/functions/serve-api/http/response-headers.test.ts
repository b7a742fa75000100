import { describe, expect, it } from "vitest";
import { readAllowedOrigins } from "../../../../functions/serve-api/http/response-headers.js";

describe("ALLOWED_ORIGINS", () => {
  it.each([undefined, "", " , "])("allows none when it lists none: %s", (list) => {
    expect([...readAllowedOrigins(list)]).toEqual([]);
  });

  it("lists origins parted by commas, with spaces or without", () => {
    expect([...readAllowedOrigins("https://a.example.com, https://b.example.com:8443")]).toEqual([
      "https://a.example.com",
      "https://b.example.com:8443",
    ]);
  });
});
