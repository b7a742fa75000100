import * as z from "zod";
import { CategorySettingsSchema, DEFAULT_CATEGORIES } from "../desk/rules/category-settings.js";
import { MacroSchema } from "../desk/macro.js";
import { RuleIdSchema } from "../desk/rules/rule-id.js";
import { DeskPolicySchema, KnownTagSchema } from "../desk/rules/rule-kinds.js";
import { ScheduleSchema } from "../desk/schedule.js";
import { TAG_MAX_LENGTH } from "../desk/tag.js";

const pathWith = (id: z.ZodType<string>) => z.strictObject({ id });

export const RulePathSchema = pathWith(RuleIdSchema.meta({ description: "The rule's id, which its creator chooses." }));
export const TagPathSchema = pathWith(
  RuleIdSchema.max(TAG_MAX_LENGTH, `expected at most ${TAG_MAX_LENGTH} characters`).meta({ description: "The tag." }),
);
export const CategoryPathSchema = pathWith(
  z.enum([...DEFAULT_CATEGORIES.keys()]).meta({ description: "The category: `data-loss` for DATA_LOSS." }),
);

/** Fields that every rule has besides its own. */
const COMMON = {
  id: z.string(),
  version: z.int().meta({ description: "Grows with every change, not by one; 0 for a default. The ETag." }),
  updatedAt: z.iso.datetime().nullable().meta({ description: "Null for a default." }),
  updatedBy: z.string().nullable().meta({ description: "Subject of the admin; null for a default." }),
  isDefault: z.boolean().meta({ description: "Whether nobody has written it: it exists without." }),
};

/** What is returned of a rule: what was sent, and what the desk knows about it. */
const shown = <S extends z.ZodRawShape>(id: string, sent: z.ZodObject<S>) =>
  z.strictObject({ ...sent.shape, ...COMMON }).meta({ id });

export const MACRO = {
  sent: MacroSchema.meta({
    id: "MacroRule",
    examples: [
      {
        name: "Ask for the invoice",
        reply: "Thank you for ticket {{ticket.id}}. Please send us the number of the invoice.\n\n{{agent.name}}",
        actions: { deskStatus: "PENDING", addTags: ["invoice"], assignToMe: true },
      },
    ],
  }),
  shown: shown("Macro", MacroSchema),
};

export const CATEGORY = {
  sent: CategorySettingsSchema.meta({
    id: "CategoryRule",
    examples: [{ label: "Lost data", description: "Anything that cannot be found any more.", position: 0 }],
  }),
  shown: shown("Category", CategorySettingsSchema),
};

export const TAG = {
  sent: KnownTagSchema.meta({ id: "TagRule", examples: [{ label: "Key account", description: "Tell sales." }] }),
  shown: shown("Tag", KnownTagSchema),
};

export const SLA_POLICY = {
  sent: DeskPolicySchema.meta({
    id: "SlaPolicyRule",
    examples: [
      {
        name: "Outages of gold customers",
        position: 10,
        tiers: ["gold"],
        categories: ["OUTAGE"],
        schedule: "around-the-clock",
        targets: { firstResponse: 30, nextResponse: 60, resolution: 480 },
      },
    ],
  }),
  shown: shown("SlaPolicy", DeskPolicySchema),
};

const OFFICE_DAY = [{ from: "09:00", until: "17:00" }];

export const SCHEDULE = {
  sent: ScheduleSchema.meta({
    id: "ScheduleRule",
    examples: [
      {
        name: "Office in Berlin",
        timeZone: "Europe/Berlin",
        hours: { monday: OFFICE_DAY, tuesday: OFFICE_DAY, wednesday: OFFICE_DAY, thursday: OFFICE_DAY },
        holidays: ["2026-12-25"],
      },
    ],
  }),
  shown: shown("Schedule", ScheduleSchema),
};

export const MacroListSchema = z.strictObject({ macros: z.array(MACRO.shown) }).meta({ id: "MacroList" });
export const CategoryListSchema = z.strictObject({ categories: z.array(CATEGORY.shown) }).meta({ id: "CategoryList" });
export const TagListSchema = z.strictObject({ tags: z.array(TAG.shown) }).meta({ id: "TagList" });
export const SlaPolicyListSchema = z
  .strictObject({ slaPolicies: z.array(SLA_POLICY.shown) })
  .meta({ id: "SlaPolicyList" });
export const ScheduleListSchema = z.strictObject({ schedules: z.array(SCHEDULE.shown) }).meta({ id: "ScheduleList" });
