import { useLingui } from "@lingui/react/macro";
import { Tag as TagIcon } from "lucide-react";
import { dataOf } from "../../../api/answer";
import type { components } from "../../../api/schema";
import { TextField } from "../../../design/text-field";
import { api } from "../../../session/session";
import { filled, type RuleCollection } from "./rule-collection";
import { RuleEditor } from "./rule-editor";
import { RuleList } from "./rule-list";

type Tag = components["schemas"]["Tag"];
type Field = "label" | "description";

const TAGS: RuleCollection<Tag, components["schemas"]["TagRule"], Field> = {
  kind: "tags",
  list: async (signal) => (await dataOf(api.GET("/desk/tags", { signal }))).tags,
  put: (id, body, header) => dataOf(api.PUT("/desk/tags/{id}", { params: { path: { id }, header }, body })),
  remove: (id, etag) =>
    dataOf(api.DELETE("/desk/tags/{id}", { params: { path: { id }, header: { "If-Match": etag } } })),
  audit: (id, query) => dataOf(api.GET("/desk/tags/{id}/audit", { params: { path: { id }, query } })),
  hasDefault: () => false,
  toFields: (tag) => ({ label: tag?.label ?? "", description: tag?.description ?? "" }),
  toRule: ({ label, description }) => ({ label, ...filled({ description }) }),
};

export const TagList = () => {
  const { t } = useLingui();
  return (
    <RuleList
      collection={TAGS}
      title={t`Tags`}
      about={t`The tags that the desk suggests. Tickets may have others, too, and deleting one here takes it from no ticket.`}
      icon={TagIcon}
      nameOf={({ label }) => label}
      compare={(one, other) => one.label.localeCompare(other.label)}
      columns={[
        { id: "tag", title: t`Tag`, render: ({ id }) => <code className="font-mono text-xs">{id}</code> },
        {
          id: "description",
          title: t`Description`,
          render: ({ description }) => description !== undefined && <bdi>{description}</bdi>,
        },
      ]}
      createLabel={t`New tag`}
      empty={{ title: t`No tags yet`, text: t`Create the tags that your agents should use, such as refund or vip.` }}
    />
  );
};

export const TagEditor = ({ ruleId }: { readonly ruleId: string }) => {
  const { t } = useLingui();
  const labels = { label: t`Label`, description: t`Description` };
  return (
    <RuleEditor
      collection={TAGS}
      ruleId={ruleId}
      labels={labels}
      nameOf={({ label }) => label}
      words={{
        back: t`Back to the tags`,
        create: t`New tag`,
        saved: t`The tag is saved.`,
        missing: t`No such tag`,
        deleteTitle: (name) => t`Delete the tag “${name}”?`,
        idHint: t`The tag itself, as tickets have it. It cannot be changed later. Empty: made from the label.`,
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
            hint={t`When to use it.`}
            error={faults("#/description")}
            maxLength={500}
            value={form.fields.description}
            onChange={({ target }) => {
              form.set({ description: target.value });
            }}
          />
        </>
      )}
    </RuleEditor>
  );
};
