import { lingui } from "@lingui/vite-plugin";
import optimizeLocales from "@react-aria/optimize-locales-plugin";
import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

/** Where `/v1` is answered while developing; `npm run console:dev` sets it. */
const API = process.env["CONSOLE_API"] ?? "http://127.0.0.1:8700";

/** Code that every page needs, and that changes with its packages alone: browsers keep it over a deployment. */
const FOUNDATION = /node_modules\/(?:react|react-dom|scheduler|@tanstack|@lingui|openapi-fetch)\//;

/**
 * Code of this console that nearly every page needs, as one file: some twenty files of a few hundred bytes compress
 * badly. What brings react-aria along is not among it.
 */
const SHARED =
  /console\/src\/(?:api|browser|drafts|session|changes\/use-change|words\/[\w-]+\.ts|shell\/(?!command-palette|shortcut-help)|design\/(?:badge|button|checkbox|class-names|empty-state|error-note|page-header|select-native|skeleton|text-field|time|toast|visible-text|written-text)\.)/;

/** What routes know of their addresses before their pages are loaded: for the same file. */
const ADDRESSES =
  /console\/src\/(?:desk\/ticket-values|pages\/(?:admin\/users\/user-filters|inbox\/(?:remembered|search)|reports\/days))\.ts/;

/** What pages of staff share, and icons that several pages have, as one file each. */
const DESK = /console\/src\/(?:desk|design\/(?:chip|kbd|overlay))/;
const ICONS = /node_modules\/lucide-react\//;

export default defineConfig(({ command }) => {
  // Whoever builds: a test runner's NODE_ENV would put the development build of React into it, twice as large.
  if (command === "build") process.env["NODE_ENV"] = "production";
  return {
    root: import.meta.dirname,
    plugins: [
      // react-aria's words in some thirty other languages are a tenth of its size.
      { ...optimizeLocales.vite({ locales: ["en-US", "de-DE"] }), enforce: "pre" },
      react(),
      lingui({
        cwd: import.meta.dirname,
        macroTransform: true,
        failOnMissing: command === "build",
        failOnCompileError: true,
      }),
      tailwindcss(),
    ],
    build: {
      // A data: URL is nothing that a strict policy of contents should need.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rolldownOptions: {
        output: {
          codeSplitting: {
            groups: [
              { name: "foundation", test: FOUNDATION },
              { name: "frame", test: (id) => SHARED.test(id) || ADDRESSES.test(id) },
              { name: "desk", test: DESK },
              { name: "icons", test: ICONS, minShareCount: 2 },
            ],
          },
        },
      },
      sourcemap: false,
      manifest: true,
    },
    server: { proxy: { "/v1": { target: API, changeOrigin: false } } },
  };
});
