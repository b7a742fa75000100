import { defineConfig } from "@lingui/cli";
import { formatter } from "@lingui/format-po";

/** Each page has its words beside it, so that a visitor loads those of the pages they open. */
export default defineConfig({
  sourceLocale: "en",
  locales: ["en", "de"],
  catalogs: [
    {
      path: "<rootDir>/src/pages/{name}/words/{locale}",
      include: ["<rootDir>/src/pages/{name}/"],
    },
    {
      path: "<rootDir>/src/words/catalog/{locale}",
      include: ["<rootDir>/src/"],
      exclude: ["<rootDir>/src/pages/**", "**/node_modules/**"],
    },
  ],
  format: formatter({ lineNumbers: false, origins: false }),
  orderBy: "message",
});
