import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { readAhead } from "../../api/read-ahead";
import { appRoute } from "../../shell/app-route";
import { type Catalog, withWords } from "../../words/words";

const words: Catalog = { en: () => import("./words/en.po"), de: () => import("./words/de.po") };

const list = withWords(words, () => import("./own-tickets-page"));
const form = withWords(words, () => import("./new-ticket-page"));
const ticket = withWords(words, () => import("./own-ticket-page"));

export const customerRoutes = [
  createRoute({
    getParentRoute: () => appRoute,
    path: "/tickets",
    loader: ({ context: { queries } }) => {
      readAhead(list, ({ readTicketsAhead }) => readTicketsAhead(queries));
    },
    component: lazyRouteComponent(list, "OwnTicketsPage"),
  }),
  createRoute({
    getParentRoute: () => appRoute,
    path: "/tickets/new",
    component: lazyRouteComponent(form, "NewTicketPage"),
  }),
  createRoute({
    getParentRoute: () => appRoute,
    path: "/tickets/$ticketId",
    loader: ({ context: { queries }, params: { ticketId } }) => {
      readAhead(ticket, ({ readTicketAhead }) => readTicketAhead(queries, ticketId));
    },
    component: lazyRouteComponent(ticket, "OwnTicketPage"),
  }),
] as const;
