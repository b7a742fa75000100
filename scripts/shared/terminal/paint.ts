import pc from "picocolors";
import { styleWith } from "./sanitize.js";

/** Colours where the terminal has them; NO_COLOR and pipes get plain text. What they paint is cleaned. */
export const paint = {
  bold: styleWith(pc.bold),
  dim: styleWith(pc.dim),
  green: styleWith(pc.green),
  red: styleWith(pc.red),
  yellow: styleWith(pc.yellow),
  cyan: styleWith(pc.cyan),
};
