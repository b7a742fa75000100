import { lazy, Suspense } from "react";
import type { DialogProps } from "./dialog-box";
import { loadWhenIdle } from "./load-when-idle";

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
