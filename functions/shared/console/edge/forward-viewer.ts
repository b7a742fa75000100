import { VIEWER_HEADER } from "../viewer-headers.js";

/** The part of CloudFront's event that these functions use. */
interface ViewerRequest {
  readonly viewer: { readonly ip: string };
  readonly request: { headers: Record<string, { value: string }> };
}

/**
 * Runs in CloudFront before it passes a request on to the API, in place of whatever the client says of itself: the API
 * counts attempts to sign in by address, and only sees CloudFront's. CloudFront calls a function of this name.
 */
export function handler(event: ViewerRequest): ViewerRequest["request"] {
  event.request.headers[VIEWER_HEADER] = { value: event.viewer.ip };
  return event.request;
}
