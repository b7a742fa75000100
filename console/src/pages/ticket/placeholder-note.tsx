import { useLingui } from "@lingui/react/macro";
import { TriangleAlert } from "lucide-react";

/** What stands for personal data that was replaced before the model read the ticket. */
const PLACEHOLDER = /\[[A-Z][A-Z_]{1,30}_\d{1,6}\]/g;

/** The placeholders in a text, each once. The API decides whether it can be sent. */
export const placeholdersIn = (text: string): readonly string[] => [...new Set(text.match(PLACEHOLDER) ?? [])];

/** Says which placeholders a text still has, and what to do. */
export const PlaceholderNote = ({ text }: { readonly text: string }) => {
  const { t } = useLingui();
  const placeholders = placeholdersIn(text).slice(0, 5).join(", ");
  if (placeholders === "") return null;
  return (
    <p role="status" className="flex gap-1.5 text-sm text-warning-text">
      <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
      {t`${placeholders} stands for personal data. Write what is meant instead, then send.`}
    </p>
  );
};
