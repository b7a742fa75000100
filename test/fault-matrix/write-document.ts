import { writeFile } from "node:fs/promises";
import { DOCUMENT, renderDocument } from "./render.js";

await writeFile(DOCUMENT, await renderDocument());
