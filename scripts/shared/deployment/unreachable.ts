import { asDependencyError } from "../../../functions/shared/lambda/aws-errors.js";
import { UsageError } from "../terminal/command-line.js";

/** What a command needs of a deployment, and how to lead the command to another. */
export interface NeededResource {
  /** For people: `stream "ticket-pipeline-dev-tickets" of AWS in us-east-1`. */
  readonly description: string;
  /** Options of the command that lead elsewhere: "--endpoint or --stream". */
  readonly options: string;
}

const hint = ({ options }: NeededResource): string =>
  `Start a local stack with \`npm start\`, or set AWS credentials, ${options}.`;

/** The place was reached and does not have it. */
export const resourceNotFound = (wanted: NeededResource): UsageError =>
  new UsageError(`There is no ${wanted.description}. ${hint(wanted)}`);

/** The place was not reached, or refused: nothing listens, no credentials, expired ones, a policy. */
export const resourceUnusable = (wanted: NeededResource, error: unknown): UsageError => {
  const reason = asDependencyError(`Cannot use ${wanted.description}`, error).message.replace(/\.$/, "");
  return new UsageError(`${reason}. ${hint(wanted)}`);
};
