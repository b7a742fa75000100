import { useLingui } from "@lingui/react/macro";
import { X } from "lucide-react";
import type { ReactNode } from "react";
import { Dialog as AriaDialog, Heading } from "react-aria-components/Dialog";
import { Modal, ModalOverlay } from "react-aria-components/Modal";
import { IconButton } from "./button";
import { classNames } from "./class-names";

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

/** What Dialog shows, with what react-aria needs for it. */
export const DialogBox = (props: DialogProps) => {
  const { isOpen, onClose, title, children, actions, width = "narrow", isAlert = false } = props;
  const { t } = useLingui();
  return (
    <ModalOverlay
      isOpen={isOpen}
      isDismissable={!isAlert}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      className="fixed inset-0 z-40 flex items-end justify-center bg-black/40 sm:items-start sm:p-6 sm:pt-[12vh]"
    >
      <Modal className={classNames("w-full outline-none", width === "wide" ? "max-w-3xl" : "max-w-md")}>
        <AriaDialog
          role={isAlert ? "alertdialog" : "dialog"}
          className="flex max-h-[85dvh] flex-col rounded-t-lg border border-line bg-raised shadow-overlay outline-none sm:rounded-lg"
        >
          <div className="flex items-center gap-2 border-b border-line py-2.5 pr-2.5 pl-4">
            <Heading slot="title" className="min-w-0 grow text-lg font-semibold">
              {title}
            </Heading>
            <IconButton label={t`Close`} icon={<X aria-hidden className="size-4" />} onClick={onClose} />
          </div>
          <div className="min-h-0 overflow-auto p-4">{children}</div>
          {actions !== undefined && (
            <div className="flex flex-wrap justify-end gap-2 border-t border-line px-4 py-3">{actions}</div>
          )}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
};
