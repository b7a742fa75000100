import { describe, expect, it } from "vitest";
import type { Check, CheckContext } from "../../../../scripts/commands/preflight/check.js";
import { ok } from "../../../../scripts/commands/preflight/finding.js";
import { runChecks } from "../../../../scripts/commands/preflight/run-checks.js";

const context = {} as CheckContext;
const never = new AbortController().signal;
const patient = { concurrency: 2, checkMs: 60_000, totalMs: 60_000 };

const passing = (subject: string): Check => ({ subject, run: () => Promise.resolve([ok(subject, "fine.")]) });
const hanging = (subject: string): Check => ({ subject, run: () => new Promise(() => undefined) });
const failing = (subject: string, error: Error): Check => ({ subject, run: () => Promise.reject(error) });

// Without its deadline, a check would hang until the test ends.
describe("the checks", { timeout: 20_000 }, () => {
  it("give their findings in their own order, whichever ends first", async () => {
    const first = Promise.withResolvers<undefined>();
    const late: Check = { subject: "late", run: () => first.promise.then(() => [ok("late", "fine.")]) };
    const early: Check = {
      subject: "early",
      run: () => {
        first.resolve(undefined);
        return Promise.resolve([ok("early", "fine.")]);
      },
    };

    const findings = await runChecks([late, early], context, never, { limits: patient });

    expect(findings.map(({ subject }) => subject)).toEqual(["late", "early"]);
  });

  it("run a few at a time", async () => {
    let running = 0;
    let most = 0;
    const counting: Check = {
      subject: "counting",
      run: async () => {
        running += 1;
        most = Math.max(most, running);
        await new Promise(setImmediate);
        running -= 1;
        return [];
      },
    };

    await runChecks(
      Array.from({ length: 9 }, () => counting),
      context,
      never,
      { limits: patient },
    );

    expect(most).toBe(2);
  });

  it("that hang are warnings at their own deadline, and stop no other", async () => {
    const limits = { ...patient, checkMs: 50 };

    const findings = await runChecks([hanging("slow"), passing("quick")], context, never, { limits });

    expect(findings).toMatchObject([
      { subject: "slow", status: "warning", message: "Could not be read: AWS did not answer in time." },
      { subject: "quick", status: "ok" },
    ]);
  });

  it("all end at the deadline of all", async () => {
    const limits = { concurrency: 1, checkMs: 60_000, totalMs: 100 };

    const findings = await runChecks([hanging("one"), hanging("two")], context, never, { limits });

    expect(findings.map(({ status }) => status)).toEqual(["warning", "warning"]);
  });

  it("that fail are warnings that name the action that is not allowed", async () => {
    const denied = Object.assign(new Error("User x is not authorized to perform: ssm:GetParameters"), {
      name: "AccessDeniedException",
    });

    const findings = await runChecks([failing("list", denied), failing("other", new Error("boom"))], context, never);

    expect(findings).toMatchObject([
      { status: "warning", fix: "Allow the caller ssm:GetParameters." },
      { status: "warning", message: "Could not be read: Error: boom." },
    ]);
  });

  it("are interrupted", async () => {
    const interruption = new AbortController();
    const run = runChecks([hanging("slow")], context, interruption.signal, { limits: patient });
    interruption.abort(new Error("interrupted by SIGINT"));

    await expect(run).rejects.toThrow("interrupted by SIGINT");
  });
});
