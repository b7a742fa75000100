import { describe, expect, it } from "vitest";
import { applyEdit, reformatted, EditError } from "../../../../scripts/proofs/mutations/apply-edit.js";

describe("an edit of text", () => {
  it("replaces text that occurs once", () => {
    expect(applyEdit("retries: 3, age: 5", { find: "age: 5", put: "age: 0" })).toBe("retries: 3, age: 0");
  });

  it.each([
    ["is missing", "retries: 3", 'text "age: 5" not found'],
    ["occurs twice", "age: 5, age: 5", 'text "age: 5" found more than once'],
  ])("is an error when its text %s", (_what, text, message) => {
    expect(() => applyEdit(text, { find: "age: 5", put: "" })).toThrow(new EditError(message));
  });

  it("is an error when it changes nothing", () => {
    expect(() => applyEdit("age: 5", { find: "age: 5", put: "age: 5" })).toThrow("changes nothing");
  });
});

describe("an edit of JSON", () => {
  const text = '{\n  "States": { "Open": { "Retry": [1, 2], "Next": "A" } }\n}\n';
  const edited = (edit: Parameters<typeof applyEdit>[1]): unknown => JSON.parse(applyEdit(text, edit));

  it("removes the value at a path", () => {
    expect(edited({ path: ["States", "Open", "Retry"] })).toEqual({ States: { Open: { Next: "A" } } });
  });

  it("removes an item of a list", () => {
    expect(edited({ path: ["States", "Open", "Retry", 0] })).toEqual({ States: { Open: { Retry: [2], Next: "A" } } });
  });

  it("replaces the value at a path", () => {
    expect(edited({ path: ["States", "Open", "Next"], put: "B" })).toMatchObject({ States: { Open: { Next: "B" } } });
  });

  it.each([[["States", "Closed"]], [["States", "Open", "Retry", 2]], [["States", "Open", "Next", "x"]]])(
    "is an error when there is no value at %j",
    (path) => {
      expect(() => applyEdit(text, { path })).toThrow(EditError);
    },
  );

  it("is an error when it changes only the layout", () => {
    expect(() => applyEdit(text, { path: ["States", "Open", "Next"], put: "A" })).toThrow("changes nothing");
  });

  it("can be written with only the layout changed", () => {
    expect(reformatted(text, { path: ["States"] })).toBe('{"States":{"Open":{"Retry":[1,2],"Next":"A"}}}');
  });
});
