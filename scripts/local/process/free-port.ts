import { once } from "node:events";
import { createServer } from "node:net";

/** The loopback address on which all local servers listen. */
export const LOOPBACK = "127.0.0.1";

/** A port that is not in use. */
export const findFreePort = async (): Promise<number> => {
  const server = createServer().listen(0, LOOPBACK);
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("The system has no free port.");
  return address.port;
};
