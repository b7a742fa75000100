/** A format other than UTF-8 text, recognised by its first bytes. */
export interface KnownFormat {
  readonly kind: "kpl-aggregated" | "compressed" | "wide-text" | "binary";
  /** For people: "gzip data". */
  readonly name: string;
}

/** A Protobuf message and its MD5 follow. https://github.com/awslabs/kinesis-aggregation */
export const KPL_MAGIC: readonly number[] = [0xf3, 0x89, 0x9a, 0xc2];
const GZIP_MAGIC: readonly number[] = [0x1f, 0x8b];

type Signatures = readonly (readonly [kind: KnownFormat["kind"], name: string, ...prefixes: (readonly number[])[]])[];

/** UTF-32 comes before UTF-16, whose byte order mark is the beginning of its own. */
const SIGNATURES: Signatures = [
  ["kpl-aggregated", "a KPL-aggregated record", KPL_MAGIC],
  ["compressed", "gzip data", GZIP_MAGIC],
  ["compressed", "zlib data", [0x78, 0x01], [0x78, 0x5e], [0x78, 0x9c], [0x78, 0xda]],
  ["compressed", "Zstandard data", [0x28, 0xb5, 0x2f, 0xfd]],
  ["compressed", "bzip2 data", [0x42, 0x5a, 0x68]],
  ["compressed", "xz data", [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00]],
  ["compressed", "LZ4 data", [0x04, 0x22, 0x4d, 0x18]],
  ["compressed", "Snappy data", [0xff, 0x06, 0x00, 0x00, 0x73, 0x4e, 0x61, 0x50]],
  ["compressed", "a ZIP archive (.zip, .xlsx, .docx)", [0x50, 0x4b, 0x03, 0x04]],
  ["wide-text", "UTF-32 text", [0xff, 0xfe, 0, 0], [0, 0, 0xfe, 0xff], [0x7b, 0, 0, 0], [0, 0, 0, 0x7b]],
  ["wide-text", "UTF-16 text", [0xff, 0xfe], [0xfe, 0xff], [0x7b, 0], [0, 0x7b], [0x5b, 0], [0, 0x5b]],
  ["binary", "an Avro file", [0x4f, 0x62, 0x6a, 0x01]],
  ["binary", "a Parquet file", [0x50, 0x41, 0x52, 0x31]],
  ["binary", "a PDF file", [0x25, 0x50, 0x44, 0x46]],
  ["binary", "an old Excel or Word file", [0xd0, 0xcf, 0x11, 0xe0]],
  ["binary", "an SQLite database", [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20, 0x66]],
  ["binary", "a serialised Java object", [0xac, 0xed, 0x00, 0x05]],
  ["binary", "a message with the id of a schema registry (Avro, Protobuf)", [0, 0, 0]],
];

const startsWith = (bytes: Uint8Array, prefix: readonly number[]): boolean =>
  prefix.every((byte, index) => bytes[index] === byte);

/** Bytes that are UTF-8 text may begin like some of them by chance ("BZh", "x^"). */
export const findFormat = (bytes: Uint8Array): KnownFormat | undefined => {
  const found = SIGNATURES.find(([, , ...prefixes]) => prefixes.some((prefix) => startsWith(bytes, prefix)));
  return found && { kind: found[0], name: found[1] };
};
