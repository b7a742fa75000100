import type { InboxSearch } from "./search";

/** Where a person left the inbox, so that coming back finds it as it was. */
interface Place {
  readonly personId: string;
  readonly search: InboxSearch;
  readonly scrollTop: number;
  /** The ticket that they opened. */
  readonly ticketId: string | undefined;
}

let place: Place | undefined;

export const rememberPlace = (next: Place): void => {
  place = next;
};

/** Where this person was last; undefined if they were not here since the page was loaded. */
export const rememberedPlace = (personId: string): Place | undefined =>
  place?.personId === personId ? place : undefined;
