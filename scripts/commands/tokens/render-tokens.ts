import { onOneLine, renderTable } from "../../shared/terminal/table.js";
import type { CreatedToken, ListedToken, TokenList } from "../../shared/tokens/api-tokens.js";

const HEAD = ["id", "subject", "role", "tier", "scopes", "created", "valid until", "last used", "state", "label"];

/** "2026-11-21 08:30", in UTC. */
const minute = (time: string | undefined): string => time?.slice(0, 16).replace("T", " ") ?? "never";

const row = ({ id, subject, role, tier, scopes, label = "", state, ...times }: ListedToken): readonly string[] => [
  id,
  onOneLine(subject),
  role,
  tier,
  scopes.join(" "),
  minute(times.createdAt),
  minute(times.validUntil),
  minute(times.lastUsedAt),
  state,
  onOneLine(label),
];

const unreadableLine = (ids: readonly string[]): string =>
  `\n\nMalformed token items, which grant no access: ${ids.map((id) => onOneLine(id)).join(", ")}`;

/** Tokens as a table, newest first, with times in UTC. */
export const renderTokens = ({ tokens, unreadable }: TokenList): string => {
  const table = tokens.length === 0 ? "No tokens." : renderTable(HEAD, tokens.map(row));
  return unreadable.length === 0 ? table : table + unreadableLine(unreadable);
};

/** The details of a new token, without the token itself. */
export const renderCreated = ({ id, subject, role, tier, scopes, validUntil }: CreatedToken): string =>
  `Token ${id} of ${subject}: role ${role}, tier ${tier}, scopes ${scopes.join(" ")}, valid until ${minute(validUntil)} UTC.\n` +
  "Save it now: only its hash is stored, so it cannot be shown again. Send it in the header Token.";
