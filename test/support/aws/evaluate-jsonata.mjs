import { createInterface } from "node:readline";
import jsonata from "jsonata";

/** Evaluates one expression per line of standard input, each a JSON string, and answers each with a line of JSON. */
const evaluate = async (expression) => {
  try {
    const value = await jsonata(expression).evaluate(undefined);
    return value === undefined ? { error: "no result" } : { value };
  } catch (error) {
    return { error: String(error.message) };
  }
};

for await (const line of createInterface({ input: process.stdin })) {
  process.stdout.write(`${JSON.stringify(await evaluate(JSON.parse(line)))}\n`);
}
