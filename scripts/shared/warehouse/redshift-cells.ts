import type { ColumnMetadata, Field } from "@aws-sdk/client-redshift-data";
import { numberOrText } from "./cells.js";
import type { CellValue, Column, WarehouseRow } from "./warehouse.js";

const NUMERIC = /^(int2|int4|int8|numeric|float4|float8)$/;

export const toColumn = ({ name, label, typeName }: ColumnMetadata): Column => ({
  // The label is the name after AS; the name may be the column's own.
  name: label ?? name ?? "",
  numeric: NUMERIC.test(typeName ?? ""),
});

const toCell = (field: Field, column: Column | undefined): CellValue => {
  if (field.isNull === true) return null;
  // Decimals arrive as text.
  if (field.stringValue !== undefined) return column?.numeric ? numberOrText(field.stringValue) : field.stringValue;
  const value = field.longValue ?? field.doubleValue ?? field.booleanValue;
  if (value !== undefined) return value;
  return field.blobValue === undefined ? null : Buffer.from(field.blobValue).toString("hex");
};

/** A record of the Data API, whose fields are in the order of the columns. */
export const toRow = (record: readonly Field[], columns: readonly Column[]): WarehouseRow =>
  record.map((field, index) => toCell(field, columns[index]));
