import { buildConsole } from "../../../scripts/local/console/build-console.js";

/** Before all tests of the console: a build of what is there now. */
export const setup = async (): Promise<void> => {
  await buildConsole({ env: process.env });
};
