import * as z from "zod";
import { STAFF_ROLES } from "../auth/caller.js";
import { TIERS } from "../contracts/ticket-event.js";
import { CATEGORIES } from "../contracts/ticket-record.js";
import { MAX_CAPACITY } from "../desk/store/agents.js";

const MAX_LANGUAGES = 50;

const Categories = z.array(z.enum(CATEGORIES)).max(CATEGORIES.length);
const Tiers = z.array(z.enum(TIERS)).max(TIERS.length);
const Language = z
  .string()
  .regex(/^[a-z]{2,3}$/, "expected a language code of ISO 639, such as de")
  .meta({ examples: ["de"] });

const asSet = <T extends string>(values: readonly T[]): T[] => [...new Set(values)].toSorted();

const SKILLS = "An empty list stands for all.";

/** An agent as staff see them. */
const AgentSchema = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    role: z.enum(STAFF_ROLES),
    active: z.boolean().meta({ description: "Whether the user is active and still an agent or admin." }),
    available: z.boolean().meta({ description: "Whether the agent takes tickets now." }),
    capacity: z.int().meta({ description: "Tickets that the agent may have at once." }),
    openCount: z.int().meta({ description: "Tickets that the agent has: OPEN, PENDING and ON_HOLD." }),
    lastAssignedAt: z.iso.datetime().nullable(),
    lead: z.boolean().meta({ description: "Whether escalated tickets go to them." }),
    categories: z.array(z.enum(CATEGORIES)).meta({ description: SKILLS }),
    languages: z.array(z.string()).meta({ description: SKILLS }),
    tiers: z.array(z.enum(TIERS)).meta({ description: SKILLS }),
  })
  .meta({ id: "Agent" });
export type AgentView = z.output<typeof AgentSchema>;

export const AgentListSchema = z.strictObject({ agents: z.array(AgentSchema) }).meta({ id: "AgentList" });

/** Any text: an id that is not valid is not found. */
export const AgentPathSchema = z.strictObject({ id: z.string().meta({ description: "The agent's user id." }) });

export const AgentChangeSchema = z
  .strictObject({
    available: z.boolean().optional().meta({ description: "All that agents can change, and only their own." }),
    capacity: z.int().min(0).max(MAX_CAPACITY).optional(),
    lead: z.boolean().optional(),
    categories: Categories.transform(asSet).optional().meta({ description: SKILLS }),
    languages: z.array(Language).max(MAX_LANGUAGES).transform(asSet).optional().meta({ description: SKILLS }),
    tiers: Tiers.transform(asSet).optional().meta({ description: SKILLS }),
  })
  .meta({ id: "AgentChange", description: "Fields that are left out stay.", examples: [{ available: false }] });
export type AgentChange = z.output<typeof AgentChangeSchema>;

/** The agent after a change, and what it did to the backlog. */
export const ChangedAgentSchema = AgentSchema.extend({
  assigned: z.array(z.string()).meta({
    description: "Ids of tickets that nobody had and that the agent got, because they can take tickets now.",
  }),
}).meta({ id: "ChangedAgent" });
