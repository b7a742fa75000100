import { toFilePath } from "../site-path.js";

/** The part of CloudFront's event that these functions use. */
interface ViewerRequest {
  readonly request: { uri: string };
}

/**
 * Runs in CloudFront before it looks for a file of the console: routes get the page. CloudFront calls a function of
 * this name.
 */
export function handler(event: ViewerRequest): ViewerRequest["request"] {
  event.request.uri = toFilePath(event.request.uri);
  return event.request;
}
