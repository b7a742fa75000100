// Which packages may run code of their own while they are installed. npm runs none (`ignore-scripts` in .npmrc); then
// those run that package.json approves under `allowScripts`, which is npm's own field. Older npm does not read it, so
// it is read here. Names have no version there: npm accepts one only if the lock file has the addresses of the
// packages, which are those of the registry of whoever wrote it. The lock file's hash pins an approved package.
import { readFileSync } from "node:fs";
import path from "node:path";
import { fail, FAILED, ROOT } from "./project.mjs";

const MODULES = "node_modules/";

const readJson = (file) => JSON.parse(readFileSync(path.join(ROOT, file), "utf8"));

/** Each `name` and `name@version` of a lock file with install scripts. Bundled packages never run theirs. */
const packagesWithScripts = ({ packages = {} }) =>
  Object.entries(packages)
    .filter(([, { hasInstallScript, inBundle }]) => hasInstallScript && !inBundle)
    .map(([folder, { name, version }]) => {
      const installedName = name ?? folder.slice(folder.lastIndexOf(MODULES) + MODULES.length);
      return { name: installedName, pinned: `${installedName}@${version}` };
    });

/** The packages of the lock file that package.json approves, and those on which it does not decide. */
const reviewScripts = () => {
  const { allowScripts = {} } = readJson("package.json");
  const found = packagesWithScripts(readJson("package-lock.json"));
  const pinnedWhere = (matches) => [
    ...new Set(found.filter(({ name }) => matches(allowScripts[name])).map(({ pinned }) => pinned)),
  ];
  return {
    approved: pinnedWhere((decision) => decision === true),
    unreviewed: pinnedWhere((decision) => typeof decision !== "boolean"),
  };
};

/** The packages whose install scripts run. Ends the command if package.json does not decide about each. */
export const approvedScripts = () => {
  const { approved, unreviewed } = reviewScripts();
  if (unreviewed.length === 0) return approved;
  return fail(
    FAILED,
    `not installed: nobody has reviewed the install scripts of ${unreviewed.join(", ")}; expected an entry in ` +
      "allowScripts of package.json. Read the scripts, then add the package's name with true or false",
  );
};
