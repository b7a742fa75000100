import { useLingui } from "@lingui/react/macro";
import { Search } from "lucide-react";
import { Autocomplete, useFilter } from "react-aria-components/Autocomplete";
import { Dialog } from "react-aria-components/Dialog";
import { Header } from "react-aria-components/Header";
import { Input } from "react-aria-components/Input";
import { Menu, MenuItem, MenuSection } from "react-aria-components/Menu";
import { Modal, ModalOverlay } from "react-aria-components/Modal";
import { SearchField } from "react-aria-components/SearchField";
import { Kbd } from "../design/kbd";
import { OPTION } from "../design/overlay";
import { byGroup, useAllCommands } from "./commands";

interface CommandPaletteProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** Every command of the page, found by typing a part of its name. */
export const CommandPalette = ({ isOpen, onClose }: CommandPaletteProps) => {
  const { t } = useLingui();
  const { contains } = useFilter({ sensitivity: "base" });
  const commands = useAllCommands();
  return (
    <ModalOverlay
      isOpen={isOpen}
      isDismissable
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      className="fixed inset-0 z-40 flex items-start justify-center bg-black/40 p-3 sm:pt-[12vh]"
    >
      <Modal className="w-full max-w-xl outline-none">
        <Dialog
          aria-label={t`Commands`}
          className="flex max-h-[70dvh] flex-col rounded-lg border border-line bg-raised shadow-overlay outline-none"
        >
          <Autocomplete filter={contains}>
            <SearchField
              aria-label={t`Search commands`}
              autoFocus
              className="flex items-center border-b border-line px-3"
            >
              <Search aria-hidden className="size-4 shrink-0 text-muted" />
              <Input
                placeholder={t`What do you want to do?`}
                className="h-11 min-w-0 grow bg-transparent px-2.5 outline-none placeholder:text-muted [&::-webkit-search-cancel-button]:hidden"
              />
            </SearchField>
            <Menu
              aria-label={t`Commands`}
              onAction={(key) => {
                onClose();
                commands.find(({ id }) => id === key)?.run();
              }}
              renderEmptyState={() => (
                <p className="px-2 py-6 text-center text-sm text-muted">{t`No command matches.`}</p>
              )}
              className="min-h-0 overflow-auto p-1.5 outline-none"
            >
              {byGroup(commands).map(([group, entries]) => (
                <MenuSection key={group} id={group}>
                  <Header className="px-2 pt-2 pb-1 text-xs font-medium text-muted">{group}</Header>
                  {entries.map(({ id, label, keys }) => (
                    <MenuItem key={id} id={id} textValue={label} className={OPTION}>
                      <span className="grow">{label}</span>
                      {keys !== undefined && <Kbd keys={keys} />}
                    </MenuItem>
                  ))}
                </MenuSection>
              ))}
            </Menu>
          </Autocomplete>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
};
