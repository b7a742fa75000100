import type { Writable } from "node:stream";
import { readTable, type Warehouse } from "./warehouse.js";
import { drawTable } from "../terminal/table.js";

const VIEW_NAME = /^[a-z_][a-z0-9_]{0,62}$/;

/** Rows of a view that a glance needs. */
const FIRST_ROWS = 10;

/**
 * Prints the first rows of views as tables, each under its name; an empty view as its columns.
 * @throws WarehouseError when a view is missing or the warehouse is away; Error when a name is none of a view.
 */
export const printViews = async (
  warehouse: Warehouse,
  names: readonly string[],
  output: Writable = process.stdout,
): Promise<void> => {
  for (const name of names) {
    if (!VIEW_NAME.test(name)) throw new Error(`"${name}" is no name of a view.`);
    const { columns, rows } = await readTable(warehouse, `SELECT * FROM ${name} ORDER BY 1 DESC LIMIT ${FIRST_ROWS}`);
    output.write(`\n${name}\n${drawTable(columns, rows)}\n`);
  }
};
