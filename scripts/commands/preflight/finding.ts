/** `warning`: deploying may work, or something could not be read. `failure`: deploying or answering would fail. */
export type Status = "ok" | "warning" | "failure";

/** What one check says about one thing. */
export interface Finding {
  /** What was checked: "credentials", "quota of Lambda". */
  readonly subject: string;
  readonly status: Status;
  /** One sentence or two: what is there, and what was expected. */
  readonly message: string;
  /** A command, or a page of the console, that fixes it. Of every finding that is not ok. */
  readonly fix?: string;
}

export const ok = (subject: string, message: string): Finding => ({ subject, status: "ok", message });

export const warning = (subject: string, message: string, fix: string): Finding => ({
  subject,
  status: "warning",
  message,
  fix,
});

export const failure = (subject: string, message: string, fix: string): Finding => ({
  subject,
  status: "failure",
  message,
  fix,
});
