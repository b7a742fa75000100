import { X } from "lucide-react";

interface ChipProps {
  readonly children: string;
  /** What its button says to who does not see the cross: "Remove outage". Without it there is no button. */
  readonly removeLabel?: string;
  readonly onRemove?: () => void;
}

/** A word that belongs to a thing and can be taken away, such as a tag or a filter. */
export const Chip = ({ children, removeLabel, onRemove }: ChipProps) => (
  <span className="inline-flex h-6 max-w-full items-center gap-0.5 rounded-md border border-line bg-surface pr-0.5 pl-2 text-sm">
    <span className="truncate pr-1.5">{children}</span>
    {removeLabel !== undefined && (
      <button
        type="button"
        aria-label={removeLabel}
        title={removeLabel}
        onClick={onRemove}
        className="flex size-5 items-center justify-center rounded-sm text-muted hover:bg-hover hover:text-text"
      >
        <X aria-hidden className="size-3.5" />
      </button>
    )}
  </span>
);
