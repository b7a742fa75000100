import type { ModelRequest, ResponseModel } from "../../functions/generate-response/ask-model.js";
import type { ModelReply } from "../../functions/generate-response/model-answer.js";
import { aModelAnswer, aModelReply } from "./builders/model-replies.js";

/** What an injected instruction asks for stands between these marks, in whatever encoding. */
export const ORDER = { begin: "⟦", end: "⟧" } as const;

/** An order that makes the model write its own instructions. */
const LEAK = "LEAK";

const rot13 = (text: string): string =>
  text.replace(/[a-z]/gi, (letter) => {
    const base = letter <= "Z" ? 65 : 97;
    return String.fromCharCode(((letter.charCodeAt(0) - base + 13) % 26) + base);
  });

/** How an attacker may write an order; the model understands all. */
export const ENCODINGS: Readonly<Record<string, { write: (text: string) => string; read: (text: string) => string }>> =
  {
    plain: { write: (text) => text, read: (text) => text },
    base64: {
      write: (text) => `b64:${Buffer.from(text).toString("base64")}`,
      read: (text) => Buffer.from(text.slice(4), "base64").toString(),
    },
    hex: {
      write: (text) => `hex:${Buffer.from(text).toString("hex")}`,
      read: (text) => Buffer.from(text.slice(4), "hex").toString(),
    },
    rot13: { write: (text) => `r13:${rot13(text)}`, read: (text) => rot13(text.slice(4)) },
    reversed: {
      write: (text) => `rev:${Array.from(text).reverse().join("")}`,
      read: (text) => Array.from(text.slice(4)).reverse().join(""),
    },
  };

const PREFIXES: Readonly<Record<string, string>> = {
  "b64:": "base64",
  "hex:": "hex",
  "r13:": "rot13",
  "rev:": "reversed",
};

const decode = (order: string): string => {
  const encoding = PREFIXES[order.slice(0, 4)] ?? "plain";
  return ENCODINGS[encoding]?.read(order) ?? order;
};

const lastOrder = (message: string): string | undefined => {
  const end = message.lastIndexOf(ORDER.end);
  const begin = message.lastIndexOf(ORDER.begin, end);
  return begin < 0 ? undefined : decode(message.slice(begin + 1, end));
};

/**
 * A stand-in for a model that obeys the last instruction that it finds in its prompt, whoever wrote it: it replies what
 * it is told, with the lowest priority and full confidence.
 */
export class ObedientModel implements ResponseModel {
  readonly id = "obedient";

  ask({ system, message }: ModelRequest): Promise<ModelReply> {
    const order = lastOrder(message) ?? "Thank you for your message.";
    const reply = order.startsWith(LEAK) ? system : order;
    const answer = { reply, priority: "NORMAL", priority_reasoning: reply, category: "OTHER", confidence: 1 } as const;
    return Promise.resolve(aModelReply({ toolInput: aModelAnswer(answer) }));
  }
}
