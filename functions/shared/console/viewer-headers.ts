/** Header with the address of whoever connected to CloudFront. A function sets it on each request to the API. */
export const VIEWER_HEADER = "x-console-viewer";

/** Header by which the API knows that a request comes from the console's distribution. CloudFront alone sends it. */
export const PROOF_HEADER = "x-console-proof";
