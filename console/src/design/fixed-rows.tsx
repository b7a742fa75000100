import { type ComponentProps, createContext, type ReactNode, useContext, useMemo } from "react";
import { CollectionRendererContext, DefaultCollectionRenderer } from "react-aria-components/CollectionBuilder";
import { Layout, LayoutInfo, Rect, Size, Virtualizer } from "react-aria-components/Virtualizer";

type Key = LayoutInfo["key"];
type Collection = NonNullable<Layout["virtualizer"]>["collection"];
type Row = Collection extends Iterable<infer Node extends object> ? Node : never;

interface FixedRowOptions {
  /** Height of every row, in pixels. */
  readonly rowHeight: number;
}

/**
 * Rows of one height, one below the other. Where a row is follows from its place alone. react-aria's ListLayout knows
 * rows of any height, and for that goes through all rows above the screen with each frame that scrolls.
 */
class FixedRowLayout extends Layout<Row, FixedRowOptions> {
  #rowHeight = 0;
  #width = 0;
  #collection: Iterable<Row> = [];
  #keys: readonly Key[] = [];
  #infos = new Map<Key, LayoutInfo>();

  override update({ layoutOptions }: { readonly layoutOptions?: FixedRowOptions }): void {
    const { collection = [], size: { width } = new Size() } = this.virtualizer ?? {};
    const rowHeight = layoutOptions?.rowHeight ?? this.#rowHeight;
    if (collection === this.#collection && width === this.#width && rowHeight === this.#rowHeight) return;
    if (collection !== this.#collection) this.#keys = Array.from(collection, ({ key }) => key);
    this.#collection = collection;
    this.#width = width;
    this.#rowHeight = rowHeight;
    this.#infos = new Map();
  }

  override getVisibleLayoutInfos({ y, height }: Rect): LayoutInfo[] {
    const first = Math.max(0, Math.floor(y / this.#rowHeight));
    // As many wherever it begins, so that rows that come take the elements of those that go.
    const end = Math.min(this.#keys.length, first + Math.ceil(height / this.#rowHeight) + 1);
    const places = Array.from({ length: Math.max(0, end - first) }, (_row, index) => first + index);
    // The row with the focus stays on the page, wherever it is.
    const others = [...(this.virtualizer?.persistedKeys ?? [])].flatMap((key) => this.#placeOf(key) ?? []);
    const all = [...new Set([...places, ...others])].sort((one, other) => one - other);
    return all.flatMap((place) => this.#infoAt(place) ?? []);
  }

  override getLayoutInfo(key: Key): LayoutInfo | null {
    const place = this.#placeOf(key);
    return place === undefined ? null : (this.#infoAt(place) ?? null);
  }

  override getContentSize(): Size {
    return new Size(this.#width, this.#keys.length * this.#rowHeight);
  }

  #placeOf(key: Key): number | undefined {
    return this.virtualizer?.collection.getItem(key)?.index;
  }

  #infoAt(place: number): LayoutInfo | undefined {
    const key = this.#keys[place];
    if (key === undefined) return undefined;
    const info = this.#infos.get(key) ?? new LayoutInfo("item", key, this.#rectAt(place));
    this.#infos.set(key, info);
    return info;
  }

  #rectAt(place: number): Rect {
    return new Rect(0, place * this.#rowHeight, this.#width, this.#rowHeight);
  }
}

const VirtualRenderer = createContext(DefaultCollectionRenderer);

/**
 * The rows of a virtual list, which take themselves for rows of one that is not: else react-aria goes through the whole
 * list for the number of each row that it renders (`[...collection]` in useGridListItem).
 */
const Rows = (props: ComponentProps<(typeof DefaultCollectionRenderer)["CollectionRoot"]>) => {
  const renderer = useContext(VirtualRenderer);
  const plain = useMemo(() => ({ ...renderer, isVirtualized: false }), [renderer]);
  return (
    <CollectionRendererContext value={plain}>
      <renderer.CollectionRoot {...props} />
    </CollectionRendererContext>
  );
};

const WithPlainRows = ({ children }: { readonly children: ReactNode }) => {
  const renderer = useContext(CollectionRendererContext);
  const outer = useMemo(() => ({ ...renderer, CollectionRoot: Rows }), [renderer]);
  return (
    <VirtualRenderer value={renderer}>
      <CollectionRendererContext value={outer}>{children}</CollectionRendererContext>
    </VirtualRenderer>
  );
};

interface FixedRowsProps extends FixedRowOptions {
  /** A GridList. Its rows say their number (aria-rowindex) themselves. */
  readonly children: ReactNode;
}

/** Puts only the rows that are on the screen on the page. What a frame costs does not grow with the list. */
export const FixedRows = ({ rowHeight, children }: FixedRowsProps) => {
  const options = useMemo(() => ({ rowHeight }), [rowHeight]);
  return (
    <Virtualizer layout={FixedRowLayout} layoutOptions={options}>
      <WithPlainRows>{children}</WithPlainRows>
    </Virtualizer>
  );
};
