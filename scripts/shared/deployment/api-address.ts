/** Name of the API's only stage; the last part of its base URL. */
const STAGE = "v1";

/** Base URL of a REST API of an emulator: MiniStack and LocalStack both answer there, whatever name they are reached by. */
export const emulatorApiUrl = (endpoint: string, apiId: string): string =>
  `${endpoint.replace(/\/+$/, "")}/_aws/execute-api/${apiId}/${STAGE}`;

/** Base URL of a REST API of AWS. */
export const awsApiUrl = (region: string, apiId: string): string =>
  `https://${apiId}.execute-api.${region}.amazonaws.com/${STAGE}`;
