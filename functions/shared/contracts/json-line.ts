/** Line ends to other readers than JSON parsers, and the controls that JSON.stringify does not escape. */
const LINE_ENDS_AND_CONTROLS = /[\u007f-\u009f\u2028\u2029]/g;

const escape = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;

/** A record as exactly one line of JSON, including the line end. */
export const toJsonLine = (record: object): string =>
  `${JSON.stringify(record).replace(LINE_ENDS_AND_CONTROLS, escape)}\n`;
