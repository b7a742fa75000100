const TAG = /FM-[a-zA-Z]+-[a-zA-Z]+/;

/** Finds the row that a request belongs to: by the row's tag, or by another text learned for it. */
export class Tags {
  readonly #aliases = new Map<string, string>();

  /** @param alias a text that the row's requests contain instead of its tag, such as an id that a function generates */
  learn(alias: string, tag: string): void {
    this.#aliases.set(alias, tag);
  }

  /** @returns the row's tag; "" when the request belongs to no row */
  find(text: string): string {
    const alias = [...this.#aliases.keys()].find((known) => text.includes(known));
    return TAG.exec(text)?.[0] ?? this.#aliases.get(alias ?? "") ?? "";
  }
}
