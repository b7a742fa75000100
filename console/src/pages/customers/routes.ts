import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { staffRoute } from "../../shell/app-route";
import { type Catalog, withWords } from "../../words/words";

const words: Catalog = { en: () => import("./words/en.po"), de: () => import("./words/de.po") };

export const customersRoutes = [
  createRoute({
    getParentRoute: () => staffRoute,
    path: "/desk/customers/$customerId",
    component: lazyRouteComponent(
      withWords(words, () => import("./customer-page")),
      "CustomerPage",
    ),
  }),
] as const;
