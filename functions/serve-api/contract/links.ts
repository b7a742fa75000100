import type { Json } from "./json-schema.js";
import type { OperationId } from "./routes.js";

/** Where an answer leads: a field of it is what another operation asks for, as a parameter or in its body. */
interface Link {
  readonly operationId: OperationId;
  readonly field: string;
  readonly becomes: { readonly parameter: string } | { readonly property: string };
}

const READ_TICKET: Link = {
  operationId: "readTicket",
  field: "ticketId",
  becomes: { parameter: "id" },
};

const LINKS: Partial<Readonly<Record<string, Link>>> = {
  submitTicket: READ_TICKET,
  submitSupportRequest: READ_TICKET,
  createUser: {
    operationId: "submitUserTicket",
    field: "user_id",
    becomes: { property: "user_id" },
  },
  submitUserTicket: {
    operationId: "readUserTicket",
    field: "ticket_id",
    becomes: { parameter: "ticket_id" },
  },
} satisfies Partial<Record<OperationId, Link>>;

const describe = ({ operationId, field, becomes }: Link): Json => {
  const value = `$response.body#/${field}`;
  return "parameter" in becomes
    ? { operationId, parameters: { [becomes.parameter]: value } }
    : { operationId, requestBody: { [becomes.property]: value } };
};

/** The OpenAPI links of an operation's good answer: how clients, and generators of tests, get from one request to the next. */
export const linksOf = (operationId: string): Json | undefined => {
  const link = LINKS[operationId];
  return link && { [link.operationId]: describe(link) };
};
