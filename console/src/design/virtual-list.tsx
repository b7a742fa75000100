import { type ReactElement, type RefObject, useCallback, useEffect, useLayoutEffect, useMemo, useRef } from "react";
import { GridList, GridListItem, type ListState, type Selection } from "react-aria-components/GridList";
import { FixedRows } from "./fixed-rows";

/** What a page does with its list by command. */
export interface VirtualListHandle {
  /** The row that has the focus, or had it last. */
  readonly current: () => string | undefined;
  /** Moves the focus to a row; without one to the row that had it last, else to the first. */
  readonly focus: (id?: string) => void;
  /** Moves the focus up or down. */
  readonly step: (by: 1 | -1) => void;
  /** Selects the current row, or no longer. */
  readonly toggle: () => void;
  readonly scrollTop: () => number;
  readonly scrollTo: (top: number) => void;
  /** Whether the row under the pointer or with the focus could stay where it is if these were the rows. */
  readonly canShow: (ids: readonly string[]) => boolean;
}

/** Whether a row is selected, and what its checkbox does. */
export interface RowSelection {
  readonly isSelected: boolean;
  /** Selects the row, or no longer. @param isRange from the row that was selected before it, as with Shift */
  readonly toggle: (isRange: boolean) => void;
}

interface VirtualListProps<Row extends object> {
  /** What the list shows. */
  readonly label: string;
  /** A row that stays the same is the same object. */
  readonly rows: readonly Row[];
  readonly idOf: (row: Row) => string;
  /** What a row is called, for who hears it and for finding it by typing. */
  readonly nameOf: (row: Row) => string;
  /** The same function each time. It takes all else that it shows from contexts: rows that stay the same stay. */
  readonly render: (row: Row, selection: RowSelection) => ReactElement;
  /** Height of every row, in pixels. */
  readonly rowHeight: number;
  /** Enter, or a click while nothing is selected. */
  readonly onOpen: (id: string) => void;
  readonly selected: ReadonlySet<string>;
  readonly onSelect: (ids: ReadonlySet<string>) => void;
  /** The row under the pointer, or that the focus came to; undefined when the pointer or the focus left. */
  readonly onPoint?: (id: string | undefined) => void;
  /** Places of the first and the last row that is on the screen. */
  readonly onVisible?: (first: number, last: number) => void;
  readonly handle?: RefObject<VirtualListHandle | null>;
  /** Shown when there are no rows. */
  readonly empty?: ReactElement;
  readonly className?: string;
}

const toIds = (selection: Selection, rows: readonly string[]): ReadonlySet<string> =>
  selection === "all" ? new Set(rows) : new Set([...selection].map(String));

const ROW = '[role="row"]';

const isWithin = (element: HTMLElement | null): element is HTMLElement =>
  element?.contains(document.activeElement) === true;

interface RowContentProps<Row> {
  readonly row: Row;
  readonly isSelected: boolean;
  readonly toggle: RowSelection["toggle"];
  readonly render: (row: Row, selection: RowSelection) => ReactElement;
}

/** What a row shows. With the same properties it stays as it is, whatever else changes in the list. */
const RowContent = <Row extends object>({ row, isSelected, toggle, render }: RowContentProps<Row>) =>
  useMemo(() => render(row, { isSelected, toggle }), [row, isSelected, toggle, render]);

/** Gives the list's state to who has the list's handle. */
const StateKeeper = ({
  state,
  keep,
}: {
  readonly state: ListState<unknown>;
  readonly keep: RefObject<ListState<unknown> | undefined>;
}) => {
  useEffect(() => {
    keep.current = state;
  });
  return null;
};

/** Remembers the selection as react-aria made it: it knows from where Shift extends it. */
const useSelection = (
  selected: ReadonlySet<string>,
  onSelect: (ids: ReadonlySet<string>) => void,
  ids: readonly string[],
) => {
  const last = useRef<{ readonly ids: ReadonlySet<string>; readonly made: Selection }>(undefined);
  return {
    selectedKeys: last.current?.ids === selected && last.current.made !== "all" ? last.current.made : selected,
    onSelectionChange: (made: Selection) => {
      const next = toIds(made, ids);
      last.current = { ids: next, made };
      onSelect(next);
    },
  };
};

/**
 * A list of thousands, of which only the visible rows are on the page. It needs a height of its own. Arrows move, Enter
 * opens, Space selects, Shift extends. When rows come or go, the row under the pointer or with the focus stays where it
 * is, else the first that is visible.
 */
export const VirtualList = <Row extends object>(props: VirtualListProps<Row>) => {
  const { label, rows, idOf, nameOf, render, rowHeight, onOpen, selected, onSelect, onPoint, onVisible } = props;
  const { handle, empty, className } = props;
  const list = useRef<HTMLDivElement>(null);
  const state = useRef<ListState<unknown>>(undefined);
  const hovered = useRef<string>(undefined);
  const ids = useMemo(() => rows.map(idOf), [rows, idOf]);
  const shown = useRef(ids);

  // react-aria builds a row anew when its object is another one.
  const wrapped = useRef(new WeakMap<Row, { readonly id: string; readonly row: Row }>());
  const items = useMemo(
    () =>
      rows.map((row) => {
        const known = wrapped.current.get(row);
        const item = known ?? { id: idOf(row), row };
        if (known === undefined) wrapped.current.set(row, item);
        return item;
      }),
    [rows, idOf],
  );

  const focusedId = (): string | undefined => {
    const key = state.current?.selectionManager.focusedKey ?? null;
    return key === null ? undefined : String(key);
  };

  const isOnScreen = (place: number): boolean => {
    const { scrollTop = 0, clientHeight = 0 } = list.current ?? {};
    return place !== -1 && (place + 1) * rowHeight > scrollTop && place * rowHeight < scrollTop + clientHeight;
  };

  /** The row that the person looks at: it must not move. */
  const held = (): string | undefined => {
    if (hovered.current !== undefined) return hovered.current;
    const focused = isWithin(list.current) ? focusedId() : undefined;
    return focused !== undefined && isOnScreen(shown.current.indexOf(focused)) ? focused : undefined;
  };

  const focus = (id = focusedId() ?? shown.current[0]) => {
    const manager = state.current?.selectionManager;
    if (manager === undefined || id === undefined || !shown.current.includes(id)) return;
    const place = shown.current.indexOf(id);
    if (!isOnScreen(place) && list.current !== null) list.current.scrollTop = (place - 2) * rowHeight;
    manager.setFocused(true);
    manager.setFocusedKey(id);
  };

  useLayoutEffect(() => {
    if (handle === undefined) return;
    handle.current = {
      current: focusedId,
      focus,
      step: (by) => {
        const focused = focusedId();
        const place = focused === undefined ? -1 : shown.current.indexOf(focused);
        const isAway = !isWithin(list.current) || place === -1;
        const next = shown.current[isAway ? Math.max(place, 0) : place + by];
        if (next === undefined) return;
        focus(next);
        const element = list.current;
        const target = shown.current.indexOf(next) * rowHeight;
        if (element === null) return;
        if (target < element.scrollTop) element.scrollTop = target;
        else if (target + rowHeight > element.scrollTop + element.clientHeight)
          element.scrollTop = target + rowHeight - element.clientHeight;
      },
      toggle: () => {
        const focused = focusedId();
        if (focused !== undefined) state.current?.selectionManager.toggleSelection(focused);
      },
      scrollTop: () => list.current?.scrollTop ?? 0,
      scrollTo: (top) => {
        if (list.current !== null) list.current.scrollTop = top;
      },
      canShow: (next) => {
        const id = held();
        if (id === undefined || list.current === null) return true;
        const by = next.indexOf(id) - shown.current.indexOf(id);
        const { scrollTop, clientHeight } = list.current;
        const top = scrollTop + by * rowHeight;
        return by === 0 || (next.includes(id) && top >= 0 && top <= next.length * rowHeight - clientHeight);
      },
    };
  });

  // Before the browser paints the new rows.
  useLayoutEffect(() => {
    const element = list.current;
    const before = shown.current;
    shown.current = ids;
    if (element === null || before === ids) return;
    const firstVisible = element.scrollTop > 0 ? before[Math.ceil(element.scrollTop / rowHeight)] : undefined;
    const focused = isWithin(element) ? focusedId() : undefined;
    const anchor = [hovered.current, focused, firstVisible].find((id) => id !== undefined && ids.includes(id));
    if (anchor === undefined) return;
    const by = ids.indexOf(anchor) - before.indexOf(anchor);
    if (by !== 0) element.scrollTop += by * rowHeight;
  }, [ids, rowHeight]);

  const visible = useRef(onVisible);
  useEffect(() => {
    visible.current = onVisible;
  });
  useEffect(() => {
    const element = list.current;
    if (element === null) return undefined;
    const tell = () => {
      const { scrollTop, clientHeight } = element;
      visible.current?.(Math.floor(scrollTop / rowHeight), Math.ceil((scrollTop + clientHeight) / rowHeight) - 1);
    };
    tell();
    element.addEventListener("scroll", tell, { passive: true });
    const sizes = new ResizeObserver(tell);
    sizes.observe(element);
    return () => {
      element.removeEventListener("scroll", tell);
      sizes.disconnect();
    };
  }, [rowHeight, ids]);

  // The same function each time: with another one react-aria goes through all rows again, of which there are thousands.
  const content = useRef({ nameOf, render, onPoint });
  content.current = { nameOf, render, onPoint };
  const item = useCallback(({ id, row }: { readonly id: string; readonly row: Row }) => {
    const toggle = (isRange: boolean) => {
      const manager = state.current?.selectionManager;
      if (isRange) manager?.extendSelection(id);
      else manager?.toggleSelection(id);
    };
    return (
      <GridListItem
        id={id}
        textValue={content.current.nameOf(row)}
        onHoverStart={() => {
          hovered.current = id;
          content.current.onPoint?.(id);
        }}
        onHoverEnd={() => {
          if (hovered.current === id) hovered.current = undefined;
          content.current.onPoint?.(undefined);
        }}
        render={(properties, { state: current }) => (
          <div {...properties} aria-rowindex={(current.collection.getItem(id)?.index ?? 0) + 1} />
        )}
        className="h-full border-b border-line outline-offset-[-2px] data-hovered:bg-hover data-selected:bg-selected"
      >
        {({ state: current, isSelected }) => (
          <>
            <StateKeeper state={current} keep={state} />
            <RowContent row={row} isSelected={isSelected} toggle={toggle} render={content.current.render} />
          </>
        )}
      </GridListItem>
    );
  }, []);

  const selection = useSelection(selected, onSelect, ids);
  return (
    // The grid list within has role and focus; its keys pass here first.
    // eslint-disable-next-line jsx-a11y-x/no-static-element-interactions
    <div
      className="h-full min-h-0"
      // Enter opens also while rows are selected, where a click selects more of them.
      onKeyDownCapture={(event) => {
        if (event.key !== "Enter" || !(event.target instanceof Element) || !event.target.matches(ROW)) return;
        const focused = focusedId();
        event.preventDefault();
        event.stopPropagation();
        if (focused !== undefined) onOpen(focused);
      }}
      onFocus={({ target }) => {
        const id = target.closest(ROW)?.getAttribute("data-key") ?? null;
        if (id !== null) onPoint?.(id);
      }}
      onBlur={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) onPoint?.(undefined);
      }}
    >
      <FixedRows rowHeight={rowHeight}>
        <GridList
          ref={list}
          aria-label={label}
          // Letters are shortcuts.
          disallowTypeAhead
          items={items}
          selectionMode="multiple"
          selectionBehavior="toggle"
          {...selection}
          onAction={(key) => {
            onOpen(String(key));
          }}
          {...(empty !== undefined && { renderEmptyState: () => empty })}
          className={className ?? "h-full overflow-auto outline-none"}
        >
          {item}
        </GridList>
      </FixedRows>
    </div>
  );
};
