import { describe, expect, it } from "vitest";
import { readAllowedOrigins } from "../../../../functions/shared/http/response-headers.js";

describe("ALLOWED_ORIGINS", () => {
  it.each([undefined, "", " , "])("allows no origin when it lists none: %s", (list) => {
    expect([...readAllowedOrigins(list)]).toEqual([]);
  });

  it("lists origins separated by commas, with or without spaces", () => {
    expect([...readAllowedOrigins("https://a.example.com, https://b.example.com:8443")]).toEqual([
      "https://a.example.com",
      "https://b.example.com:8443",
    ]);
  });
});
