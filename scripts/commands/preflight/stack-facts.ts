import { readFile } from "node:fs/promises";
import path from "node:path";
import * as z from "zod";

const ResourceSchema = z.record(z.string(), z.unknown());

const SynthesizedSchema = z.object({
  resource: z.record(z.string(), z.record(z.string(), ResourceSchema)),
  terraform: z.object({
    backend: z.object({
      local: z.object({ path: z.string() }).optional(),
      s3: z.object({ bucket: z.string(), key: z.string() }).optional(),
    }),
    required_providers: z.object({ aws: z.object({ source: z.string(), version: z.string() }) }),
    required_version: z.string().optional(),
  }),
});

/** Where Terraform keeps what it knows of the stack's resources. */
export type Backend =
  | { readonly kind: "file"; readonly file: string }
  | { readonly kind: "bucket"; readonly bucket: string; readonly key: string };

/** A resource as Terraform will create it. */
export interface PlannedResource {
  /** `aws_lambda_function.functions_start-workflow_function_0A1B`: what Terraform's commands call it. */
  readonly address: string;
  readonly type: string;
  readonly attributes: Readonly<Record<string, unknown>>;
}

/** What the checks need to know of the synthesized stack. */
export interface StackFacts {
  readonly resources: readonly PlannedResource[];
  readonly backend: Backend;
  /** Exact version of the AWS provider. */
  readonly providerVersion: string;
  /** Constraint on Terraform's version, such as ">= 1.10". */
  readonly terraformVersion: string | undefined;
}

const backendOf = ({ local, s3 }: z.infer<typeof SynthesizedSchema>["terraform"]["backend"]): Backend =>
  s3 === undefined ? { kind: "file", file: local?.path ?? "" } : { kind: "bucket", bucket: s3.bucket, key: s3.key };

/** Reads a synthesized stack. @param folder that of its cdk.tf.json */
export const readStackFacts = async (folder: string): Promise<StackFacts> => {
  const { resource, terraform } = SynthesizedSchema.parse(
    JSON.parse(await readFile(path.join(folder, "cdk.tf.json"), "utf8")),
  );
  return {
    resources: Object.entries(resource).flatMap(([type, byName]) =>
      Object.entries(byName).map(([name, attributes]) => ({ address: `${type}.${name}`, type, attributes })),
    ),
    backend: backendOf(terraform.backend),
    providerVersion: terraform.required_providers.aws.version,
    terraformVersion: terraform.required_version,
  };
};
