import { existsSync } from "node:fs";
import type { MicromarkToken, Rule, RuleParams } from "markdownlint";

// Rules of ours for markdownlint, which loads this file without a compiler: nothing but types may need one.

const withDescendants = (token: MicromarkToken): readonly MicromarkToken[] => [
  token,
  ...token.children.flatMap(withDescendants),
];

/** The page's tokens of a type, however deep. */
const tokensOf = ({ parsers }: RuleParams, type: string): readonly MicromarkToken[] =>
  parsers.micromark.tokens.flatMap(withDescendants).filter((token) => token.type === type);

/** Columns a row may take. The rule `line-length` holds prose to fewer, and knows one limit for tables and text. */
const MAX_COLUMNS = 160;

/** A table wider than this cannot be read without scrolling: a list can. */
export const tableWidth: Rule = {
  names: ["table-width"],
  description: `Table rows should have at most ${MAX_COLUMNS} columns; make wider tables a list`,
  tags: ["table"],
  parser: "micromark",
  function: (params, onError) => {
    for (const { startLine, endLine } of tokensOf(params, "table")) {
      const rows = params.lines.slice(startLine - 1, endLine);
      const wide = rows.findIndex((row) => row.length > MAX_COLUMNS);
      if (wide !== -1) onError({ lineNumber: startLine + wide, detail: `${rows[wide]?.length ?? 0} columns` });
    }
  },
};

/** `functions/serve-api/handler.ts` or `test/e2e/`, but not `functions/<name>/handler.ts`. */
const PATH = /^(docs|functions|glue|scripts|stacks|state-machine|test)\/[\w./-]*$/;

/** A file or folder that a page names in code style, from the top of the repository, must exist. */
export const namedPaths: Rule = {
  names: ["named-paths"],
  description: "Paths named in code style should exist in the repository",
  tags: ["links"],
  parser: "micromark",
  function: (params, onError) => {
    for (const { text, startLine } of tokensOf(params, "codeTextData")) {
      if (PATH.test(text) && !existsSync(text)) onError({ lineNumber: startLine, detail: text });
    }
  },
};
