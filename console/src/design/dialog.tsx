import { lazy, type ReactNode, Suspense } from "react";
import { loadWhenIdle } from "./load-when-idle";

export interface DialogProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly children: ReactNode;
  /** Buttons at its foot, the one that most people want last. */
  readonly actions?: ReactNode;
  /** @default "narrow", 28 rem; "wide" is 48 rem */
  readonly width?: "narrow" | "wide";
  /** For what a person must answer: it is an alert, and a click beside it does not close it. */
  readonly isAlert?: boolean;
}

const load = () => import("./dialog-box");
const DialogBox = lazy(async () => ({ default: (await load()).DialogBox }));
loadWhenIdle(load);

/**
 * A dialog over the page. It has the focus until it closes, by Escape as well, and then gives it back. Its code is
 * loaded after the page.
 */
export const Dialog = (props: DialogProps) =>
  props.isOpen ? (
    <Suspense>
      <DialogBox {...props} />
    </Suspense>
  ) : null;
