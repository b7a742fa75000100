import { useEffect } from "react";

const PRODUCT = "Tickets";

/** Names the page in the browser's tab, its history, and for who hears the page. */
export const usePageTitle = (title: string): void => {
  useEffect(() => {
    document.title = `${title} · ${PRODUCT}`;
  }, [title]);
};
