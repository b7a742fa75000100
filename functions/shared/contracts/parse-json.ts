/** Parses JSON of any shape. @returns undefined if the text is not JSON */
export const parseJson = (text: string | undefined): unknown => {
  try {
    return JSON.parse(text ?? "");
  } catch {
    return undefined;
  }
};
