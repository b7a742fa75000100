import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { onOneLine, renderGrid, renderTable } from "../../../../scripts/shared/terminal/table.js";
import { terminalWidth, widthOf, wrapReply, wrapText } from "../../../../scripts/shared/terminal/text.js";

const widest = (text: string): number => Math.max(...text.split("\n").map(widthOf));
const HEAD = ["what", "id", "why"];
const WHY = "the record was not valid JSON, and nothing in it could be read as a ticket of any kind";

describe("a table", () => {
  it("has one line per row where there is room, and where there is no terminal", () => {
    const text = renderTable(HEAD, [["quarantined", "TKT-1", WHY]], terminalWidth({ isTTY: false, columns: 0 }));

    expect(text.split("\n")).toHaveLength(2);
    expect(text).toContain(WHY);
  });

  it("wraps cells at words on a terminal of 60 columns", () => {
    const text = renderTable(HEAD, [["quarantined", "TKT-1", WHY]], 60);

    expect(widest(text)).toBeLessThanOrEqual(60);
    expect(text.split(/\s+/).filter((word) => WHY.split(" ").includes(word))).toEqual(WHY.split(" "));
  });

  it("becomes blocks, one per row, where its words need more room", () => {
    const key = "quarantine/not-json/2026/11/21/49590338271490256608559692538361571095921575989136588898.json";
    const text = renderTable(
      HEAD,
      [
        ["a", key, WHY],
        ["b", "TKT-2", ""],
      ],
      60,
    );

    expect(text.split("\n\n")).toHaveLength(2);
    expect(text).toContain(`id    ${key}\n`);
    expect(text.split("\n\n")[1]).toBe("what  b\nid    TKT-2");
    expect(widest(text.replace(key, ""))).toBeLessThanOrEqual(60);
  });

  it("counts Chinese characters and emoji as two columns", () => {
    const text = renderTable(
      ["text", "n"],
      [
        ["退款", "1"],
        ["abcd", "2"],
        ["👍🏽ab", "3"],
      ],
      60,
    );

    const columns = text.split("\n").map((line) => widthOf(line.slice(0, line.search(/\S$/))));
    expect(columns).toEqual([6, 6, 6, 6]);
  });
});

describe("a grid", () => {
  const columns = [
    { name: "product", numeric: false },
    { name: "tickets", numeric: true },
    { name: "comment", numeric: false },
  ];

  it("fits 60 columns, with cells that are wrapped at words", () => {
    const text = renderGrid(columns, [["Store", 12, "not a single word of this is of any use to anyone at all"]], 60);

    expect(widest(text)).toBeLessThanOrEqual(60);
    expect(text).toContain("│");
  });

  it("becomes blocks where even that does not fit", () => {
    expect(renderGrid(columns, [["Store", 12, null]], 20)).toBe("product  Store\ntickets  12\ncomment  NULL");
  });
});

it("cuts a text by its width, between characters as people see them", () => {
  expect(onOneLine("退款退款退款", 7)).toBe("退款退…");
  expect(onOneLine("ab👍🏽cd", 5)).toBe("ab👍🏽…");
});

describe("wrapped text", () => {
  const words = fc.array(fc.stringMatching(/^[a-z]{1,20}$/), { minLength: 1 });

  it("has every word, in lines no wider than the terminal", () => {
    fc.assert(
      fc.property(words, fc.integer({ min: 20, max: 100 }), (some, width) => {
        const text = wrapText(some.join(" "), width);
        expect(widest(text)).toBeLessThanOrEqual(width);
        expect(text.split(/\s+/)).toEqual(some);
      }),
    );
  });

  it("keeps the indentation of each line", () => {
    expect(wrapText("a\n  bb cc dd", 7)).toBe("a\n  bb cc\n  dd");
  });

  it("breaks languages without spaces between characters, and no other word", () => {
    expect(wrapText("退款退款退款", 8)).toBe("退款退款\n退款");
    expect(wrapText("see https://example.com/a/long/path now", 12)).toBe("see\nhttps://example.com/a/long/path\nnow");
  });
});

describe("a reply", () => {
  it("is aligned below the word that follows its name", () => {
    expect(wrapReply("outcome    ANSWERED 3, NEEDS_HUMAN 12", 26)).toBe(
      "outcome    ANSWERED 3,\n           NEEDS_HUMAN 12",
    );
  });

  it("fits 60 columns, whatever its words", () => {
    const reply = "Thank you for your message about the invoice of November; we have refunded the second charge today.";

    expect(widest(wrapReply(`  ${reply}`, 60))).toBeLessThanOrEqual(60);
    expect(
      wrapReply(`  ${reply}`, 60)
        .split("\n")
        .every((line) => line.startsWith("  ")),
    ).toBe(true);
    expect(wrapReply(reply, terminalWidth({ isTTY: false, columns: 0 }))).toBe(reply);
  });
});
