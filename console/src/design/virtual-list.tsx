import type { ReactElement } from "react";
import { GridList, GridListItem, type Selection } from "react-aria-components/GridList";
import { ListLayout, Virtualizer } from "react-aria-components/Virtualizer";

interface VirtualListProps<Row extends object> {
  /** What the list shows. */
  readonly label: string;
  readonly rows: readonly Row[];
  readonly idOf: (row: Row) => string;
  /** What a row is called, for who hears it and for finding it by typing. */
  readonly nameOf: (row: Row) => string;
  readonly render: (row: Row) => ReactElement;
  /** Height of every row, in pixels. */
  readonly rowHeight: number;
  /** Enter or a click. */
  readonly onOpen: (id: string) => void;
  readonly selected: ReadonlySet<string>;
  readonly onSelect: (ids: ReadonlySet<string>) => void;
  /** Shown when there are no rows. */
  readonly empty?: ReactElement;
  readonly className?: string;
}

const toIds = (selection: Selection, rows: readonly string[]): ReadonlySet<string> =>
  selection === "all" ? new Set(rows) : new Set([...selection].map(String));

/**
 * A list of thousands, of which only the visible rows are on the page. It needs a height of its own. Arrows move, Enter
 * opens, Space selects, Shift extends; the checkbox of a row has the slot `selection`.
 */
export const VirtualList = <Row extends object>(props: VirtualListProps<Row>) => {
  const { label, rows, idOf, nameOf, render, rowHeight, onOpen, selected, onSelect, empty, className } = props;
  return (
    <Virtualizer layout={ListLayout} layoutOptions={{ rowSize: rowHeight }}>
      <GridList
        aria-label={label}
        // Letters are shortcuts.
        disallowTypeAhead
        items={rows.map((row) => ({ id: idOf(row), row }))}
        selectionMode="multiple"
        selectionBehavior="toggle"
        selectedKeys={selected}
        onSelectionChange={(selection) => {
          onSelect(toIds(selection, rows.map(idOf)));
        }}
        onAction={(key) => {
          onOpen(String(key));
        }}
        {...(empty !== undefined && { renderEmptyState: () => empty })}
        className={className ?? "h-full overflow-auto outline-none"}
      >
        {({ id, row }) => (
          <GridListItem
            id={id}
            textValue={nameOf(row)}
            className="h-full border-b border-line outline-offset-[-2px] data-hovered:bg-hover data-selected:bg-selected"
          >
            {render(row)}
          </GridListItem>
        )}
      </GridList>
    </Virtualizer>
  );
};
