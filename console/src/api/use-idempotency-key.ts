import { useRef } from "react";

interface Sent {
  readonly body: string;
  readonly key: string;
}

/**
 * The key under which a body is sent. The same body sent again, after a lost response, has the same key and happens
 * once; `forget` is for after it succeeded, so that the same words can be meant anew.
 */
export const useIdempotencyKey = () => {
  const last = useRef<Sent>(undefined);
  return {
    keyOf: (body: unknown): string => {
      const text = JSON.stringify(body);
      if (last.current?.body !== text) last.current = { body: text, key: crypto.randomUUID() };
      return last.current.key;
    },
    forget: (): void => {
      last.current = undefined;
    },
  };
};
