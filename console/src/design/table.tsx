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

const NARROW_CELL =
  "max-sm:flex max-sm:gap-3 max-sm:py-1 max-sm:text-left max-sm:before:w-28 max-sm:before:shrink-0 max-sm:before:text-muted " +
  "max-sm:before:content-[attr(data-title)] max-sm:first:before:hidden max-sm:empty:hidden";

/**
 * A table of some dozens of rows; lists that are worked through are a GridList. On phones each row is a block, with the
 * columns' titles beside its cells; what is wider all the same scrolls sideways by itself.
 */
export const Table = <Row,>({ label, columns, rows, keyOf }: TableProps<Row>) => (
  <div
    // Who has no pointer scrolls it with the keys.
    tabIndex={0}
    role="region"
    aria-label={label}
    className="overflow-x-auto rounded-lg border border-line bg-surface"
  >
    <table className="w-full border-collapse text-sm max-sm:block">
      <thead className="max-sm:sr-only">
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
      <tbody className="max-sm:block">
        {rows.map((row) => (
          <tr
            key={keyOf(row)}
            className="border-b border-line last:border-0 hover:bg-hover/60 max-sm:block max-sm:py-1.5"
          >
            {columns.map(({ id, title, isNumber = false, isTitleHidden = false, render }) => (
              <td
                key={id}
                data-title={isTitleHidden ? undefined : title}
                className={classNames("px-3 py-2 align-middle", NARROW_CELL, isNumber && "text-right tabular-nums")}
              >
                {render(row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);
