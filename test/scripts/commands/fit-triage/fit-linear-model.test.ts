import { describe, expect, it } from "vitest";
import {
  cumulativeLikelihoods,
  highestLabel,
  likelihoods,
  likelyLabel,
} from "../../../../functions/shared/triage/signals/linear-model.js";
import { crossValidate } from "../../../../scripts/commands/fit-triage/cross-validate.js";
import {
  type Example,
  fitLinearModel,
  fitOrdinalModel,
} from "../../../../scripts/commands/fit-triage/fit-linear-model.js";

type Colour = "RED" | "BLUE";

const LABELS: readonly Colour[] = ["RED", "BLUE"];
const NONE = { RED: {}, BLUE: {} };

const example = (label: Colour, ...names: readonly string[]): Example<Colour> => ({
  label,
  features: new Map(names.map((name) => [name, 1])),
});

const EXAMPLES = Array.from({ length: 20 }, (_, index) =>
  index % 2 === 0 ? example("RED", "fire", "warm") : example("BLUE", "sea", "warm"),
);

const OPTIONS = { labels: LABELS, prior: NONE, strictness: 1 };

describe("fitLinearModel", () => {
  it("gives weights by which the examples have their labels", () => {
    const model = fitLinearModel(EXAMPLES, OPTIONS);

    for (const { features, label } of EXAMPLES) expect(highestLabel(LABELS, likelihoods(model, features))).toBe(label);
  });

  it("finds the minimum: each weight's pull by the examples equals that by the strictness", () => {
    const model = fitLinearModel(EXAMPLES, OPTIONS);

    const pull = EXAMPLES.reduce(
      (sum, { features, label }) =>
        features.has("fire") ? sum + (label === "RED" ? 1 : 0) - (likelihoods(model, features)[0] ?? 0) : sum,
      0,
    );
    expect((model.weights["fire"]?.[0] ?? 0) / 100).toBeCloseTo(pull, 1);
  });

  it("keeps what is expected where no example says otherwise", () => {
    const { weights } = fitLinearModel(EXAMPLES, { ...OPTIONS, prior: { RED: { ruby: 1.2 }, BLUE: { warm: 0 } } });

    expect(weights["ruby"]).toEqual([120, 0]);
  });

  it("moves less from what is expected, the stricter it is", () => {
    const [loose, strict] = [1, 1_000].map((strictness) =>
      Math.abs(fitLinearModel(EXAMPLES, { ...OPTIONS, strictness }).weights["fire"]?.[0] ?? 0),
    );

    expect(loose).toBeGreaterThan(strict ?? Infinity);
  });

  it("has no weight for what a single example has", () => {
    const { weights } = fitLinearModel([...EXAMPLES, example("RED", "once")], OPTIONS);

    expect(weights).not.toHaveProperty("once");
  });
});

describe("fitOrdinalModel", () => {
  type Size = "LARGE" | "MEDIUM" | "SMALL";
  const SIZES: readonly Size[] = ["LARGE", "MEDIUM", "SMALL"];
  const sized = (label: Size, ...names: readonly string[]): Example<Size> => ({
    label,
    features: new Map(names.map((name) => [name, 1])),
  });
  const NOTHING = { LARGE: {}, MEDIUM: {}, SMALL: {} };
  const animals = Array.from({ length: 10 }, () => [
    sized("LARGE", "whale"),
    sized("MEDIUM", "dog"),
    sized("SMALL", "ant"),
  ]).flat();
  const model = fitOrdinalModel(animals, { labels: SIZES, prior: NOTHING, strictness: 0.5 });

  it("gives weights by which the examples have their labels", () => {
    for (const { features, label } of animals)
      expect(likelyLabel(SIZES, cumulativeLikelihoods(model, features))).toBe(label);
  });

  it("makes no label less likely to be reached than one before it", () => {
    for (const names of [["whale"], ["ant"], ["whale", "ant"], []]) {
      const values = cumulativeLikelihoods(model, new Map(names.map((name) => [name, 1])));

      expect([...values].sort()).toEqual(values);
      expect(values.at(-1)).toBe(1);
    }
  });

  it("keeps half of what is expected where no example says otherwise", () => {
    const { weights } = fitOrdinalModel(animals, {
      labels: SIZES,
      prior: { ...NOTHING, MEDIUM: { cat: 1 } },
      strictness: 1,
    });

    expect(weights["cat"]).toEqual([-50, 50]);
  });
});

describe("crossValidate", () => {
  it("measures each example by a model that has not seen it", () => {
    const right = (examples: readonly Example<Colour>[]): number =>
      crossValidate(examples, (others) => {
        const model = fitLinearModel(others, OPTIONS);
        return (features) => highestLabel(LABELS, likelihoods(model, features));
      });

    expect(right(EXAMPLES)).toBe(1);
    expect(right(EXAMPLES.map(({ label }) => example(label)))).toBeLessThanOrEqual(0.5);
  });
});
