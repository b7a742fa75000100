import { expect, it } from "vitest";
import { waitForAll, Cleanup } from "../../../../scripts/local/process/cleanup.js";

it("undoes the last thing first, and each thing once", async () => {
  const undone: string[] = [];
  const undo = new Cleanup();
  for (const thing of ["first", "second"]) undo.add(() => Promise.resolve(undone.push(thing)));

  await undo.runAll();
  await undo.runAll();

  expect(undone).toEqual(["second", "first"]);
});

it("waits for what is still being done before it gives the first failure", async () => {
  const slow = Promise.withResolvers<string>();
  let given = false;
  const settled = waitForAll(Promise.reject(new Error("synth failed")), slow.promise).catch((error: unknown) => {
    given = true;
    return error;
  });

  await new Promise((resolve) => setImmediate(resolve));
  expect(given).toBe(false);
  slow.resolve("started");

  expect(await settled).toEqual(new Error("synth failed"));
});
