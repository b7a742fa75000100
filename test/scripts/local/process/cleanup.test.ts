import { expect, it } from "vitest";
import { waitForAll, Cleanup } from "../../../../scripts/local/process/cleanup.js";

it("runs the last step first, and each step once", async () => {
  const undone: string[] = [];
  const cleanup = new Cleanup();
  for (const step of ["first", "second"]) cleanup.add(() => Promise.resolve(undone.push(step)));

  await cleanup.runAll();
  await cleanup.runAll();

  expect(undone).toEqual(["second", "first"]);
});

it("waits for all promises before it throws the first failure", async () => {
  const slow = Promise.withResolvers<string>();
  let hasThrown = false;
  const settled = waitForAll(Promise.reject(new Error("synth failed")), slow.promise).catch((error: unknown) => {
    hasThrown = true;
    return error;
  });

  await new Promise((resolve) => setImmediate(resolve));
  expect(hasThrown).toBe(false);
  slow.resolve("started");

  expect(await settled).toEqual(new Error("synth failed"));
});
