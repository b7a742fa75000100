import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { App } from "cdktf";
import * as z from "zod";
import type { FunctionCode } from "../../../stacks/assets/pack-files.js";
import type { ConsoleCode } from "../../../stacks/assets/console-build.js";
import { readConfig } from "../../../stacks/config/config.js";
import { FUNCTIONS } from "../../../stacks/functions.js";
import type { LoadCode } from "../../../stacks/assets/load-package.js";
import { TicketPipelineStack } from "../../../stacks/ticket-pipeline-stack.js";
import { temporaryFolder } from "./temporary-folder.js";

const ResourceSchema = z.looseObject({ "//": z.looseObject({ metadata: z.looseObject({ path: z.string() }) }) });
export type Resource = z.infer<typeof ResourceSchema>;

const SynthesizedSchema = z.looseObject({
  resource: z.record(z.string(), z.record(z.string(), ResourceSchema)),
  output: z.record(z.string(), z.looseObject({ value: z.unknown() })),
  provider: z.looseObject({ aws: z.array(z.looseObject({})) }),
  terraform: z.looseObject({ backend: z.looseObject({}) }),
});

const StatementSchema = z.strictObject({
  Sid: z.string(),
  Effect: z.enum(["Allow", "Deny"]),
  Action: z.array(z.string()),
  Resource: z.array(z.string()).default([]),
  Principal: z.record(z.string(), z.union([z.string(), z.array(z.string())]).transform(String)).optional(),
  Condition: z.record(z.string(), z.record(z.string(), z.unknown())).optional(),
});
export type PolicyStatement = z.infer<typeof StatementSchema>;
const PolicySchema = z.object({ Version: z.literal("2012-10-17"), Statement: z.array(StatementSchema) });

/** The statements of a policy document in JSON. */
export const statementsOf = (policy: unknown): PolicyStatement[] =>
  PolicySchema.parse(JSON.parse(z.string().parse(policy))).Statement;

/** Placeholder code, for stacks that are not deployed. */
const fakeCode = (folder: string): Map<string, FunctionCode> =>
  new Map(
    Object.keys(FUNCTIONS).map((name) => {
      const path = join(folder, `${name}.zip`);
      writeFileSync(path, name);
      return [name, { path, hash: createHash("sha256").update(name).digest("base64") }];
    }),
  );

const fakeLoadCode = (folder: string): LoadCode => {
  const script = join(folder, "load_tickets_job.py");
  const archive = join(folder, "ticket_etl.zip");
  for (const path of [script, archive]) writeFileSync(path, path);
  return { script, archive, hash: createHash("sha256").update("load").digest("hex") };
};

const fakeConsoleCode = (folder: string): ConsoleCode => {
  const fake = (name: string): FunctionCode => {
    const path = join(folder, name);
    writeFileSync(path, name);
    return { path, hash: createHash("sha256").update(name).digest("base64") };
  };
  return { build: fake("console.zip"), publisher: fake("publish-console.zip") };
};

/** `functions/start-workflow/role/role`: the path without the stack's name. */
const pathOf = (resource: Resource): string => resource["//"].metadata.path.split("/").slice(1).join("/");

/** A synthesized stack, as Terraform reads it. */
export class SynthesizedStack {
  readonly text: string;
  readonly json: z.infer<typeof SynthesizedSchema>;

  constructor(
    /** The folder of cdk.tf.json. */
    readonly folder: string,
  ) {
    this.text = readFileSync(join(folder, "cdk.tf.json"), "utf8");
    this.json = SynthesizedSchema.parse(JSON.parse(this.text));
  }

  /** The resources of a type, each with its path: `functions/start-workflow/role/role`. */
  resources(type: string): [string, Resource][] {
    return Object.values(this.json.resource[type] ?? {}).map((resource) => [pathOf(resource), resource]);
  }

  /** The only resource of a type below a path. @throws Error unless there is exactly one */
  resource(type: string, path = ""): Resource {
    const [found, ...others] = this.resources(type).filter(([name]) => name.startsWith(path));
    if (found === undefined || others.length > 0) throw new Error(`Expected exactly one ${type} below "${path}".`);
    return found[1];
  }

  /** The policy of a role below a path: `rolePolicy("functions/start-workflow/")`. */
  rolePolicy(path: string): PolicyStatement[] {
    return statementsOf(this.resource("aws_iam_role_policy", path)["policy"]);
  }
}

/** Synthesizes the stack into a new folder. */
export const synthesizeStack = (environment: NodeJS.ProcessEnv = {}): SynthesizedStack => {
  const folder = temporaryFolder();
  const app = new App({ outdir: join(folder, "out") });
  const config = readConfig(environment);
  new TicketPipelineStack(app, "ticket-pipeline", {
    config,
    code: fakeCode(folder),
    loadCode: fakeLoadCode(folder),
    consoleCode: config.console && fakeConsoleCode(folder),
  });
  app.synth();
  return new SynthesizedStack(join(folder, "out/stacks/ticket-pipeline"));
};
