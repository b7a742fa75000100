import fc from "fast-check";
import { expect, it } from "vitest";
import { UnitWriter } from "../../../../functions/shared/contracts/unit-writer.js";

it("writes every unit as it is, also half of a surrogate pair", () => {
  const text = fc.array(fc.oneof(fc.nat(0xffff), fc.constantFrom(0xd800, 0xdc00, 0)));
  fc.assert(
    fc.property(text, text, (one, other) => {
      const [first, second] = [String.fromCharCode(...one), String.fromCharCode(...other)];
      const written = new UnitWriter(one.length + other.length + 10);
      for (const unit of one) written.add(unit);
      written.addText(second);

      expect(written.toString()).toBe(first + second);
    }),
  );
});
