import relativeLinks from "markdownlint-rule-relative-links";
import { namedPaths, tableWidth } from "./scripts/commands/test/markdown-rules.ts";

export default {
  globs: ["**/*.md"],
  gitignore: true,
  noBanner: true,
  noProgress: true,
  customRules: [relativeLinks, namedPaths, tableWidth],
  config: {
    extends: "markdownlint/style/prettier",
    // Tables are held to table-width instead. A URL without a space may be longer.
    "line-length": { line_length: 120, tables: false },
    "no-duplicate-heading": { siblings_only: true },
    "relative-links": true,
  },
};
