const TAG = /FM-[a-zA-Z]+-[a-zA-Z]+/;

/** Finds the row that a request belongs to: by the row's tag, or by what else was learned to stand for it. */
export class Tags {
  readonly #aliases = new Map<string, string>();

  /** Makes a text that the row's requests contain instead of its tag, such as an id that a function makes up. */
  learn(alias: string, tag: string): void {
    this.#aliases.set(alias, tag);
  }

  /** @returns "" when the request is no row's */
  find(text: string): string {
    const alias = [...this.#aliases.keys()].find((known) => text.includes(known));
    return TAG.exec(text)?.[0] ?? this.#aliases.get(alias ?? "") ?? "";
  }
}
