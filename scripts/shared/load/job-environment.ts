import type { Target } from "../deployment/target.js";

type Place = Pick<Target, "endpoint" | "region" | "clientConfig">;

const EMULATED = { AWS_PROFILE: undefined, AWS_SESSION_TOKEN: undefined };

/**
 * What leads the job to a deployment and a warehouse. The warehouse's URL holds a password, so it is no argument, which other
 * users of the machine could read.
 */
export const jobEnvironment = (
  { endpoint, region, clientConfig }: Place,
  warehouseUrl: string | undefined,
): NodeJS.ProcessEnv => {
  const { accessKeyId, secretAccessKey } = clientConfig.credentials ?? {};
  return {
    ...process.env,
    ...(warehouseUrl !== undefined && { WAREHOUSE_URL: warehouseUrl }),
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    ...(endpoint !== undefined && { AWS_ENDPOINT_URL: endpoint }),
    ...(accessKeyId !== undefined && {
      ...EMULATED,
      AWS_ACCESS_KEY_ID: accessKeyId,
      AWS_SECRET_ACCESS_KEY: secretAccessKey,
    }),
  };
};
