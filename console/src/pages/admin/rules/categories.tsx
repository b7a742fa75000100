import { useLingui } from "@lingui/react/macro";
import { Shapes } from "lucide-react";
import { dataOf } from "../../../api/answer";
import type { components, operations } from "../../../api/schema";
import { Badge } from "../../../design/badge";
import { Checkbox } from "../../../design/checkbox";
import { TextField } from "../../../design/text-field";
import { api } from "../../../session/session";
import { filled, type RuleCollection } from "./rule-collection";
import { RuleEditor } from "./rule-editor";
import { RuleList } from "./rule-list";

type Category = components["schemas"]["Category"];
type Field = "label" | "description" | "position" | "hidden";
type Path = operations["readCategory"]["parameters"]["path"];

const IDS: Readonly<Record<Path["id"], true>> = {
  account: true,
  billing: true,
  bug: true,
  "data-loss": true,
  "feature-request": true,
  "how-to": true,
  outage: true,
  performance: true,
  security: true,
  other: true,
};

const isId = (id: string): id is Path["id"] => id in IDS;

/** The editor only opens categories that the list has. */
const pathOf = (id: string): Path => {
  if (!isId(id)) throw new Error(`There is no category ${id}.`);
  return { id };
};

const CATEGORIES: RuleCollection<Category, components["schemas"]["CategoryRule"], Field> = {
  kind: "categories",
  list: async (signal) => (await dataOf(api.GET("/desk/categories", { signal }))).categories,
  put: (id, body, header) => dataOf(api.PUT("/desk/categories/{id}", { params: { path: pathOf(id), header }, body })),
  remove: (id, etag) =>
    dataOf(api.DELETE("/desk/categories/{id}", { params: { path: pathOf(id), header: { "If-Match": etag } } })),
  audit: (id, query) => dataOf(api.GET("/desk/categories/{id}/audit", { params: { path: pathOf(id), query } })),
  hasDefault: () => true,
  toFields: (category) => ({
    label: category?.label ?? "",
    description: category?.description ?? "",
    position: String(category?.position ?? 0),
    hidden: category?.hidden === true ? "yes" : "",
  }),
  toRule: ({ label, description, position, hidden }) => ({
    label,
    position: Number(position),
    hidden: hidden === "yes",
    ...filled({ description }),
  }),
};

export const CategoryList = () => {
  const { t } = useLingui();
  return (
    <RuleList
      collection={CATEGORIES}
      title={t`Categories`}
      about={t`What triage sorts tickets into. You can name, describe, order and hide them; there are no others.`}
      icon={Shapes}
      nameOf={({ label }) => label}
      compare={(one, other) => one.position - other.position || one.id.localeCompare(other.id)}
      columns={[
        {
          id: "description",
          title: t`Description`,
          render: ({ description }) => description !== undefined && <bdi>{description}</bdi>,
        },
        { id: "position", title: t`Position`, isNumber: true, render: ({ position }) => position },
        {
          id: "hidden",
          title: t`For agents`,
          render: ({ hidden }) => (hidden ? <Badge tone="warning">{t`Hidden`}</Badge> : t`Shown`),
        },
      ]}
      empty={{ title: t`No categories`, text: t`Load the page again.` }}
    />
  );
};

export const CategoryEditor = ({ ruleId }: { readonly ruleId: string }) => {
  const { t } = useLingui();
  const labels = { label: t`Label`, description: t`Description`, position: t`Position`, hidden: t`Hidden` };
  return (
    <RuleEditor
      collection={CATEGORIES}
      ruleId={ruleId}
      canCreate={false}
      labels={labels}
      nameOf={({ label }) => label}
      words={{
        back: t`Back to the categories`,
        create: "",
        saved: t`The category is saved.`,
        missing: t`No such category`,
        deleteTitle: (name) => t`Return the category “${name}” to its default?`,
        idHint: "",
      }}
    >
      {({ form, faults }) => (
        <>
          <TextField
            label={labels.label}
            error={faults("#/label")}
            required
            maxLength={80}
            value={form.fields.label}
            onChange={({ target }) => {
              form.set({ label: target.value });
            }}
          />
          <TextField
            label={labels.description}
            error={faults("#/description")}
            maxLength={500}
            value={form.fields.description}
            onChange={({ target }) => {
              form.set({ description: target.value });
            }}
          />
          <TextField
            label={labels.position}
            hint={t`Lists have the lowest first.`}
            error={faults("#/position")}
            type="number"
            inputMode="numeric"
            min={0}
            max={9999}
            className="max-w-40"
            value={form.fields.position}
            onChange={({ target }) => {
              form.set({ position: target.value });
            }}
          />
          <Checkbox
            hint={t`Agents are not offered it. Triage goes on using it.`}
            checked={form.fields.hidden === "yes"}
            onChange={({ target }) => {
              form.set({ hidden: target.checked ? "yes" : "" });
            }}
          >
            {t`Hide it from agents`}
          </Checkbox>
        </>
      )}
    </RuleEditor>
  );
};
