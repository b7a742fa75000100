/** A state machine definition that must not be deployed. */
export class DefinitionError extends Error {
  override readonly name = "DefinitionError";
}

const PLACEHOLDER = /\$\{([A-Za-z]+)\}/g;

const placeholdersOf = (template: string): Set<string> =>
  new Set([...template.matchAll(PLACEHOLDER)].map(([, name = ""]) => name));

const without = (names: Iterable<string>, others: ReadonlySet<string>): string[] =>
  [...names].filter((name) => !others.has(name)).sort();

const check = (template: string, provided: ReadonlySet<string>): void => {
  // Terraform would read it as a template directive.
  if (template.includes("%{")) throw new DefinitionError('The definition contains "%{": write "{% {" with a space.');
  const wanted = placeholdersOf(template);
  const missing = without(wanted, provided);
  if (missing.length > 0) throw new DefinitionError(`The definition needs a value for ${missing.join(", ")}.`);
  const unused = without(provided, wanted);
  if (unused.length > 0) throw new DefinitionError(`The definition has no placeholder for ${unused.join(", ")}.`);
};

/**
 * Fills a definition's placeholders: `${TicketTable}` becomes `values.TicketTable`.
 * @throws DefinitionError when a placeholder has no value, a value no placeholder, or the text a Terraform directive.
 */
export const renderDefinition = (template: string, values: Readonly<Record<string, string>>): string => {
  check(template, new Set(Object.keys(values)));
  return template.replaceAll(PLACEHOLDER, (_match, name: string) => values[name] ?? "");
};
