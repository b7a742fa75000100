import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ENTRY_ID, newEntryId } from "../../../../../functions/shared/desk/store/entry-id.js";
import {
  readDraftItem,
  readMessageItem,
  readNoteItem,
  toDraftItem,
  toMessageItem,
  toNoteItem,
} from "../../../../../functions/shared/desk/store/entry-items.js";
import { AUTHOR_ROLES } from "../../../../../functions/shared/desk/store/desk-tickets.js";

const AT = "2026-11-23T09:00:00.000Z";
const aText = fc.string({ minLength: 1, unit: "binary" });

const aMessage = fc.record({
  id: aText,
  text: aText,
  author: fc.record({ role: fc.constantFrom(...AUTHOR_ROLES), id: aText }),
  at: fc.constant(AT),
  drafted: fc.constantFrom("as-is" as const, "edited" as const, undefined),
});
describe("the items of a ticket's entries", () => {
  it("read as they were written", () => {
    fc.assert(
      fc.property(aMessage, (message) => {
        expect(readMessageItem(toMessageItem("T-1", message))).toEqual(message);
      }),
    );
    const note = { id: "n-1", text: "Ask billing.", author: "u-ada", at: AT };
    expect(readNoteItem(toNoteItem("T-1", note))).toEqual(note);
    const draft = { text: "Dear Ada", agent: "u-ada", at: AT, lastMessageId: undefined, basedOnModel: true };
    expect(readDraftItem(toDraftItem("T-1", draft))).toEqual(draft);
    expect(readDraftItem(toDraftItem("T-1", { ...draft, lastMessageId: "m-1" }))?.lastMessageId).toBe("m-1");
  });

  it("lie where the customers' function may not read, but for messages", () => {
    const note = { id: "n", text: "t", author: "u", at: AT };

    expect(toNoteItem("T-1", note)["pk"]).toEqual({ S: "NOTES#T-1" });
    expect(
      toDraftItem("T-1", { text: "t", agent: "u", at: AT, lastMessageId: undefined, basedOnModel: true })["pk"],
    ).toEqual({
      S: "NOTES#T-1",
    });
  });

  it("are no entries when they were edited by hand", () => {
    expect(readMessageItem({ text: { S: "Hello" } })).toBeUndefined();
    expect(readNoteItem({ text: { S: "Hello" } })).toBeUndefined();
    expect(readDraftItem(undefined)).toBeUndefined();
  });
});

describe("newEntryId", () => {
  it("sorts by time, whatever its random part", () => {
    const early = newEntryId(new Date(AT), () => new Uint8Array(4).fill(255));
    const late = newEntryId(new Date(Date.parse(AT) + 1), () => new Uint8Array(4));

    expect(early).toBe(`${AT}-ffffffff`);
    expect(early < late).toBe(true);
    expect([early, late].every((id) => ENTRY_ID.test(id))).toBe(true);
  });
});
