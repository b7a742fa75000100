import { describe, expect, it } from "vitest";
import { assignHalves } from "../../../../scripts/shared/golden/assign-halves.js";
import { KINDS } from "../../../../scripts/shared/golden/golden-ticket.js";
import { PRIORITIES } from "../../../../functions/shared/contracts/ticket-record.js";
import { aDraft } from "./golden-lines.js";

const pick = <Item>(items: readonly Item[], index: number): Item => items[index % items.length] as Item;

const drafts = Array.from({ length: 200 }, (_, index) =>
  aDraft(`${pick(["de", "fr"], index)}-${String(index).padStart(3, "0")}`, {
    kind: pick(KINDS, index * 7),
    labels: { sentiment: "NEUTRAL", priority: pick(PRIORITIES, index * 3), category: "BUG", language: "de" },
  }),
);

describe("assignHalves", () => {
  it("gives the same halves whatever the order of the lines", () => {
    const halves = assignHalves(drafts);

    expect([...assignHalves(drafts.toReversed())].toSorted()).toEqual([...halves].toSorted());
  });

  it("leaves every ticket where it is when others are added", () => {
    const before = assignHalves(drafts.slice(0, 150));
    const kept = drafts.slice(0, 150).map((draft) => ({ ...draft, half: before.get(draft.id) }));
    const after = assignHalves([...drafts.slice(150), ...(kept as typeof drafts)]);

    expect(after.size).toBe(drafts.length);
    for (const [id, half] of before) expect(after.get(id), id).toBe(half);
  });

  it("has equally many tickets of a kind, and of a priority, in both halves, but for two at most", () => {
    const halves = assignHalves(drafts);
    const surplus = (some: typeof drafts) =>
      some.filter(({ id }) => halves.get(id) === "test").length * 2 - some.length;

    for (const kind of KINDS) expect(Math.abs(surplus(drafts.filter((draft) => draft.kind === kind)))).toBeLessThan(3);
    for (const priority of PRIORITIES)
      expect(Math.abs(surplus(drafts.filter(({ labels }) => labels.priority === priority)))).toBeLessThan(3);
  });
});
