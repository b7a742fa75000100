/** A string, a bracket, a comma, a colon, or whatever else stands between blanks. */
const TOKEN = /"[^"\\]*(?:\\[^]?[^"\\]*)*(?:"|$)|[{}[\],:]|[^\s"{}[\],:]+/g;

/** JSON without blanks between its tokens. The tokens stay as they are: numbers of any length, escapes. */
export const compactJson = (json: string): string => json.match(TOKEN)?.join("") ?? "";

/** JSON with a line for each field and element, as JSON.stringify writes it. The tokens stay as they are. */
export const indentJson = (json: string): string => {
  const tokens = json.match(TOKEN) ?? [];
  let [text, depth] = ["", 0];
  const newLine = (): string => `\n${"  ".repeat(depth)}`;
  tokens.forEach((token, index) => {
    const isClosing = token === "}" || token === "]";
    if (isClosing) depth -= 1;
    const wasOpening = /^[{[]$/.test(tokens[index - 1] ?? "");
    if (isClosing ? !wasOpening : wasOpening || tokens[index - 1] === ",") text += newLine();
    text += token === ":" ? ": " : token;
    if (token === "{" || token === "[") depth += 1;
  });
  return text;
};
