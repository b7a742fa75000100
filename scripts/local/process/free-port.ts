import { once } from "node:events";
import { createServer } from "node:net";

/** The loopback address everything local listens on. */
export const LOOPBACK = "127.0.0.1";

/** A port that nothing listens on. */
export const findFreePort = async (): Promise<number> => {
  const server = createServer().listen(0, LOOPBACK);
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("The system gave no port.");
  return address.port;
};
