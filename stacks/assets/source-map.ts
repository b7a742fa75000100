import * as z from "zod";

const SourceMap = z.object({
  version: z.literal(3),
  sources: z.array(z.string()),
  names: z.array(z.string()),
  mappings: z.string(),
});

/**
 * Column in the bundle; then, if known, the index of the source, and the line and column in it; then, if it has one,
 * the index of its name.
 */
type Segment = readonly number[];

/** Each field is relative to that of the segment before; the column restarts at 0 on each line. */
const startOfMap = () => [0, 0, 0, 0, 0];

const decodeMappings = (mappings: string): Segment[][] => {
  const last = startOfMap();
  const decodeSegment = (text: string): Segment => {
    const deltas = decodeVlq(text);
    deltas.forEach((delta, field) => (last[field] = (last[field] ?? 0) + delta));
    return last.slice(0, deltas.length);
  };
  return mappings.split(";").map((line) => {
    last[0] = 0;
    return line === "" ? [] : line.split(",").map(decodeSegment);
  });
};

const encodeMappings = (lines: readonly (readonly Segment[])[]): string => {
  const last = startOfMap();
  const encodeSegment = (segment: Segment): string => {
    const deltas = segment.map((value, field) => value - (last[field] ?? 0));
    segment.forEach((value, field) => (last[field] = value));
    return encodeVlq(deltas);
  };
  const encodeLine = (line: readonly Segment[]): string => {
    last[0] = 0;
    return line.map(encodeSegment).join(",");
  };
  return lines.map(encodeLine).join(";");
};

/** Gives new indexes to the items of a list that are kept, in order of first use. */
class Renumbering {
  readonly kept: string[] = [];
  readonly #indexes = new Map<string, number>();

  constructor(
    private readonly all: readonly string[],
    private readonly keeps: (item: string) => boolean = () => true,
  ) {}

  /** Returns the new index of an item; undefined if the item is dropped. */
  indexOf(oldIndex: number): number | undefined {
    const item = this.all[oldIndex];
    if (item === undefined || !this.keeps(item)) return undefined;
    const index = this.#indexes.get(item) ?? this.kept.push(item) - 1;
    this.#indexes.set(item, index);
    return index;
  }
}

/**
 * Removes segments of dependencies. Where a stretch of them starts, a segment with only a column says that the source
 * is unknown.
 */
const withoutDependencies = (line: readonly Segment[], sources: Renumbering, names: Renumbering): Segment[] => {
  const kept: Segment[] = [];
  for (const [column = 0, source = -1, sourceLine = 0, sourceColumn = 0, name = -1] of line) {
    const own = sources.indexOf(source);
    const named = own === undefined ? undefined : names.indexOf(name);
    if (own !== undefined) kept.push([column, own, sourceLine, sourceColumn, ...(named === undefined ? [] : [named])]);
    else if ((kept.at(-1)?.length ?? 1) > 1) kept.push([column]);
  }
  return kept;
};

/**
 * Drops the dependencies' part of a bundle's source map. Node parses the map when it loads the bundle, before the first
 * ticket, and our own code is a fiftieth of it. Parsing 1 MB took 40 ms.
 */
export const keepOwnSources = (json: string): string => {
  const map = SourceMap.parse(JSON.parse(json));
  const sources = new Renumbering(map.sources, (source) => !source.includes("node_modules/"));
  const names = new Renumbering(map.names);
  const lines = decodeMappings(map.mappings).map((line) => withoutDependencies(line, sources, names));
  return JSON.stringify({ version: 3, sources: sources.kept, names: names.kept, mappings: encodeMappings(lines) });
};

const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const VALUES = new Map(Array.from(DIGITS, (digit, value) => [digit, value]));

/** A digit has five bits of the number, lowest first; the sixth bit means that more digits follow. */
const MORE = 0b10_0000;

/** Decodes the numbers of one segment of a source map: base64 VLQ, with the sign in the lowest bit. */
export const decodeVlq = (text: string): number[] => {
  const numbers: number[] = [];
  let bits = 0;
  let shift = 0;
  for (const character of text) {
    const digit = VALUES.get(character) ?? 0;
    bits |= (digit & (MORE - 1)) << shift;
    shift += 5;
    if ((digit & MORE) !== 0) continue;
    numbers.push((bits & 1) === 1 ? -(bits >>> 1) : bits >>> 1);
    bits = 0;
    shift = 0;
  }
  return numbers;
};

/** The reverse of decodeVlq. */
export const encodeVlq = (numbers: readonly number[]): string => numbers.map(encodeNumber).join("");

const encodeNumber = (value: number): string => {
  let bits = value < 0 ? (-value << 1) | 1 : value << 1;
  let text = "";
  do {
    const digit = bits & (MORE - 1);
    bits >>>= 5;
    text += DIGITS.charAt(bits > 0 ? digit | MORE : digit);
  } while (bits > 0);
  return text;
};
