/** What a placeholder of a macro's reply may be, as the API knows them. */
export const PLACEHOLDERS = [
  "ticket.id",
  "ticket.subject",
  "ticket.priority",
  "ticket.category",
  "agent.name",
] as const;
export type Placeholder = (typeof PLACEHOLDERS)[number];

const isPlaceholder = (name: string): name is Placeholder => PLACEHOLDERS.some((each) => each === name);

/** A reply with placeholders filled in, as a customer would get it. What is no placeholder stays as it is. */
export const previewOf = (reply: string, values: Readonly<Record<Placeholder, string>>): string =>
  reply.replaceAll(/\\\{\{|\{\{([^{}]*)\}\}/g, (token, name?: string) => {
    if (name === undefined) return "{{";
    const placeholder = name.trim();
    return isPlaceholder(placeholder) ? values[placeholder] : token;
  });
