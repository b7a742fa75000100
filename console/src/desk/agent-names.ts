import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { agents } from "./queries";

/** Names of agents by id, the same function while they are the same. Somebody who is not known is shown by the id. */
export const useAgentNames = (): ((id: string) => string) => {
  const { data } = useQuery(agents);
  return useMemo(() => {
    const names = new Map((data ?? []).map(({ id, name }) => [id, name]));
    return (id) => names.get(id) ?? id;
  }, [data]);
};
