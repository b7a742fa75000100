import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { StackConfig } from "../config/config.js";

/** Terraform variable of the warehouse's password. */
export const PASSWORD_VARIABLE = "redshift_password";

/**
 * Terraform reads this file automatically. It is separate from the stack, so that the stack can be shared and archived.
 */
const FILE = "secrets.auto.tfvars.json";

const passwordOf = ({ load }: StackConfig): string | undefined =>
  load?.warehouse.mode === "existing" && load.warehouse.login.kind === "password"
    ? load.warehouse.login.password
    : undefined;

/**
 * Writes the values of the stack's secret variables into its folder, readable only by this user. Without secrets, it
 * only removes a file that an earlier run left.
 */
export const writeSecretValues = (stackFolder: string, config: StackConfig): void => {
  const file = join(stackFolder, FILE);
  rmSync(file, { force: true });
  const password = passwordOf(config);
  if (password === undefined) return;
  writeFileSync(file, JSON.stringify({ [PASSWORD_VARIABLE]: password }), { mode: 0o600 });
};
