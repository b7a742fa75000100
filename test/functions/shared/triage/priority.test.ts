import fc from "fast-check";
import { expect, it } from "vitest";
import { PRIORITIES } from "../../../../functions/shared/contracts/ticket-record.js";
import { moreUrgent } from "../../../../functions/shared/triage/priority.js";

const priorities = fc.constantFrom(...PRIORITIES);

it("holds CRITICAL for the most urgent and NORMAL for the least", () => {
  expect(moreUrgent("NORMAL", "CRITICAL")).toBe("CRITICAL");
  expect(moreUrgent("HIGH", "MEDIUM")).toBe("HIGH");
  expect(moreUrgent("MEDIUM", "NORMAL")).toBe("MEDIUM");
});

it("gives the same whichever comes first, and one of the two", () => {
  fc.assert(
    fc.property(priorities, priorities, (one, other) => {
      const urgent = moreUrgent(one, other);
      return urgent === moreUrgent(other, one) && [one, other].includes(urgent);
    }),
  );
});
