import { Octokit } from "@octokit/rest";
import { UsageError } from "../../shared/terminal/command-line.js";

/** A comment or an issue of ours, which later runs find again. */
interface Post {
  readonly id: number;
  readonly body: string;
}

/** The comments and issues of a repository, as far as workflows write them. */
export interface IssueTracker {
  /** The comment that begins with `marker`, among those that workflows wrote. */
  findComment(issue: number, marker: string): Promise<Post | undefined>;
  addComment(issue: number, body: string): Promise<void>;
  updateComment(id: number, body: string): Promise<void>;
  /** The open issue whose body begins with `marker`, among those that workflows opened. */
  findIssue(label: string, marker: string): Promise<Post | undefined>;
  openIssue(title: string, body: string, label: string): Promise<void>;
  updateIssue(id: number, body: string): Promise<void>;
  closeIssue(id: number): Promise<void>;
}

/** Whose comments a workflow may change. Anyone could write the marker into a comment. */
const AUTHOR = "github-actions[bot]";

interface Written {
  readonly body?: string | null | undefined;
  readonly user: { readonly login: string } | null;
}

const isOurs =
  (marker: string) =>
  ({ body, user }: Written): boolean =>
    user?.login === AUTHOR && body?.startsWith(marker) === true;

class GithubIssueTracker implements IssueTracker {
  constructor(
    private readonly api: Octokit,
    private readonly repository: { readonly owner: string; readonly repo: string },
  ) {}

  async findComment(issue: number, marker: string): Promise<Post | undefined> {
    const where = { ...this.repository, issue_number: issue, per_page: 100 };
    const found = (await this.api.paginate(this.api.rest.issues.listComments, where)).find(isOurs(marker));
    return found === undefined ? undefined : { id: found.id, body: found.body ?? "" };
  }

  async addComment(issue: number, body: string): Promise<void> {
    await this.api.rest.issues.createComment({ ...this.repository, issue_number: issue, body });
  }

  async updateComment(id: number, body: string): Promise<void> {
    await this.api.rest.issues.updateComment({ ...this.repository, comment_id: id, body });
  }

  async findIssue(label: string, marker: string): Promise<Post | undefined> {
    const where = { ...this.repository, labels: label, state: "open", per_page: 100 } as const;
    const found = (await this.api.paginate(this.api.rest.issues.listForRepo, where)).find(isOurs(marker));
    return found === undefined ? undefined : { id: found.number, body: found.body ?? "" };
  }

  async openIssue(title: string, body: string, label: string): Promise<void> {
    await this.api.rest.issues.create({ ...this.repository, title, body, labels: [label] });
  }

  async updateIssue(id: number, body: string): Promise<void> {
    await this.api.rest.issues.update({ ...this.repository, issue_number: id, body });
  }

  async closeIssue(id: number): Promise<void> {
    await this.api.rest.issues.update({ ...this.repository, issue_number: id, state: "closed" });
  }
}

const required = (env: NodeJS.ProcessEnv, name: string): string => {
  const { [name]: value = "" } = env;
  if (value !== "") return value;
  throw new UsageError(`${name} is not set; workflows of GitHub set it, see .github/workflows/.`);
};

/** The tracker of the repository whose workflow is running. @throws UsageError outside of a workflow */
export const openIssueTracker = (env: NodeJS.ProcessEnv): IssueTracker => {
  const [owner = "", repo = ""] = required(env, "GITHUB_REPOSITORY").split("/");
  const baseUrl = required(env, "GITHUB_API_URL");
  return new GithubIssueTracker(new Octokit({ auth: required(env, "GITHUB_TOKEN"), baseUrl }), { owner, repo });
};
