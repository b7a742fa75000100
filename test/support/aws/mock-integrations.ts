import { execFileSync } from "node:child_process";
import { join } from "node:path";
import * as z from "zod";
import { operationsOf } from "./api-body.js";
import type { SynthesizedStack } from "./synthesized-stack.js";

const PYTHON = join(".venv", "bin", "python");

export interface MockedRequest {
  readonly method: string;
  /** As in the API's definition: `/tickets/{id}`. */
  readonly resource: string;
  /** As the client sent it, with the stage. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly requestId: string;
}

const AnswersSchema = z.array(
  z.object({ status: z.number(), headers: z.record(z.string(), z.string()), body: z.string() }),
);
export type MockedAnswer = z.output<typeof AnswersSchema>[number];

type Texts = Readonly<Record<string, string>>;

/** A mock integration as API Gateway returns it. */
interface MockIntegration {
  readonly requestTemplates: Texts;
  /** By status. */
  readonly integrationResponses: Readonly<
    Record<
      string,
      {
        readonly statusCode: string;
        readonly selectionPattern: string;
        readonly responseParameters: Texts;
        readonly responseTemplates: Texts;
      }
    >
  >;
}

/** The mock integrations of a stack, by method and path: `ANY /tickets`. */
export const mockIntegrations = (stack: SynthesizedStack): ReadonlyMap<string, MockIntegration> =>
  new Map(
    [...operationsOf(stack)].flatMap(([name, { "x-amazon-apigateway-integration": integration }]) => {
      if (integration.type !== "mock") return [];
      const responses = Object.entries(integration.responses).map(
        ([pattern, response]) =>
          [response.statusCode, { ...response, selectionPattern: pattern === "default" ? "" : pattern }] as const,
      );
      const { requestTemplates } = integration;
      return [[name, { requestTemplates, integrationResponses: Object.fromEntries(responses) }] as const];
    }),
  );

const integrationOf = (
  integrations: ReadonlyMap<string, MockIntegration>,
  { method, resource }: MockedRequest,
): MockIntegration | undefined => integrations.get(`${method} ${resource}`) ?? integrations.get(`ANY ${resource}`);

/** What API Gateway returns by the stack's mock integrations, with the emulator's engine for their templates. */
export const answerMocked = (stack: SynthesizedStack, requests: readonly MockedRequest[]): readonly MockedAnswer[] => {
  const integrations = mockIntegrations(stack);
  const input = requests.map((request) => ({
    headers: {},
    ...request,
    integration: integrationOf(integrations, request),
  }));
  const output = execFileSync(PYTHON, [join("test", "support", "aws", "answer_mocks.py")], {
    env: { ...process.env, PYTHONPATH: "." },
    input: JSON.stringify(input),
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  return AnswersSchema.parse(JSON.parse(output));
};
