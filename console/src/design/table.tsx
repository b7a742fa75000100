import type { ReactNode } from "react";
import { classNames } from "./class-names";

export interface Column<Row> {
  readonly id: string;
  readonly title: string;
  /** Numbers stand at the end, so that their digits are below each other. */
  readonly isNumber?: boolean;
  /** Whether the title is only for who does not see the column, such as that of buttons. */
  readonly isTitleHidden?: boolean;
  readonly render: (row: Row) => ReactNode;
}

interface TableProps<Row> {
  /** What the table shows. */
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
}

/** A table of some dozens of rows. It scrolls sideways by itself; lists that are worked through are a GridList. */
export const Table = <Row,>({ label, columns, rows, keyOf }: TableProps<Row>) => (
  <div
    // Who has no pointer scrolls it with the keys.
    tabIndex={0}
    role="region"
    aria-label={label}
    className="overflow-x-auto rounded-lg border border-line bg-surface"
  >
    <table className="w-full border-collapse text-sm">
      <thead>
        <tr className="border-b border-line text-left text-xs text-muted">
          {columns.map(({ id, title, isNumber = false, isTitleHidden = false }) => (
            <th
              key={id}
              scope="col"
              className={classNames("px-3 py-2 font-medium whitespace-nowrap", isNumber && "text-right")}
            >
              {isTitleHidden ? <span className="sr-only">{title}</span> : title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={keyOf(row)} className="border-b border-line last:border-0 hover:bg-hover/60">
            {columns.map(({ id, isNumber = false, render }) => (
              <td key={id} className={classNames("px-3 py-2 align-middle", isNumber && "text-right tabular-nums")}>
                {render(row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);
