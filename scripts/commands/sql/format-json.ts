import type { Column, QueryResult } from "../../shared/warehouse/warehouse.js";

/** Names of an object's members: the columns', and `name_2` for a second one of a name. */
export const memberNames = (columns: readonly Column[]): readonly string[] => {
  const seen = new Map<string, number>();
  return columns.map(({ name }) => {
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return count === 1 ? name : `${name}_${count}`;
  });
};

/** A result as one JSON array, a row's object on each line. */
export async function* formatJson({ columns, rows }: QueryResult): AsyncGenerator<string> {
  const names = memberNames(columns);
  let separator = "[\n";
  for await (const row of rows) {
    yield separator + JSON.stringify(Object.fromEntries(names.map((name, index) => [name, row[index] ?? null])));
    separator = ",\n";
  }
  yield separator === "[\n" ? "[]\n" : "\n]\n";
}
