import { getRouteApi } from "@tanstack/react-router";
import type { ComponentType } from "react";
import { NotFoundPage } from "../../../shell/not-found-page";
import { CategoryEditor, CategoryList } from "./categories";
import { MacroEditor, MacroList } from "./macros";
import type { RuleKindName } from "./rule-collection";
import { ScheduleEditor, ScheduleList } from "./schedules";
import { SlaPolicyEditor, SlaPolicyList } from "./sla-policies";
import { TagEditor, TagList } from "./tags";

interface Pages {
  readonly List: ComponentType;
  readonly Editor: ComponentType<{ readonly ruleId: string }>;
}

const PAGES: Readonly<Record<RuleKindName, Pages>> = {
  macros: { List: MacroList, Editor: MacroEditor },
  categories: { List: CategoryList, Editor: CategoryEditor },
  tags: { List: TagList, Editor: TagEditor },
  "sla-policies": { List: SlaPolicyList, Editor: SlaPolicyEditor },
  schedules: { List: ScheduleList, Editor: ScheduleEditor },
};

const listRoute = getRouteApi("/app/administration/admin/$kind");
const editorRoute = getRouteApi("/app/administration/admin/$kind/$ruleId");

const isKind = (text: string): text is RuleKindName => text in PAGES;

export const RulesPage = () => {
  const { kind } = listRoute.useParams();
  if (!isKind(kind)) return <NotFoundPage />;
  const { List } = PAGES[kind];
  return <List />;
};

export const RulePage = () => {
  const { kind, ruleId } = editorRoute.useParams();
  if (!isKind(kind)) return <NotFoundPage />;
  const { Editor } = PAGES[kind];
  return <Editor key={`${kind}/${ruleId}`} ruleId={ruleId} />;
};
