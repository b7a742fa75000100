import jsxA11y from "eslint-plugin-jsx-a11y-x";
import reactHooks from "eslint-plugin-react-hooks";

/** Rules for the console's components, besides those of all TypeScript. Read by eslint.config.js. */
export default [
  {
    files: ["console/src/**/*.{ts,tsx}"],
    plugins: { "react-hooks": reactHooks },
    // The others are about the React Compiler, which does not run here.
    rules: { "react-hooks/rules-of-hooks": "error", "react-hooks/exhaustive-deps": "error" },
  },
  {
    files: ["console/src/**/*.tsx"],
    ...jsxA11y.configs.strict,
    rules: {
      ...jsxA11y.configs.strict.rules,
      // `role` of our own components is that of a person.
      "jsx-a11y-x/aria-role": ["error", { ignoreNonDOM: true }],
      // A step of the sign-in and the palette have one thing to do, which is where the focus belongs.
      "jsx-a11y-x/no-autofocus": "off",
      // What scrolls must be reachable by keyboard: WCAG 2.1.1.
      "jsx-a11y-x/no-noninteractive-tabindex": ["error", { roles: ["region", "tabpanel"], tags: [] }],
    },
  },
];
