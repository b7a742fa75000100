import { createRoute, lazyRouteComponent, redirect } from "@tanstack/react-router";
import { readAhead } from "../../api/read-ahead";
import { staffRoute } from "../../shell/app-route";
import { type Catalog, withWords } from "../../words/words";
import { rememberedPlace } from "./remembered";
import { readSearch } from "./search";

const words: Catalog = { en: () => import("./words/en.po"), de: () => import("./words/de.po") };

const page = withWords(words, () => import("./inbox-page"));

export const inboxRoutes = [
  createRoute({
    getParentRoute: () => staffRoute,
    path: "/inbox",
    validateSearch: readSearch,
    // Links lead to the inbox as it was left. What shows all tickets says so: view=all.
    beforeLoad: ({ search, context: { person } }) => {
      if (Object.keys(readSearch(search)).length > 0) return;
      const last = rememberedPlace(person.id)?.search ?? {};
      if (Object.keys(last).length > 0) throw redirect({ to: "/inbox", search: last, replace: true });
    },
    loaderDeps: ({ search }) => ({ search: readSearch(search) }),
    loader: ({ context: { queries }, deps: { search } }) => {
      readAhead(page, ({ readInboxAhead }) => readInboxAhead(queries, search));
    },
    component: lazyRouteComponent(page, "InboxPage"),
  }),
] as const;
