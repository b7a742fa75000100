import { useCallback, useSyncExternalStore } from "react";

const queries = new Map<string, MediaQueryList>();

/** One for all who ask, such as the rows of a list. */
const mediaOf = (query: string): MediaQueryList => {
  const media = queries.get(query) ?? matchMedia(query);
  queries.set(query, media);
  return media;
};

/** Whether a media query holds, for what styles alone cannot do. @param query `(width >= 48rem)` */
export const useMedia = (query: string): boolean => {
  const subscribe = useCallback(
    (listener: () => void) => {
      const media = mediaOf(query);
      media.addEventListener("change", listener);
      return () => {
        media.removeEventListener("change", listener);
      };
    },
    [query],
  );
  return useSyncExternalStore(subscribe, () => mediaOf(query).matches);
};
