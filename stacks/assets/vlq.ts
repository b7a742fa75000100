const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const VALUES = new Map(Array.from(DIGITS, (digit, value) => [digit, value]));

/** Five bits a digit, the lowest first; the sixth says that more follow. */
const MORE = 0b10_0000;

/** Numbers of one segment of a source map's mappings: base 64 VLQ, the sign in the lowest bit. */
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
