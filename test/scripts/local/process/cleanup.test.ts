import { expect, it } from "vitest";
import { Cleanup, runTogether } from "../../../../scripts/local/process/cleanup.js";

it("runs the last step first, and each step once", async () => {
  const undone: string[] = [];
  const cleanup = new Cleanup();
  for (const step of ["first", "second"]) cleanup.add(() => Promise.resolve(undone.push(step)));

  await cleanup.runAll();
  await cleanup.runAll();

  expect(undone).toEqual(["second", "first"]);
});

it("aborts the other steps when one fails, and throws its error when all have ended", async () => {
  const slow = Promise.withResolvers<string>();
  let hasThrown = false;
  let seen: AbortSignal | undefined;
  const settled = runTogether(new AbortController().signal, (signal) => {
    seen = signal;
    return [slow.promise, Promise.reject(new Error("no warehouse"))];
  }).catch((error: unknown) => {
    hasThrown = true;
    return error;
  });

  await new Promise((resolve) => setImmediate(resolve));
  expect(seen?.reason).toEqual(new Error("no warehouse"));
  expect(hasThrown).toBe(false);
  slow.reject(new Error("aborted"));

  expect(await settled).toEqual(new Error("no warehouse"));
});

it("aborts steps that run side by side when the start is interrupted", async () => {
  const interrupt = new AbortController();
  const running = runTogether(interrupt.signal, (signal) => [
    new Promise((_resolve, reject) => {
      signal.addEventListener("abort", () => {
        reject(new Error("interrupted"));
      });
    }),
    Promise.resolve("started"),
  ]);

  interrupt.abort();

  await expect(running).rejects.toThrow("interrupted");
});
