import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { REFUSALS } from "../../../functions/authorize-request/auth-decision.js";
import { ALLOWED_FOR_MS } from "../../../functions/authorize-request/auth-decision-cache.js";

const page = readFileSync("docs/api-access.md", "utf8");
const reasons = page.slice(page.indexOf("| reason"), page.indexOf("\nTests:"));

describe("docs/api-access.md", () => {
  it("explains every reason of a refusal, and no other", () => {
    const explained = [...reasons.matchAll(/^\|(?<names>[^|]+)\|/gm)].flatMap(({ groups }) =>
      [...(groups?.["names"] ?? "").matchAll(/`([^`]+)`/g)].map(([, name]) => name),
    );

    expect(explained.toSorted()).toEqual([...REFUSALS].toSorted());
  });

  it("says how soon a revoked token stops working", () => {
    expect(page).toContain(`**A revoked token stops working within ${ALLOWED_FOR_MS / 1_000} seconds**`);
  });
});
