import { queryOptions } from "@tanstack/react-query";
import { dataOf } from "../../api/answer";
import { api } from "../../session/session";

/** Who is signed in, as it is now: the session has it as it was at the sign-in. */
export const me = queryOptions({
  queryKey: ["me"],
  queryFn: ({ signal }) => dataOf(api.GET("/auth/me", { signal })),
});
