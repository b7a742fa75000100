import { ApiError } from "./problem";

/** What a request of openapi-fetch resolves to. */
type Outcome<T> =
  | { readonly data: T; readonly error?: never; readonly response: Response }
  | { readonly data?: never; readonly error: object; readonly response: Response };

export interface Answer<T> {
  readonly data: T;
  /** Version of what was read or changed, for If-Match. */
  readonly etag: string | undefined;
  readonly response: Response;
}

/** The response's body with its version. @throws ApiError if the API refused, UnreachableError without a response */
export const answerOf = async <T>(request: Promise<Outcome<T>>): Promise<Answer<T>> => {
  const outcome = await request;
  const { response } = outcome;
  if (!response.ok || outcome.error !== undefined) throw new ApiError(response, outcome.error);
  return { data: outcome.data, etag: response.headers.get("ETag") ?? undefined, response };
};

/** The response's body. @throws as answerOf */
export const dataOf = async <T>(request: Promise<Outcome<T>>): Promise<T> => (await answerOf(request)).data;
