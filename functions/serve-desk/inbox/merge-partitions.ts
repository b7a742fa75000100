/** What a list shows: sorted by its key, which no two tickets share. */
export interface ListedRow {
  /** Next deadline and id of the ticket. */
  readonly dueKey: string;
  readonly ticketId: string;
  readonly version: number;
}

/** What one read of a partition found. */
export interface PartitionPage<Row extends ListedRow> {
  /** In the order of their keys. */
  readonly rows: readonly Row[];
  /** The last key that was examined, whether or not its row was asked for; undefined at the end of the partition. */
  readonly readUpTo: string | undefined;
}

/** Reads rows of a partition after a key. At most `limit` are examined; fewer may be returned. */
export type ReadPartition<Partition, Row extends ListedRow> = (
  partition: Partition,
  after: string | undefined,
  limit: number,
) => Promise<PartitionPage<Row>>;

export interface MergedPage<Row extends ListedRow> {
  readonly rows: readonly Row[];
  /** The key after which the next page begins; undefined at the end of the list. */
  readonly next: string | undefined;
}

/** Rounds of parallel reads for one page, which is then returned with what was found. */
const MAX_ROUNDS = 4;
/** Rows examined in one round, of all partitions together. */
const ROUND_ROWS = 1_200;
/** Each round examines more than the one before: most pages need few rows, and a filter that finds little many. */
const GROWTH = 5;

/** Reads of one partition. */
class PartitionReader<Partition, Row extends ListedRow> {
  readUpTo: string | undefined;
  isAtEnd = false;

  constructor(
    private readonly partition: Partition,
    after: string | undefined,
  ) {
    this.readUpTo = after;
  }

  async advance(read: ReadPartition<Partition, Row>, limit: number): Promise<readonly Row[]> {
    const page = await read(this.partition, this.readUpTo, limit);
    this.isAtEnd = page.readUpTo === undefined;
    this.readUpTo = page.readUpTo ?? this.readUpTo;
    return page.rows;
  }

  /** Whether a row that was not read yet may come before `key`; undefined stands for after all rows. */
  mayPrecede(key: string | undefined): boolean {
    return !this.isAtEnd && (key === undefined || this.readUpTo === undefined || this.readUpTo < key);
  }
}

/** Rows for the first read of each of so many partitions: twice its share of the page, and a few for a small share. */
const firstLimit = (wanted: number, partitions: number): number =>
  Math.min(wanted, Math.ceil((2 * wanted) / partitions) + 2);

/**
 * Rows in order, each ticket once. A change of a ticket moves its row to another partition or key; reads at the same
 * time may show both, of which the newer version is right.
 */
const inOrder = <Row extends ListedRow>(rows: readonly Row[]): readonly Row[] => {
  const newest = new Map<string, Row>();
  for (const row of rows) if ((newest.get(row.ticketId)?.version ?? -1) < row.version) newest.set(row.ticketId, row);
  return [...newest.values()].toSorted((one, other) => (one.dueKey < other.dueKey ? -1 : 1));
};

/** The key up to which all partitions have been read; undefined when that is to their ends. */
const frontierOf = (readers: readonly { readonly isAtEnd: boolean; readonly readUpTo: string | undefined }[]) =>
  readers
    .flatMap(({ isAtEnd, readUpTo }) => (isAtEnd || readUpTo === undefined ? [] : [readUpTo]))
    .toSorted()
    .at(0);

/**
 * One page of a list whose rows are spread over partitions, each in the order of its keys. Partitions are read in
 * parallel, a few rows of each; then only those which may still have a row of the page. The work does not depend on
 * how many rows there are. When few rows match, a page may be shorter than asked for although there are more.
 */
export const mergePartitions = async <Partition, Row extends ListedRow>(
  partitions: readonly Partition[],
  { limit, after }: { readonly limit: number; readonly after: string | undefined },
  read: ReadPartition<Partition, Row>,
): Promise<MergedPage<Row>> => {
  const readers = partitions.map((partition) => new PartitionReader<Partition, Row>(partition, after));
  // One more than the page tells whether there is another one.
  const wanted = limit + 1;
  let rows: readonly Row[] = [];
  let behind = readers;
  for (let round = 0; round < MAX_ROUNDS && behind.length > 0; round += 1) {
    const share = Math.floor(ROUND_ROWS / behind.length);
    const roundLimit = Math.min(share, firstLimit(wanted, partitions.length) * GROWTH ** round);
    const found = await Promise.all(behind.map((reader) => reader.advance(read, roundLimit)));
    rows = inOrder([...rows, ...found.flat()]);
    const last = rows.at(limit)?.dueKey;
    behind = readers.filter((reader) => reader.mayPrecede(last));
  }
  return pageOf(rows, limit, frontierOf(behind.length === 0 ? [] : readers));
};

/** Rows beyond the frontier are left for the next page, because others may come before them. */
const pageOf = <Row extends ListedRow>(
  rows: readonly Row[],
  limit: number,
  frontier: string | undefined,
): MergedPage<Row> => {
  const known = frontier === undefined ? rows : rows.filter(({ dueKey }) => dueKey <= frontier);
  const page = known.slice(0, limit);
  return { rows: page, next: known.length > limit ? page.at(-1)?.dueKey : frontier };
};
