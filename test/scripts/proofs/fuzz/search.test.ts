import { describe, expect, it } from "vitest";
import {
  GATEWAY,
  type Runner,
  runAsProcess,
  runRound,
  search,
  type SearchPorts,
} from "../../../../scripts/proofs/fuzz/search.js";

const FILES = { typescript: ["test/a.test.ts"], python: ["test/test_a.py"] };
const MINUTE = 60_000;

/** Ports on which each runner takes a minute, and the one that `fails` names fails. */
const portsThat = (fails: (runner: Runner, seed: number) => boolean = () => false) => {
  let time = 0;
  let draws = 0;
  const ran: { readonly name: string; readonly seed: number; readonly args: readonly string[] }[] = [];
  const printed: string[] = [];
  const ports: SearchPorts = {
    run: (runner, seed) => {
      time += MINUTE;
      ran.push({ ...runner, seed });
      return Promise.resolve(!fails(runner, seed));
    },
    print: (line) => printed.push(line),
    now: () => time,
    random: () => (draws++ % 10) / 10,
  };
  return { ports, ran, printed };
};

describe("search", () => {
  it("runs rounds until the time is spent, each with another seed", async () => {
    const { ports, ran, printed } = portsThat();

    expect(await search(7, FILES, ports)).toBe(true);

    expect(ran.map(({ name }) => name)).toEqual(
      Array.from({ length: 3 }, () => ["requests", "properties", "properties of the load"]).flat(),
    );
    expect(new Set(ran.map(({ seed }) => seed)).size).toBe(3);
    expect(printed).toHaveLength(3);
  });

  it("stops at the first failure, and says how to repeat it", async () => {
    const { ports, ran, printed } = portsThat(({ name }, seed) => name === "properties" && seed > 0);

    expect(await search(30, FILES, ports)).toBe(false);

    const seed = ran.at(-1)?.seed ?? 0;
    expect(ran.at(-1)?.name).toBe("properties");
    expect(printed.at(-1)).toBe(
      `The properties failed with the seed ${seed}. Repeat: npm run test:fuzz -- --seed ${seed}`,
    );
  });
});

describe("a round", () => {
  it("gives its seed to hypothesis, and runs the files with properties", async () => {
    const { ports, ran } = portsThat();

    expect(await runRound(7, FILES, ports)).toBeUndefined();

    expect(ran.map(({ args }) => args.at(-1))).toEqual(["fuzz", "test/a.test.ts", "test/test_a.py"]);
    expect(ran.at(-1)?.args).toContain("--hypothesis-seed=7");
  });
});

describe("runAsProcess", () => {
  const printing = (script: string): Runner => ({ name: "node", command: process.execPath, args: ["-e", script] });
  const { signal } = new AbortController();

  it("passes one seed or several to the tests", async () => {
    const one = printing("process.exitCode = process.env.TEST_SEED === '7' ? 0 : 1");
    const several = printing("process.exitCode = process.env.TEST_SEEDS === '1,2' ? 0 : 1");

    expect(await runAsProcess(one, 7, signal)).toBe(true);
    expect(await runAsProcess(several, [1, 2], signal)).toBe(true);
    expect(await runAsProcess(one, 8, signal)).toBe(false);
  });

  it("runs only the generated requests on the local stack", () => {
    const filter = new RegExp(GATEWAY.args.at(-1) ?? "");

    expect("responds to every request generated with the seed 3 as the document says").toMatch(filter);
    expect("is ready for thousands of requests").toMatch(filter);
  });
});
