const connect = (): never => {
  throw new Error("Functions have no HTTP/2: create the client with clientSettings.");
};

/** In bundles instead of node:http2, whose import takes 3 ms. */
export default { constants: {}, connect };
