import { useLingui } from "@lingui/react/macro";
import { WandSparkles } from "lucide-react";
import { useRef } from "react";
import { dataOf } from "../../../api/answer";
import type { components } from "../../../api/schema";
import { Button } from "../../../design/button";
import { Checkbox } from "../../../design/checkbox";
import { Select } from "../../../design/select-native";
import { TextArea, TextField } from "../../../design/text-field";
import { WrittenText } from "../../../design/written-text";
import { CATEGORIES, PRIORITIES } from "../../../desk/ticket-values";
import { useTicketWords } from "../../../desk/ticket-words";
import type { Fields } from "../../../drafts/kept-form";
import { api } from "../../../session/session";
import { usePerson } from "../../../session/use-session";
import { FieldGroup } from "../choice-group";
import { PLACEHOLDERS, previewOf } from "./reply-preview";
import { filled, type RuleCollection } from "./rule-collection";
import { type EditorForm, RuleEditor } from "./rule-editor";
import { RuleList } from "./rule-list";

type Macro = components["schemas"]["Macro"];
type Actions = NonNullable<components["schemas"]["MacroRule"]["actions"]>;
type Field = "name" | "reply" | "deskStatus" | "priority" | "category" | "addTags" | "assignToMe";

const STATUSES = ["OPEN", "PENDING", "ON_HOLD", "SOLVED"] as const satisfies readonly Actions["deskStatus"][];

const tagsOf = (text: string): string[] =>
  text
    .split(",")
    .map((tag) => tag.trim())
    .filter((tag) => tag !== "");

const actionsOf = (fields: Fields<Field>): Actions => {
  const deskStatus = STATUSES.find((status) => status === fields.deskStatus);
  const priority = PRIORITIES.find((each) => each === fields.priority);
  const category = CATEGORIES.find((each) => each === fields.category);
  return {
    ...(deskStatus !== undefined && { deskStatus }),
    ...(priority !== undefined && { priority }),
    ...(category !== undefined && { category }),
    addTags: tagsOf(fields.addTags),
    assignToMe: fields.assignToMe === "yes",
  };
};

const MACROS: RuleCollection<Macro, components["schemas"]["MacroRule"], Field> = {
  kind: "macros",
  list: async (signal) => (await dataOf(api.GET("/desk/macros", { signal }))).macros,
  put: (id, body, header) => dataOf(api.PUT("/desk/macros/{id}", { params: { path: { id }, header }, body })),
  remove: (id, etag) =>
    dataOf(api.DELETE("/desk/macros/{id}", { params: { path: { id }, header: { "If-Match": etag } } })),
  audit: (id, query) => dataOf(api.GET("/desk/macros/{id}/audit", { params: { path: { id }, query } })),
  hasDefault: () => false,
  toFields: (macro) => ({
    name: macro?.name ?? "",
    reply: macro?.reply ?? "",
    deskStatus: macro?.actions.deskStatus ?? "",
    priority: macro?.actions.priority ?? "",
    category: macro?.actions.category ?? "",
    addTags: macro?.actions.addTags.join(", ") ?? "",
    assignToMe: macro?.actions.assignToMe === true ? "yes" : "",
  }),
  toRule: (fields) => ({
    name: fields.name,
    actions: actionsOf(fields),
    ...filled({ reply: fields.reply }),
  }),
};

/** What a macro does, in a few words. */
const useEffects = () => {
  const { t } = useLingui();
  const words = useTicketWords();
  return ({ reply, actions }: Macro): string =>
    [
      reply !== undefined && t`Reply`,
      actions.deskStatus !== undefined && words.deskStatus[actions.deskStatus],
      actions.priority !== undefined && words.priority[actions.priority],
      actions.category !== undefined && words.category[actions.category],
      ...actions.addTags,
      actions.assignToMe && t`Assign to me`,
    ]
      .filter((effect) => effect !== false)
      .join(" · ");
};

export const MacroList = () => {
  const { t } = useLingui();
  const effectsOf = useEffects();
  return (
    <RuleList
      collection={MACROS}
      title={t`Macros`}
      about={t`A reply, changes of the ticket, or both, which agents use in one step. A macro sends nothing by itself.`}
      icon={WandSparkles}
      nameOf={({ name }) => name}
      compare={(one, other) => one.name.localeCompare(other.name)}
      columns={[{ id: "effects", title: t`What it does`, render: (macro) => <bdi>{effectsOf(macro)}</bdi> }]}
      createLabel={t`New macro`}
      empty={{
        title: t`No macros yet`,
        text: t`Create one for a reply that your agents write again and again.`,
      }}
    />
  );
};

const Reply = ({ form, faults }: EditorForm<Field>) => {
  const { t } = useLingui();
  const words = useTicketWords();
  const person = usePerson();
  const group = useRef<HTMLDivElement>(null);
  const { reply } = form.fields;
  const insert = (name: string) => {
    const field = group.current?.querySelector("textarea");
    const start = field?.selectionStart ?? reply.length;
    const placeholder = `{{${name}}}`;
    form.set({ reply: reply.slice(0, start) + placeholder + reply.slice(field?.selectionEnd ?? start) });
    field?.focus();
    requestAnimationFrame(() => {
      field?.setSelectionRange(start + placeholder.length, start + placeholder.length);
    });
  };
  const preview = previewOf(reply, {
    "ticket.id": "TKT-1042",
    "ticket.subject": t`Refund for October`,
    "ticket.priority": "HIGH",
    "ticket.category": "BILLING",
    "agent.name": person.name ?? t`Your name`,
  });
  const meanings: Readonly<Record<string, string>> = {
    "ticket.id": t`Number of the ticket`,
    "ticket.subject": t`Its subject`,
    "ticket.priority": t`Its priority, such as ${words.priority.HIGH}`,
    "ticket.category": t`Its category, such as ${words.category.BILLING}`,
    "agent.name": t`Name of the agent`,
  };
  return (
    <div ref={group} className="flex flex-col gap-3">
      <TextArea
        label={t`Reply`}
        error={faults("#/reply")}
        rows={7}
        maxLength={4000}
        dir="auto"
        value={reply}
        onChange={({ target }) => {
          form.set({ reply: target.value });
        }}
      />
      <FieldGroup
        legend={t`Placeholders`}
        hint={t`Press one to put it where the cursor is. It is filled in when an agent uses the macro.`}
      >
        <div className="flex flex-wrap gap-1.5">
          {PLACEHOLDERS.map((name) => (
            <Button
              key={name}
              title={meanings[name]}
              className="font-mono text-xs"
              onClick={() => {
                insert(name);
              }}
            >{`{{${name}}}`}</Button>
          ))}
        </div>
      </FieldGroup>
      {reply.trim() !== "" && (
        <section aria-label={t`Preview`} className="rounded-lg border border-line bg-sunken px-4 py-3">
          <h3 className="mb-1 text-xs font-medium text-muted">{t`Preview with an invented ticket`}</h3>
          <WrittenText>{preview}</WrittenText>
        </section>
      )}
    </div>
  );
};

const ActionFields = ({ form, faults }: EditorForm<Field>) => {
  const { t } = useLingui();
  const words = useTicketWords();
  const unchanged = { "": t`Leave as it is` };
  return (
    <FieldGroup legend={t`Changes of the ticket`} error={faults("#/actions")}>
      <div className="grid gap-4 sm:grid-cols-3">
        <Select<string>
          label={t`Status`}
          value={form.fields.deskStatus}
          options={{
            ...unchanged,
            ...Object.fromEntries(STATUSES.map((status) => [status, words.deskStatus[status]])),
          }}
          onChange={(deskStatus) => {
            form.set({ deskStatus });
          }}
        />
        <Select<string>
          label={t`Priority`}
          value={form.fields.priority}
          options={{ ...unchanged, ...words.priority }}
          onChange={(priority) => {
            form.set({ priority });
          }}
        />
        <Select<string>
          label={t`Category`}
          value={form.fields.category}
          options={{ ...unchanged, ...words.category }}
          onChange={(category) => {
            form.set({ category });
          }}
        />
      </div>
      <TextField
        className="my-3"
        label={t`Add tags`}
        hint={t`With commas between them: refund, vip.`}
        error={faults("#/actions/addTags", "#/actions/addTags/0", "#/actions/addTags/1", "#/actions/addTags/2")}
        value={form.fields.addTags}
        onChange={({ target }) => {
          form.set({ addTags: target.value });
        }}
      />
      <Checkbox
        checked={form.fields.assignToMe === "yes"}
        onChange={({ target }) => {
          form.set({ assignToMe: target.checked ? "yes" : "" });
        }}
      >
        {t`Assign the ticket to whoever uses the macro`}
      </Checkbox>
    </FieldGroup>
  );
};

export const MacroEditor = ({ ruleId }: { readonly ruleId: string }) => {
  const { t } = useLingui();
  const labels: Readonly<Record<Field, string>> = {
    name: t`Name`,
    reply: t`Reply`,
    deskStatus: t`Status`,
    priority: t`Priority`,
    category: t`Category`,
    addTags: t`Add tags`,
    assignToMe: t`Assign to me`,
  };
  return (
    <RuleEditor
      collection={MACROS}
      ruleId={ruleId}
      labels={labels}
      nameOf={({ name }) => name}
      words={{
        back: t`Back to the macros`,
        create: t`New macro`,
        saved: t`The macro is saved.`,
        missing: t`No such macro`,
        deleteTitle: (name) => t`Delete the macro “${name}”?`,
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
          <Reply form={form} faults={faults} />
          <ActionFields form={form} faults={faults} />
        </>
      )}
    </RuleEditor>
  );
};
