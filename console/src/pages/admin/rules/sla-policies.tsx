import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Timer } from "lucide-react";
import { dataOf } from "../../../api/answer";
import type { components } from "../../../api/schema";
import { Badge } from "../../../design/badge";
import { Checkbox } from "../../../design/checkbox";
import { Select } from "../../../design/select-native";
import { TextField } from "../../../design/text-field";
import { CATEGORIES, PRIORITIES, TIERS } from "../../../desk/ticket-values";
import { useTicketWords } from "../../../desk/ticket-words";
import { api } from "../../../session/session";
import { ChoiceGroup, chosenOf, FieldGroup, toText } from "../choice-group";
import { fromMinutes, toMinutes } from "./minutes";
import { type RuleCollection, rulesOf } from "./rule-collection";
import { type EditorForm, RuleEditor } from "./rule-editor";
import { RuleList } from "./rule-list";
import { SCHEDULES } from "./schedules";

type SlaPolicy = components["schemas"]["SlaPolicy"];
type Target = keyof SlaPolicy["targets"];
type Field = "name" | "position" | "tiers" | "priorities" | "categories" | "schedule" | "enabled" | Target;

const TARGETS = ["firstResponse", "nextResponse", "resolution"] as const satisfies readonly Target[];

/** The defaults: one for each tier and priority. */
const DEFAULT_IDS: ReadonlySet<string> = new Set(
  TIERS.flatMap((tier) => PRIORITIES.map((priority) => `${tier}-${priority}`.toLowerCase())),
);

/** Positions of new policies: before the defaults, which have the last ones. */
const NEW_POSITION = 100;

const SLA_POLICIES: RuleCollection<SlaPolicy, components["schemas"]["SlaPolicyRule"], Field> = {
  kind: "sla-policies",
  list: async (signal) => (await dataOf(api.GET("/desk/sla-policies", { signal }))).slaPolicies,
  put: (id, body, header) => dataOf(api.PUT("/desk/sla-policies/{id}", { params: { path: { id }, header }, body })),
  remove: (id, etag) =>
    dataOf(api.DELETE("/desk/sla-policies/{id}", { params: { path: { id }, header: { "If-Match": etag } } })),
  audit: (id, query) => dataOf(api.GET("/desk/sla-policies/{id}/audit", { params: { path: { id }, query } })),
  hasDefault: (id) => DEFAULT_IDS.has(id),
  toFields: (policy) => {
    const target = (name: Target): string => {
      const minutes = policy?.targets[name];
      return minutes === undefined ? "" : fromMinutes(minutes);
    };
    return {
      name: policy?.name ?? "",
      position: String(policy?.position ?? NEW_POSITION),
      tiers: toText(policy?.tiers ?? []),
      priorities: toText(policy?.priorities ?? []),
      categories: toText(policy?.categories ?? []),
      schedule: policy?.schedule ?? "around-the-clock",
      enabled: policy?.enabled === false ? "" : "yes",
      firstResponse: target("firstResponse"),
      nextResponse: target("nextResponse"),
      resolution: target("resolution"),
    };
  },
  toRule: (fields) => ({
    name: fields.name,
    position: Number(fields.position),
    tiers: chosenOf(fields.tiers, TIERS),
    priorities: chosenOf(fields.priorities, PRIORITIES),
    categories: chosenOf(fields.categories, CATEGORIES),
    schedule: fields.schedule,
    enabled: fields.enabled === "yes",
    targets: Object.fromEntries(
      TARGETS.flatMap((name) => (fields[name].trim() === "" ? [] : [[name, toMinutes(fields[name])]])),
    ),
  }),
};

const useTargetWords = (): Readonly<Record<Target, string>> => {
  const { t } = useLingui();
  return { firstResponse: t`First response`, nextResponse: t`Next response`, resolution: t`Resolution` };
};

export const SlaPolicyList = () => {
  const { t } = useLingui();
  const words = useTicketWords();
  const targetWords = useTargetWords();
  const forWhom = ({ tiers, priorities, categories }: SlaPolicy): string => {
    const all = [
      ...tiers.map((tier) => words.tier[tier]),
      ...priorities.map((priority) => words.priority[priority]),
      ...categories.map((category) => words.category[category]),
    ];
    return all.length === 0 ? t`All tickets` : all.join(", ");
  };
  return (
    <RuleList
      collection={SLA_POLICIES}
      title={t`SLA policies`}
      about={t`What is promised to whom. Of the policies that apply to a ticket, the one with the lowest position counts, and only that one. A change applies to a ticket from its next change on.`}
      icon={Timer}
      nameOf={({ name }) => name}
      compare={(one, other) => one.position - other.position || one.id.localeCompare(other.id)}
      columns={[
        {
          id: "state",
          title: t`State`,
          render: ({ enabled }) => (enabled ? t`On` : <Badge tone="warning">{t`Off`}</Badge>),
        },
        { id: "position", title: t`Position`, isNumber: true, render: ({ position }) => position },
        { id: "for", title: t`For`, render: forWhom },
        { id: "schedule", title: t`Schedule`, render: ({ schedule }) => schedule },
        ...TARGETS.map((name) => ({
          id: name,
          title: targetWords[name],
          isNumber: true,
          render: ({ targets }: SlaPolicy) => {
            const minutes = targets[name];
            return minutes === undefined ? "–" : <span className="whitespace-nowrap">{fromMinutes(minutes)}</span>;
          },
        })),
      ]}
      createLabel={t`New SLA policy`}
      empty={{ title: t`No SLA policies`, text: t`Load the page again.` }}
    />
  );
};

const Targets = ({ form, faults }: EditorForm<Field>) => {
  const { t } = useLingui();
  const words = useTargetWords();
  return (
    <FieldGroup
      legend={t`Targets`}
      hint={t`Time of the schedule, such as 30m, 4h or 1d (24 hours). Leave out what is not promised.`}
      error={faults("#/targets")}
    >
      <div className="grid gap-4 sm:grid-cols-3">
        {TARGETS.map((name) => (
          <TextField
            key={name}
            label={words[name]}
            autoComplete="off"
            error={
              faults(`#/targets/${name}`) === undefined
                ? undefined
                : t`Write a time of at least 1m and at most 365d, such as 30m or 4h.`
            }
            value={form.fields[name]}
            onChange={({ target }) => {
              form.set({ [name]: target.value });
            }}
          />
        ))}
      </div>
    </FieldGroup>
  );
};

const ForWhom = ({ form, faults }: EditorForm<Field>) => {
  const { t } = useLingui();
  const words = useTicketWords();
  return (
    <>
      <ChoiceGroup
        legend={t`Tiers`}
        options={words.tier}
        error={faults("#/tiers")}
        value={form.fields.tiers}
        onChange={(tiers) => {
          form.set({ tiers });
        }}
      />
      <ChoiceGroup
        legend={t`Priorities`}
        options={words.priority}
        error={faults("#/priorities")}
        value={form.fields.priorities}
        onChange={(priorities) => {
          form.set({ priorities });
        }}
      />
      <ChoiceGroup
        legend={t`Categories`}
        hint={t`Where none is checked, all count.`}
        options={words.category}
        error={faults("#/categories")}
        value={form.fields.categories}
        onChange={(categories) => {
          form.set({ categories });
        }}
      />
    </>
  );
};

const ScheduleField = ({ form, faults }: EditorForm<Field>) => {
  const { t } = useLingui();
  const { data = [] } = useQuery(rulesOf(SCHEDULES));
  const known = Object.fromEntries(data.map(({ id, name }) => [id, name]));
  const { schedule } = form.fields;
  const error = faults("#/schedule");
  return (
    <FieldGroup legend={t`Hours`} error={error} hint={t`The clocks of the policy run in the hours of this schedule.`}>
      <Select<string>
        label={t`Schedule`}
        value={schedule}
        // While schedules load, or when it is gone, the one that is chosen stays to be seen.
        options={schedule in known ? known : { ...known, [schedule]: schedule }}
        onChange={(next) => {
          form.set({ schedule: next });
        }}
      />
    </FieldGroup>
  );
};

export const SlaPolicyEditor = ({ ruleId }: { readonly ruleId: string }) => {
  const { t } = useLingui();
  const labels: Readonly<Record<Field, string>> = {
    name: t`Name`,
    enabled: t`On`,
    position: t`Position`,
    tiers: t`Tiers`,
    priorities: t`Priorities`,
    categories: t`Categories`,
    schedule: t`Schedule`,
    ...useTargetWords(),
  };
  return (
    <RuleEditor
      collection={SLA_POLICIES}
      ruleId={ruleId}
      labels={labels}
      nameOf={({ name }) => name}
      words={{
        back: t`Back to the SLA policies`,
        create: t`New SLA policy`,
        saved: t`The SLA policy is saved.`,
        missing: t`No such SLA policy`,
        deleteTitle: (name) =>
          DEFAULT_IDS.has(ruleId)
            ? t`Return the SLA policy “${name}” to its default?`
            : t`Delete the SLA policy “${name}”?`,
        idHint: t`For programs. It cannot be changed later. Empty: made from the name.`,
      }}
    >
      {({ form, faults }) => (
        <>
          <TextField
            label={labels.name}
            error={faults("#/name")}
            required
            maxLength={80}
            value={form.fields.name}
            onChange={({ target }) => {
              form.set({ name: target.value });
            }}
          />
          <Checkbox
            hint={t`A policy that is off promises nothing to anybody.`}
            checked={form.fields.enabled === "yes"}
            onChange={({ target }) => {
              form.set({ enabled: target.checked ? "yes" : "" });
            }}
          >
            {labels.enabled}
          </Checkbox>
          <TextField
            label={labels.position}
            hint={t`Of the policies that apply, the lowest counts. The defaults have 9992 to 9999.`}
            error={faults("#/position") === undefined ? undefined : t`Write a number from 0 to 9999.`}
            type="number"
            min={0}
            max={9999}
            className="max-w-60"
            value={form.fields.position}
            onChange={({ target }) => {
              form.set({ position: target.value });
            }}
          />
          <ForWhom form={form} faults={faults} />
          <ScheduleField form={form} faults={faults} />
          <Targets form={form} faults={faults} />
        </>
      )}
    </RuleEditor>
  );
};
