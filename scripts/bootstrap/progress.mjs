// The one owner of standard error while something is installed: lines, and below them one that says what is going on.
const WITHOUT_TERMINAL_MS = 15_000;
const ERASE = "\r\u001B[2K";

export class Progress {
  #stream = process.stderr;
  #status = "";
  #shownAt = Date.now();

  /** Prints a line above the status. */
  line(text) {
    this.#erase();
    this.#stream.write(`${text}\n`);
    this.#draw();
  }

  /** Replaces the status. Without a terminal it becomes a line now and then, so that logs show that work goes on. */
  status(text) {
    if (this.#stream.isTTY) {
      this.#erase();
      this.#status = text;
      this.#draw();
    } else if (Date.now() - this.#shownAt > WITHOUT_TERMINAL_MS) {
      this.#shownAt = Date.now();
      this.#stream.write(`${text}\n`);
    }
  }

  /** Removes the status. */
  end() {
    this.#erase();
    this.#status = "";
    this.#shownAt = Date.now();
  }

  #erase() {
    if (this.#status !== "") this.#stream.write(ERASE);
  }

  #draw() {
    if (this.#status !== "") this.#stream.write(this.#status.slice(0, (this.#stream.columns || 80) - 1));
  }
}
