import { READ_FAULTS } from "../call-rows.js";
import { FAULT_TITLES, groupFaults } from "../faults.js";

/** Faults that a call of serve-identity can meet. */
export type IdentityFaultId = (typeof READ_FAULTS)[number];

/** A call that serve-identity makes for a request. */
interface IdentityCall {
  readonly title: string;
  readonly request: string;
  readonly operation: string;
  /** What only its requests contain, among those of this operation. */
  readonly containing: string;
}

export const IDENTITY_CALLS = {
  count: {
    title: "DynamoDB UpdateItem, count an attempt",
    request: "POST /auth/login",
    operation: "UpdateItem",
    containing: "attempts < :limit",
  },
  signIn: {
    title: "Cognito AdminInitiateAuth, password",
    request: "POST /auth/login",
    operation: "AdminInitiateAuth",
    containing: "ADMIN_USER_PASSWORD_AUTH",
  },
  touch: {
    title: "DynamoDB UpdateItem, last sign-in",
    request: "POST /auth/login",
    operation: "UpdateItem",
    containing: "last_sign_in_at",
  },
  challenge: {
    title: "Cognito AdminRespondToAuthChallenge",
    request: "POST /auth/challenge",
    operation: "AdminRespondToAuthChallenge",
    containing: "",
  },
  refresh: {
    title: "Cognito AdminInitiateAuth, refresh token",
    request: "POST /auth/refresh",
    operation: "AdminInitiateAuth",
    containing: "REFRESH_TOKEN_AUTH",
  },
  revokeItem: {
    title: "DynamoDB PutItem, revoked session",
    request: "POST /auth/logout",
    operation: "PutItem",
    containing: "REVOKED",
  },
  revokeToken: {
    title: "Cognito RevokeToken",
    request: "POST /auth/logout",
    operation: "RevokeToken",
    containing: "",
  },
  associate: {
    title: "Cognito AssociateSoftwareToken",
    request: "POST /auth/totp",
    operation: "AssociateSoftwareToken",
    containing: "",
  },
  verify: {
    title: "Cognito VerifySoftwareToken",
    request: "POST /auth/totp/verify",
    operation: "VerifySoftwareToken",
    containing: "",
  },
  prefer: {
    title: "Cognito SetUserMFAPreference",
    request: "POST /auth/totp/verify",
    operation: "SetUserMFAPreference",
    containing: "",
  },
  readUser: {
    title: "DynamoDB GetItem, user",
    request: "GET /auth/me",
    operation: "GetItem",
    containing: "USERS",
  },
  changeUser: {
    title: "DynamoDB TransactWriteItems, user with audit entry",
    request: "DELETE /users/{id}",
    operation: "TransactWriteItems",
    containing: "AUDIT#USER#",
  },
  disable: {
    title: "Cognito AdminDisableUser",
    request: "DELETE /users/{id}",
    operation: "AdminDisableUser",
    containing: "",
  },
} as const satisfies Readonly<Record<string, IdentityCall>>;
export type IdentityCallId = keyof typeof IDENTITY_CALLS;

/** How a request ends. None but `served` signs anybody in. */
export const IDENTITY_ENDINGS = {
  served: { words: "as if nothing had happened", status: undefined },
  failed: { words: "401, as for a wrong password; nobody is signed in", status: 401 },
  "nothing-to-end": { words: "204: there is no such session", status: 204 },
  "not-begun": { words: "409: no enrolment has begun; nothing is changed", status: 409 },
  unavailable: { words: "503 with Retry-After; nobody is signed in, and repeating completes it", status: 503 },
  rejected: { words: "500, because only a person can fix it; nobody is signed in", status: 500 },
} as const satisfies Readonly<Record<string, { readonly words: string; readonly status: number | undefined }>>;
type IdentityEndingId = keyof typeof IDENTITY_ENDINGS;

type Cells = Readonly<Record<IdentityFaultId, IdentityEndingId>>;

/** @param refused what permanent rejections lead to */
const cells = (undone: IdentityEndingId, refused: IdentityEndingId = "rejected", invalid = refused): Cells => ({
  throttled: undone,
  serverError: undone,
  timeOut: undone,
  reset: undone,
  denied: refused,
  invalid,
  malformed: undone,
});

/** What must happen for every call and every fault. The test runs it; docs/fault-matrix.md is generated from it. */
const IDENTITY_MATRIX: Readonly<Record<IdentityCallId, Cells>> = {
  count: cells("unavailable"),
  // What Cognito calls invalid is what was sent: the same as a wrong password.
  signIn: cells("unavailable", "rejected", "failed"),
  touch: cells("served", "served"),
  challenge: cells("unavailable", "rejected", "failed"),
  refresh: cells("unavailable", "rejected", "failed"),
  revokeItem: cells("unavailable"),
  revokeToken: cells("unavailable", "rejected", "nothing-to-end"),
  associate: cells("unavailable"),
  verify: cells("unavailable", "rejected", "not-begun"),
  prefer: cells("unavailable", "rejected", "not-begun"),
  readUser: cells("unavailable"),
  changeUser: cells("unavailable"),
  disable: cells("unavailable"),
};

/** One cell, with its call, fault and ending. */
export interface IdentityRow {
  readonly callId: IdentityCallId;
  readonly faultId: IdentityFaultId;
  readonly endId: IdentityEndingId;
  /** For test names. */
  readonly title: string;
}

const callIds = Object.keys(IDENTITY_CALLS) as IdentityCallId[];

/** All rows, call by call. */
export const IDENTITY_ROWS: readonly IdentityRow[] = callIds.flatMap((callId) =>
  READ_FAULTS.map((faultId) => ({
    callId,
    faultId,
    endId: IDENTITY_MATRIX[callId][faultId],
    title: `${IDENTITY_CALLS[callId].title}, ${FAULT_TITLES[faultId]}`,
  })),
);

const HEAD = `## Signing in and users

How a request to serve-identity ends when one of its calls fails. No fault signs anybody in. Shown by rows
(\`test/fault-matrix/identity/identity-fault-matrix.test.ts\`): the real handler meets the fault on the wire each time
the row's call is made, and is served when it is gone. The authorizer lets nobody in while it cannot read revocations:
\`test/functions/authorize-request/authorize-request.test.ts\`.
`;

const sectionOf = (callId: IdentityCallId): string => {
  const { title, request } = IDENTITY_CALLS[callId];
  const groups = groupFaults(
    READ_FAULTS,
    (faultId) => FAULT_TITLES[faultId],
    (faultId) => IDENTITY_MATRIX[callId][faultId],
  );
  const lines = groups.map(({ faults, text }) => `  - ${faults.join(", ")}: _${text}_`);
  return [`- **${title}** (${request})`, ...lines].join("\n");
};

/** The part of the page about serve-identity. */
export const renderIdentityMatrix = (): string => {
  const legend = Object.entries(IDENTITY_ENDINGS).map(([end, { words }]) => `- _${end}_: ${words}`);
  return [HEAD, callIds.map(sectionOf).join("\n"), "The endings:", legend.join("\n")].join("\n\n");
};
