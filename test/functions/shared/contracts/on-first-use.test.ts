import { expect, it, vi } from "vitest";
import { onFirstUse } from "../../../../functions/shared/contracts/on-first-use.js";

it("makes a value when it is first asked for, and once, even if it is undefined", () => {
  const make = vi.fn((): string | undefined => undefined);
  const value = onFirstUse(make);
  expect(make).not.toHaveBeenCalled();

  expect([value(), value()]).toEqual([undefined, undefined]);
  expect(make).toHaveBeenCalledTimes(1);
});
