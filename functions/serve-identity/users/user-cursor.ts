import { canonicalJson, sha256 } from "../../shared/contracts/content-hash.js";
import { ApiProblem } from "../../shared/http/problem.js";
import type { ProfileFilter } from "../ports.js";

const FORM = /^1\|([\w-]{1,128})\|[0-9a-f]{16}$/;

/** A position in a list of users as an opaque text. Its checksum detects cursors of another list, or altered ones. */
export const writeUserCursor = (id: string, filter: ProfileFilter): string => {
  const checksum = sha256(canonicalJson([1, id, filter])).slice(0, 16);
  return Buffer.from(`1|${id}|${checksum}`).toString("base64url");
};

/** @throws ApiProblem invalid-request for anything but a cursor issued for this list */
export const readUserCursor = (cursor: string, filter: ProfileFilter): string => {
  const [, id = ""] = FORM.exec(Buffer.from(cursor, "base64url").toString()) ?? [];
  if (writeUserCursor(id, filter) === cursor) return id;
  throw new ApiProblem("invalid-request", "The cursor does not belong to this list.", {
    errors: [{ parameter: "cursor", detail: "expected the nextCursor of a page with the same filters" }],
  });
};
