/** Begins the name of every operation that the checks may send; each of them only reads. */
const READS = /^(Describe|Get|Head|List|Simulate)[A-Z]\w*Command$/;

/** One call of the model, which the user agrees to. It changes nothing, but is billed. */
const CONVERSE = "ConverseCommand";

type Handler = (args: never) => Promise<unknown>;

/** A client of the AWS SDK, of any service. */
interface Client {
  readonly middlewareStack: {
    add: (
      middleware: <H extends Handler>(next: H, context: { readonly commandName?: string }) => H,
      options: { readonly step: "initialize"; readonly name: string },
    ) => void;
  };
}

/** Has a client of the AWS SDK refuse, before anything is sent, whatever does not only read. */
export const onlyReads = <C extends Client>(client: C): C => {
  client.middlewareStack.add(
    (next, { commandName = "an unnamed command" }) => {
      if (READS.test(commandName) || commandName === CONVERSE) return next;
      throw new Error(`preflight changes nothing, so it does not send ${commandName}`);
    },
    { step: "initialize", name: "onlyReads" },
  );
  return client;
};
