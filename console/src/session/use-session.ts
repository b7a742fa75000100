import { useSyncExternalStore } from "react";
import { type Person, session, type SessionState } from "./session";

export const useSession = (): SessionState => useSyncExternalStore(session.subscribe, session.getState);

/** Who is signed in. Only below the shell, which shows nothing to others. */
export const usePerson = (): Person => {
  const state = useSession();
  if (state.status !== "signed-in") throw new Error("Nobody is signed in.");
  return state.person;
};

export const isStaff = ({ role }: Person): boolean => role !== "customer";
