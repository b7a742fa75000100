/** A subject as it was sent: a title, a cleared screen, a colour, 8-bit controls, hidden and turned text. */
export const HOSTILE =
  "Hello\u001b]0;owned\u0007\u001b[2J\u001b[31mred\u001b[8m\u009b2J\u0090q\u0007\b\b\u007f\u202egnp.exe\u2066x\u2069\u200f\u061c end";
