/** The list that the person works through, in its order: that of the inbox when they left it. */
let queue: readonly string[] = [];

/** Remembers the list that the person works through. @param ids of its tickets, in order */
export const setWorkQueue = (ids: readonly string[]): void => {
  queue = ids;
};

/** The ticket after this one in that list, with -1 the one before it; undefined at its ends and beyond it. */
export const neighbourInQueue = (ticketId: string, step: 1 | -1 = 1): string | undefined => {
  const place = queue.indexOf(ticketId);
  return place === -1 ? undefined : queue[place + step];
};
