import { execFileSync } from "node:child_process";
import { join } from "node:path";
import * as z from "zod";
import type { Resource, SynthesizedStack } from "./synthesized-stack.js";

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

const TextsSchema = z.record(z.string(), z.string());
const ResponseSchema = z.looseObject({
  status_code: z.string(),
  selection_pattern: z.string().optional(),
  response_parameters: TextsSchema,
  response_templates: TextsSchema,
});

/** `any-tickets-id` or `describeApi` of `api/definition/methods/any-tickets-id-mock/response-405`. */
const idOf = (path: string): string =>
  path
    .split("/")
    .at(3)
    ?.replace(/-mock$/, "") ?? "";

const integrationOf = (integration: Resource, responses: readonly Resource[]) => ({
  requestTemplates: TextsSchema.parse(integration["request_templates"]),
  integrationResponses: Object.fromEntries(
    responses.map((resource) => {
      const response = ResponseSchema.parse(resource);
      return [
        response.status_code,
        {
          statusCode: response.status_code,
          selectionPattern: response.selection_pattern,
          responseParameters: response.response_parameters,
          responseTemplates: response.response_templates,
        },
      ];
    }),
  ),
});

/** The mock integrations of a stack, by the id of their method. */
export const mockIntegrations = (stack: SynthesizedStack): ReadonlyMap<string, ReturnType<typeof integrationOf>> =>
  new Map(
    stack
      .resources("aws_api_gateway_integration")
      .filter(([, { type }]) => type === "MOCK")
      .map(([path, integration]) => {
        const responses = stack
          .resources("aws_api_gateway_integration_response")
          .filter(([other]) => idOf(other) === idOf(path));
        return [
          idOf(path),
          integrationOf(
            integration,
            responses.map(([, response]) => response),
          ),
        ];
      }),
  );

const methodIdOf = ({ method, resource }: MockedRequest): string => {
  if (resource === "/openapi.json" && (method === "GET" || method === "HEAD"))
    return method === "GET" ? "describeApi" : "head-describeApi";
  return `any-${resource
    .split(/[^a-z0-9.]+/)
    .filter(Boolean)
    .join("-")}`;
};

/** What API Gateway returns by the stack's mock integrations, with the emulator's engine for their templates. */
export const answerMocked = (stack: SynthesizedStack, requests: readonly MockedRequest[]): readonly MockedAnswer[] => {
  const integrations = mockIntegrations(stack);
  const input = requests.map((request) => ({
    headers: {},
    ...request,
    integration: integrations.get(methodIdOf(request)),
  }));
  const output = execFileSync(PYTHON, [join("test", "support", "aws", "answer_mocks.py")], {
    env: { ...process.env, PYTHONPATH: "." },
    input: JSON.stringify(input),
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  return AnswersSchema.parse(JSON.parse(output));
};
