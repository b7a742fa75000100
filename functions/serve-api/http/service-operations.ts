import type { ServiceOperations } from "../operation.js";

/** The operations that tell of the API itself. The document is made when it is first asked for, and kept. */
export const makeServiceOperations = (): ServiceOperations => {
  let document: Promise<Readonly<Record<string, unknown>>> | undefined;
  return {
    checkHealth: () => Promise.resolve({ body: { status: "ok" } }),
    describeApi: async () => ({ body: { ...(await (document ??= makeDocument())) } }),
  };
};

/** Imported on demand: few ask for it, and every cold start would wait for it. */
const makeDocument = async (): Promise<Readonly<Record<string, unknown>>> => {
  const { openApiDocument } = await import("../contract/openapi.js");
  return openApiDocument();
};
