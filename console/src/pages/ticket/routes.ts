import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { readAhead } from "../../api/read-ahead";
import { staffRoute } from "../../shell/app-route";
import { type Catalog, withWords } from "../../words/words";

const words: Catalog = { en: () => import("./words/en.po"), de: () => import("./words/de.po") };

const page = withWords(words, () => import("./ticket-page"));

export const ticketRoutes = [
  createRoute({
    getParentRoute: () => staffRoute,
    path: "/desk/tickets/$ticketId",
    loader: ({ context: { queries }, params: { ticketId } }) => {
      readAhead(page, ({ readTicketAhead }) => readTicketAhead(queries, ticketId));
    },
    component: lazyRouteComponent(page, "TicketPage"),
  }),
] as const;
