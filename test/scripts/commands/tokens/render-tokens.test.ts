import { describe, expect, it } from "vitest";
import { renderTokens } from "../../../../scripts/commands/tokens/render-tokens.js";
import type { ListedToken } from "../../../../scripts/shared/tokens/api-tokens.js";
import { aStoredToken } from "../../../support/fakes/authorizer-fakes.js";

const listed = (changes: Partial<ListedToken>): ListedToken => {
  return { ...aStoredToken(), state: "active", ...changes };
};

const active = listed({ id: "b".repeat(16), createdAt: "2026-11-01T10:20:30.000Z", label: "\u001b[2Jlabel" });
const revoked = listed({
  id: "c".repeat(16),
  createdAt: "2026-06-01T00:00:00.000Z",
  lastUsedAt: "2026-06-30T23:59:00.000Z",
  state: "revoked",
});

describe("renderTokens", () => {
  it("renders a table, in which a label cannot control the terminal", () => {
    const text = renderTokens({ tokens: [active, revoked], unreadable: ["by hand"] });

    for (const column of ["id", "subject", "role", "tier", "scopes", "created", "valid until", "last used", "state"]) {
      expect(text).toContain(column);
    }
    expect(text).toMatch(
      /b{16} +C-1 +customer +gold +tickets:read tickets:write +2026-11-01 10:20 +2027-01-30 00:00 +never +active/,
    );
    expect(text).toMatch(/2026-06-30 23:59 +revoked/);
    expect(text).toContain("grant no access: by hand");
    expect(text).not.toContain("\u001b[2J");
    expect(text).not.toContain(aStoredToken().tokenHash);
  });

  it("says that there are no tokens", () => {
    expect(renderTokens({ tokens: [], unreadable: [] })).toBe("No tokens.");
  });
});
