import type { LocalStack, LocalStackOptions } from "../../local/stack/stack.js";

type StackListener = NonNullable<LocalStackOptions["onEvent"]>;
type Dependencies = Awaited<ReturnType<LocalStack["readDependencies"]>>;

/** When Terraform created a resource, in seconds since the beginning of the apply. */
export interface CreatedResource {
  readonly address: string;
  readonly began: number;
  readonly ended: number;
}

/** Records when each resource is created. */
export class ApplyTimes {
  readonly #now: () => number;
  readonly #began = new Map<string, number>();
  readonly #created: CreatedResource[] = [];
  #start = 0;

  /** @param now milliseconds on any clock */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  get created(): readonly CreatedResource[] {
    return this.#created;
  }

  /** Listens to a stack that starts. */
  readonly record: StackListener = (event) => {
    if (event.kind === "step-started" && event.step === "terraform apply") this.#start = this.#now();
    if (event.kind === "started") this.#began.set(event.address, this.#seconds());
    if (event.kind === "finished") this.#finish(event.address);
  };

  #finish(address: string): void {
    const ended = this.#seconds();
    this.#created.push({ address, began: this.#began.get(address) ?? ended, ended });
  }

  #seconds(): number {
    return (this.#now() - this.#start) / 1000;
  }
}

const lastOf = (resources: readonly CreatedResource[]): CreatedResource | undefined =>
  resources.reduce<CreatedResource | undefined>(
    (last, resource) => (last === undefined || resource.ended > last.ended ? resource : last),
    undefined,
  );

/**
 * The resources that an apply waited for: from the one that was finished last back through what each of them had to
 * wait for, in the order of creation. Only a shorter path makes the apply shorter.
 */
export const slowestPath = (created: readonly CreatedResource[], dependencies: Dependencies): CreatedResource[] => {
  const byAddress = new Map(created.map((resource) => [resource.address, resource]));
  const path: CreatedResource[] = [];
  let current = lastOf(created);
  while (current !== undefined) {
    path.unshift(current);
    const needed = dependencies.get(current.address) ?? [];
    current = lastOf(needed.flatMap((address) => byAddress.get(address) ?? []));
  }
  return path;
};
