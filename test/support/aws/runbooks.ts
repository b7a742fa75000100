import { readFileSync } from "node:fs";

/** The runbooks of docs/operations.md: each heading of the fourth level under "Alarms", and the text below it. */
export const readRunbooks = (): ReadonlyMap<string, string> => {
  const page = readFileSync("docs/operations.md", "utf8");
  const alarms = page.slice(page.indexOf("\n## Alarms\n") + 1).split(/^## /m)[1] ?? "";
  const sections = alarms.split(/^#### /m).slice(1);
  return new Map(
    sections.map((section) => {
      const [heading = "", ...lines] = section.split("\n");
      const text = lines.join("\n").split(/^### /m)[0] ?? "";
      return [heading, text];
    }),
  );
};
