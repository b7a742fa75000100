import { createContext, useContext } from "react";
import type { Refusal } from "./bulk";

/** What rows show besides their tickets. */
export interface InboxContents {
  readonly nameOf: (agentId: string) => string;
  readonly refused: ReadonlyMap<string, Refusal>;
  /** Tickets that came while the person looked at the list. */
  readonly fresh: ReadonlySet<string>;
}

export const InboxContext = createContext<InboxContents>({ nameOf: (id) => id, refused: new Map(), fresh: new Set() });

export const useInboxContents = (): InboxContents => useContext(InboxContext);
