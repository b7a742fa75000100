import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { appRoute } from "../../shell/app-route";
import { type Catalog, loadWords } from "../../words/words";

const words: Catalog = { en: () => import("./words/en.po"), de: () => import("./words/de.po") };

export const customerRoutes = [
  createRoute({
    getParentRoute: () => appRoute,
    path: "/tickets",
    loader: () => loadWords(words),
    component: lazyRouteComponent(() => import("./own-tickets-page"), "OwnTicketsPage"),
  }),
  createRoute({
    getParentRoute: () => appRoute,
    path: "/tickets/new",
    loader: () => loadWords(words),
    component: lazyRouteComponent(() => import("./new-ticket-page"), "NewTicketPage"),
  }),
  createRoute({
    getParentRoute: () => appRoute,
    path: "/tickets/$ticketId",
    loader: () => loadWords(words),
    component: lazyRouteComponent(() => import("./own-ticket-page"), "OwnTicketPage"),
  }),
] as const;
