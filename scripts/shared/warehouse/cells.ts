import type { CellValue, WarehouseRow } from "./warehouse.js";

const TRAILING_ZEROS = /\.?0+$/;
const canonical = (text: string): string => (text.includes(".") ? text.replace(TRAILING_ZEROS, "") : text);

/** A number as text, as a number when that loses nothing but trailing zeros: 9007199254740993 stays text. */
export const numberOrText = (text: string): CellValue => {
  const value = Number(text);
  return Number.isFinite(value) && String(value) === canonical(text) ? value : text;
};

/** A floating-point number as text; NaN and the infinities, which JSON cannot write, stay text. */
export const floatOrText = (text: string): CellValue => {
  const value = Number(text);
  return Number.isFinite(value) ? value : text;
};

/** Rows that are here already, as those that are yet to come. */
export async function* rowsOf(
  rows: readonly WarehouseRow[] | Promise<readonly WarehouseRow[]>,
): AsyncGenerator<WarehouseRow> {
  yield* await rows;
}
