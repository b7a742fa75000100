import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App } from "cdktf";
import { createHash } from "node:crypto";
import type { FunctionCode } from "../../stacks/bundle.js";
import { readConfig } from "../../stacks/config.js";
import { FUNCTIONS } from "../../stacks/functions.js";
import { TicketPipelineStack } from "../../stacks/ticket-pipeline-stack.js";

export type Json = Record<string, any>;

export interface StatementJson {
  readonly Sid: string;
  readonly Effect: "Allow" | "Deny";
  readonly Action: readonly string[];
  readonly Resource?: readonly string[];
  readonly Principal?: Json;
  readonly Condition?: Json;
}

/** A synthesized stack, as Terraform reads it. */
export interface SynthesizedStack {
  /** Folder of cdk.tf.json. */
  readonly folder: string;
  readonly text: string;
  readonly json: Json;
  /** Resources of a type by the path of their construct: `functions/start-workflow/role`. */
  resources(type: string): Record<string, Json>;
  /** The one resource of a type whose path starts so. */
  resource(type: string, path?: string): Json;
  /** What the role below a path may do: `rolePolicy("functions/start-workflow")`. */
  rolePolicy(path: string): StatementJson[];
}

const fakeCode = (folder: string): Map<string, FunctionCode> =>
  new Map(
    Object.keys(FUNCTIONS).map((name) => {
      const path = join(folder, `${name}.zip`);
      writeFileSync(path, name);
      return [name, { path, hash: createHash("sha256").update(name).digest("base64") }];
    }),
  );

const pathOf = (resource: Json): string => resource["//"].metadata.path.split("/").slice(1).join("/");

export const statementsOf = (policy: string): StatementJson[] => JSON.parse(policy).Statement;

/** Synthesizes the stack into a new folder, with code that is none. */
export const synthesizeStack = (environment: NodeJS.ProcessEnv = {}): SynthesizedStack => {
  const folder = mkdtempSync(join(tmpdir(), "ticket-pipeline-stack-"));
  const app = new App({ outdir: join(folder, "out") });
  new TicketPipelineStack(app, "ticket-pipeline", { config: readConfig(environment), code: fakeCode(folder) });
  app.synth();
  return readStack(join(folder, "out/stacks/ticket-pipeline"));
};

export const readStack = (folder: string): SynthesizedStack => {
  const text = readFileSync(join(folder, "cdk.tf.json"), "utf8");
  const json: Json = JSON.parse(text);
  const resources = (type: string) =>
    Object.fromEntries(Object.values<Json>(json["resource"][type] ?? {}).map((found) => [pathOf(found), found]));
  const resource = (type: string, path = "") => {
    const found = Object.entries(resources(type)).filter(([name]) => name.startsWith(path));
    if (found.length !== 1) throw new Error(`${found.length} resources ${type} at "${path}"`);
    return found[0]![1];
  };
  const rolePolicy = (path: string) => statementsOf(resource("aws_iam_role_policy", path)["policy"]);
  return { folder, text, json, resources, resource, rolePolicy };
};
