import { useQuery } from "@tanstack/react-query";
import { agents } from "./queries";

/** Names of agents by id. Somebody who is not known is shown by the id. */
export const useAgentNames = (): ((id: string) => string) => {
  const { data = [] } = useQuery(agents);
  const names = new Map(data.map(({ id, name }) => [id, name]));
  return (id) => names.get(id) ?? id;
};
