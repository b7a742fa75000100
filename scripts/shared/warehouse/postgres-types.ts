import { types } from "pg";
import { floatOrText, numberOrText } from "./cells.js";
import type { CellValue } from "./warehouse.js";

type Parser = (text: string) => CellValue;

const { INT2, INT4, INT8, NUMERIC, FLOAT4, FLOAT8, BOOL } = types.builtins;

const PARSERS = new Map<number, Parser>([
  [INT2, Number],
  [INT4, Number],
  [INT8, numberOrText],
  [NUMERIC, numberOrText],
  [FLOAT4, floatOrText],
  [FLOAT8, floatOrText],
  [BOOL, (text) => text === "t"],
]);

const NUMBERS: ReadonlySet<number> = new Set([INT2, INT4, INT8, NUMERIC, FLOAT4, FLOAT8]);

export const isNumeric = (oid: number): boolean => NUMBERS.has(oid);

const asText: Parser = (text) => text;

/** Values of one connection. Times stay as they are written: the driver's own Dates would shift them to this machine's zone. */
export const postgresTypes = {
  getTypeParser: (oid: number): Parser => PARSERS.get(oid) ?? asText,
};
