import { classNames } from "./class-names";

/** The place of a text that is still loading. Its size is that of the text: nothing moves when it arrives. */
export const Skeleton = ({ className }: { readonly className?: string }) => (
  <span aria-hidden className={classNames("skeleton block", className ?? "h-4 w-full")} />
);
