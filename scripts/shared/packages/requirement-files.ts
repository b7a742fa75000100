/** Pinned Python packages: `<path>.in` names those that we use, `<path>.txt` all of them with their hashes. */
export interface RequirementFile {
  /** Without `.in` or `.txt`. */
  readonly path: string;
  /** Installed into a folder of its own, because its versions contradict those of the others. @default false */
  readonly isSeparate?: boolean;
}

/** Every requirement file. One that is not separate has the versions of those before it. */
export const REQUIREMENT_FILES: readonly RequirementFile[] = [
  { path: "scripts/local/requirements" },
  { path: "glue/requirements" },
  { path: "glue/requirements-build" },
  { path: "glue/requirements-java" },
  { path: "test/requirements" },
  { path: "scripts/shared/packages/requirements" },
  { path: "scripts/commands/test/checkov/requirements", isSeparate: true },
];
