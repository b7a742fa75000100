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
    // The rule table-width applies to tables instead. A line that is one long word, such as a URL, may be longer.
    "line-length": { line_length: 120, tables: false, stern: true },
    "no-duplicate-heading": { siblings_only: true },
    "relative-links": true,
  },
};
