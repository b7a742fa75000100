import { expect, it } from "vitest";
import { settleAll, Undo } from "../../../../scripts/local/process/undo.js";

it("undoes the last thing first, and each thing once", async () => {
  const undone: string[] = [];
  const undo = new Undo();
  for (const thing of ["first", "second"]) undo.add(() => Promise.resolve(undone.push(thing)));

  await undo.all();
  await undo.all();

  expect(undone).toEqual(["second", "first"]);
});

it("waits for what is still being done before it gives the first failure", async () => {
  const slow = Promise.withResolvers<string>();
  let given = false;
  const settled = settleAll(Promise.reject(new Error("synth failed")), slow.promise).catch((error: unknown) => {
    given = true;
    return error;
  });

  await new Promise((resolve) => setImmediate(resolve));
  expect(given).toBe(false);
  slow.resolve("started");

  expect(await settled).toEqual(new Error("synth failed"));
});
