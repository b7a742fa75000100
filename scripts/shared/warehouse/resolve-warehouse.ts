import { RedshiftDataClient } from "@aws-sdk/client-redshift-data";
import { UsageError } from "../terminal/command-line.js";
import { listRunningStacks, type RunningStack } from "../deployment/registry.js";
import { loadEnvironment } from "../deployment/project.js";
import { withTarget, type TargetOptions } from "../deployment/target.js";
import { PostgresWarehouse } from "./postgres-warehouse.js";
import { redshiftSettings, type RedshiftSettings } from "./redshift-settings.js";
import { RedshiftWarehouse } from "./redshift-warehouse.js";
import type { Warehouse } from "./warehouse.js";
import type { Command } from "commander";

export interface WarehouseOptions {
  /** `postgresql://user:password@host:port/database`. @default WAREHOUSE_URL */
  readonly url?: string | undefined;
  /** `local`: never Redshift; `aws`: never a local stack's. @default "local" */
  readonly target?: TargetOptions["target"];
}

/** The warehouse that a command uses. */
export type WarehouseChoice =
  | {
      readonly kind: "postgres";
      readonly url: string;
      /** For those who only read; of a local stack's warehouse. */
      readonly readerUrl?: string | undefined;
    }
  | { readonly kind: "redshift"; readonly settings: RedshiftSettings };

interface Sources {
  readonly env: NodeJS.ProcessEnv;
  readonly findStacks: () => Promise<readonly RunningStack[]>;
}

const NO_WAREHOUSE =
  "No warehouse found. Start a local stack with `npm start`, pass --url postgresql://user:password@host:port/database, " +
  "or use Redshift: set REDSHIFT_ARN and REDSHIFT_DATABASE, and pass --target aws.";

/** The URL is not quoted, since it contains a password. */
const validUrl = (url: string): string => {
  if (URL.canParse(url) && /^postgres(ql)?:\/\//.test(url)) return url;
  throw new UsageError("The warehouse's URL is not valid; expected postgresql://user:password@host:5432/database.");
};

const readerIn = (stacks: readonly RunningStack[], url: string): { readerUrl?: string } => {
  const readerUrl = stacks.find(({ warehouseUrl }) => warehouseUrl === url)?.warehouseReaderUrl;
  return readerUrl === undefined ? {} : { readerUrl };
};

/**
 * Finds the warehouse: a URL from the options or WAREHOUSE_URL, else that of the newest local stack that has one, or,
 * if the target is `aws`, Redshift from the REDSHIFT_* variables. Variables in `.env` count.
 * @throws UsageError if there is no warehouse, or a setting is wrong
 */
export const chooseWarehouse = async (
  options: WarehouseOptions = {},
  sources?: Partial<Sources>,
): Promise<WarehouseChoice> => {
  const { env = loadEnvironment(), findStacks = listRunningStacks } = sources ?? {};
  const url = options.url ?? env["WAREHOUSE_URL"] ?? "";
  const stacks = url === "" && options.target === "aws" ? [] : await findStacks();
  if (url !== "") return { kind: "postgres", url: validUrl(url), ...readerIn(stacks, url) };
  const local = stacks.find(({ warehouseUrl }) => warehouseUrl !== undefined)?.warehouseUrl;
  if (local !== undefined) return { kind: "postgres", url: local, ...readerIn(stacks, local) };
  const settings = options.target === "aws" ? redshiftSettings(env) : undefined;
  if (settings !== undefined) return { kind: "redshift", settings };
  throw new UsageError(NO_WAREHOUSE);
};

interface OpenOptions {
  readonly writes?: boolean;
  /** Whether a person has written the statements, who may not know what they do. @default false */
  readonly isInteractive?: boolean;
}

/**
 * Creates the adapter, which connects when its first statement is run. Whoever only reads a local stack's warehouse
 * connects as its reader.
 */
export const openWarehouse = (choice: WarehouseChoice, options: OpenOptions = {}): Warehouse =>
  choice.kind === "postgres"
    ? new PostgresWarehouse(options.writes === true ? choice.url : (choice.readerUrl ?? choice.url), options)
    : new RedshiftWarehouse(new RedshiftDataClient({ region: choice.settings.region }), choice.settings, options);

/** Finds and opens the warehouse, calls `use` with it, and closes it. */
export const withWarehouse = async <T>(
  options: WarehouseOptions & OpenOptions,
  use: (warehouse: Warehouse) => Promise<T>,
): Promise<T> => {
  const { writes = false, isInteractive = false, ...where } = options;
  const warehouse = openWarehouse(await chooseWarehouse(where), { writes, isInteractive });
  try {
    return await use(warehouse);
  } finally {
    await warehouse.close();
  }
};

/** Adds `--url` and `--target`, which select the warehouse of a command. See `chooseWarehouse`. */
export const withWarehouseOptions = (program: Command): Command =>
  withTarget(program.option("--url <url>", "postgresql://user:password@host:port/database (default: WAREHOUSE_URL)"));
