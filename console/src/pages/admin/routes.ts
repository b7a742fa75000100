import { createRoute, lazyRouteComponent, redirect } from "@tanstack/react-router";
import { adminRoute } from "../../shell/app-route";
import { type Catalog, loadWords } from "../../words/words";
import { toFilters } from "./users/user-filters";

const words: Catalog = { en: () => import("./words/en.po"), de: () => import("./words/de.po") };

const layout = createRoute({
  getParentRoute: () => adminRoute,
  path: "/admin",
  loader: () => loadWords(words),
  component: lazyRouteComponent(() => import("./admin-page"), "AdminPage"),
});

/** Users are what administrators look for most. */
const start = createRoute({
  getParentRoute: () => layout,
  path: "/",
  beforeLoad: () => {
    throw redirect({ to: "/admin/users", replace: true });
  },
});

const usersRoute = createRoute({
  getParentRoute: () => layout,
  path: "/users",
  validateSearch: toFilters,
  component: lazyRouteComponent(() => import("./users/users-page"), "UsersPage"),
});

const userRoute = createRoute({
  getParentRoute: () => layout,
  path: "/users/$userId",
  component: lazyRouteComponent(() => import("./users/user-page"), "UserPage"),
});

const agentsRoute = createRoute({
  getParentRoute: () => layout,
  path: "/agents",
  component: lazyRouteComponent(() => import("./agents/agents-page"), "AgentsPage"),
});

const agentRoute = createRoute({
  getParentRoute: () => layout,
  path: "/agents/$agentId",
  component: lazyRouteComponent(() => import("./agents/agent-page"), "AgentPage"),
});

const rulesRoute = createRoute({
  getParentRoute: () => layout,
  path: "/$kind",
  component: lazyRouteComponent(() => import("./rules/rule-pages"), "RulesPage"),
});

const ruleRoute = createRoute({
  getParentRoute: () => layout,
  path: "/$kind/$ruleId",
  component: lazyRouteComponent(() => import("./rules/rule-pages"), "RulePage"),
});

export const adminRoutes = [
  layout.addChildren([start, usersRoute, userRoute, agentsRoute, agentRoute, rulesRoute, ruleRoute]),
] as const;
