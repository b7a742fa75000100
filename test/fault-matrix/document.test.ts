import { readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { END_TO_END } from "./pipeline/end-to-end.js";
import { DOCUMENT, renderDocument } from "./render.js";
import { matrixRowOf } from "./pipeline/rows.js";

it("shows the current matrix; `npm run docs:fault-matrix` updates it", async () => {
  expect(await readFile(DOCUMENT, "utf8"), "out of date: run `npm run docs:fault-matrix`").toBe(await renderDocument());
});

it("shows end to end only what is possible", () => {
  const kinds = END_TO_END.map(({ callId, faultId }) => matrixRowOf(callId, faultId).cell.kind);

  expect(kinds).not.toContain("impossible");
});
