import { onOneLine } from "../../shared/terminal/table.js";
import { renderTable } from "../../shared/executions/render-report.js";
import type { CreatedToken } from "../../shared/deployment/create-token.js";
import type { ListedToken, TokenList } from "./list-tokens.js";

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
  `\n\nNot of a token's form, so that they let nobody in: ${ids.map((id) => onOneLine(id)).join(", ")}`;

/** Tokens as a table, newest first; times in UTC. */
export const renderTokens = ({ tokens, unreadable }: TokenList): string => {
  const table = tokens.length === 0 ? "There are no tokens." : renderTable(HEAD, tokens.map(row));
  return unreadable.length === 0 ? table : table + unreadableLine(unreadable);
};

/** What there is to say of a new token besides the token. */
export const renderCreated = ({ id, subject, role, tier, scopes, validUntil }: CreatedToken): string =>
  `Token ${id} of ${subject}: role ${role}, tier ${tier}, scopes ${scopes.join(" ")}, valid until ${minute(validUntil)} UTC.\n` +
  "Keep it now: only its hash is stored, so it cannot be shown again. Send it in the header Token.";
