export { AdminPage } from "./admin-page";
export { AgentPage } from "./agents/agent-page";
export { AgentsPage } from "./agents/agents-page";
export { RulePage, RulesPage } from "./rules/rule-pages";
export { UserPage } from "./users/user-page";
export { UsersPage } from "./users/users-page";
