import { expect, it } from "vitest";
import type { RuleChange, RuleTable } from "../../../functions/serve-desk/rules/rule-table.js";
import { RULE_KINDS } from "../../../functions/shared/desk/rules/rule-kinds.js";

const { tags, macros } = RULE_KINDS;
interface Tag {
  readonly label: string;
}

const aChange = (change: Partial<RuleChange<Tag>>): RuleChange<Tag> => ({
  id: "vip",
  before: undefined,
  after: { label: "VIP" },
  revision: 0,
  seen: [],
  origin: { who: "u-root", requestId: "r-1", at: new Date("2026-11-21T08:30:00.000Z") },
  ...change,
});

/** Requests have ids of their own. */
let made = 0;
const origin = () => ({ who: "u-root", requestId: `r-${(made += 1)}`, at: new Date("2026-11-21T08:30:00.000Z") });

/** What the collections rely on. @param open returns a table; its tags and macros are this suite's own */
export const testRuleTable = (open: () => RuleTable): void => {
  const ids = async (): Promise<string[]> => (await open().read(tags)).rules.map(({ id }) => id);

  /** Writes a change that is based on what is stored now. */
  const write = async (change: Partial<RuleChange<Tag>>) => {
    const { revision } = await open().read(tags);
    return open().write(tags, aChange({ origin: origin(), revision, ...change }));
  };

  it("stores what is created and replaced, with the revision as its version, and deletes it", async () => {
    const { revision } = await open().read(tags);
    expect(await write({ id: "first" })).toBe("written");
    expect(await open().find(tags, "first")).toEqual({
      id: "first",
      value: { label: "VIP" },
      version: revision + 1,
      updatedAt: "2026-11-21T08:30:00.000Z",
      updatedBy: "u-root",
    });

    expect(await write({ id: "first", before: { label: "VIP" }, after: { label: "Key" } })).toBe("written");
    expect(await open().find(tags, "first")).toMatchObject({ value: { label: "Key" }, version: revision + 2 });
    expect(await write({ id: "first", before: { label: "Key" }, after: undefined })).toBe("written");
    expect(await open().find(tags, "first")).toBeUndefined();
    expect((await open().read(tags)).revision).toBe(revision + 3);
  });

  it("writes nothing when the collection has changed since it was read", async () => {
    const { revision } = await open().read(tags);
    await write({ id: "second" });

    expect(await write({ id: "third", revision })).toBe("conflict");
    expect(await ids()).not.toContain("third");
  });

  it("writes nothing when another collection has changed since it was read", async () => {
    const seen = [{ collection: macros.collection, revision: (await open().read(macros)).revision }];
    expect(await write({ id: "fourth", seen })).toBe("written");
    const macro = { name: "Any", reply: "Hi", actions: { addTags: [], assignToMe: false } };
    const { revision } = await open().read(macros);
    await open().write(macros, { id: "any", before: undefined, after: macro, revision, seen: [], origin: origin() });

    expect(await write({ id: "fifth", seen })).toBe("conflict");
    expect(await ids()).not.toContain("fifth");
  });

  it("writes one of twenty simultaneous changes of a collection", async () => {
    const { revision } = await open().read(tags);
    const race = Array.from({ length: 20 }, (_, index) => `race-${index}`);
    const results = await Promise.all(race.map((id) => write({ id, revision })));

    expect(results.filter((result) => result === "written")).toHaveLength(1);
    expect((await ids()).filter((id) => id.startsWith("race-"))).toHaveLength(1);
    expect((await open().read(tags)).revision).toBe(revision + 1);
  });
};
