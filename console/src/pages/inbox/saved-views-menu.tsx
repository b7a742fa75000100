import { useLingui } from "@lingui/react/macro";
import { Bookmark, BookmarkPlus, ChevronDown, Settings2, Trash2 } from "lucide-react";
import { type SyntheticEvent, useState } from "react";
import { Button, IconButton } from "../../design/button";
import { Dialog } from "../../design/dialog";
import { MenuButton } from "../../design/menu";
import { TextField } from "../../design/text-field";
import { showToast } from "../../design/toast";
import { useCommands } from "../../shell/commands";
import { useSavedViews } from "./saved-views";
import type { InboxSearch } from "./search";

interface SavedViewsProps {
  readonly search: InboxSearch;
  readonly onOpen: (search: InboxSearch) => void;
}

const NAME_MAX_LENGTH = 60;

type Views = ReturnType<typeof useSavedViews>;

const SaveDialog = ({ onSave, onClose }: { readonly onSave: (name: string) => void; readonly onClose: () => void }) => {
  const { t } = useLingui();
  const [name, setName] = useState("");
  const onSubmit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (name.trim() === "") return;
    onSave(name.trim());
    onClose();
  };
  const actions = <Button type="submit" form="save-view" kind="primary">{t`Save view`}</Button>;
  return (
    <Dialog isOpen onClose={onClose} title={t`Save this view`} actions={actions}>
      <form id="save-view" onSubmit={onSubmit}>
        <TextField
          autoFocus
          required
          label={t`Name`}
          hint={t`View, filters and search words are kept under this name, on this device.`}
          maxLength={NAME_MAX_LENGTH}
          value={name}
          onChange={({ target }) => {
            setName(target.value);
          }}
        />
      </form>
    </Dialog>
  );
};

const ManageDialog = ({ views, onClose }: { readonly views: Views; readonly onClose: () => void }) => {
  const { t } = useLingui();
  return (
    <Dialog isOpen onClose={onClose} title={t`Saved views`} actions={<Button onClick={onClose}>{t`Done`}</Button>}>
      {views.views.length === 0 && <p className="text-muted">{t`No saved views. Set filters, then save them.`}</p>}
      <ul className="flex flex-col gap-2">
        {views.views.map(({ id, name }) => (
          <li key={id} className="flex items-center gap-2">
            <TextField
              className="min-w-0 grow"
              label={t`Name of ${name}`}
              isLabelHidden
              maxLength={NAME_MAX_LENGTH}
              defaultValue={name}
              onBlur={({ target }) => {
                const next = target.value.trim();
                if (next === "") target.value = name;
                else if (next !== name) views.rename(id, next);
              }}
              onKeyDown={({ key, currentTarget }) => {
                if (key === "Enter") currentTarget.blur();
              }}
            />
            <IconButton
              label={t`Delete ${name}`}
              icon={<Trash2 aria-hidden className="size-4" />}
              onClick={() => {
                views.remove(id);
              }}
            />
          </li>
        ))}
      </ul>
    </Dialog>
  );
};

/** Views that the person has given a name: open, save, rename, delete. */
export const SavedViewsMenu = ({ search, onOpen }: SavedViewsProps) => {
  const { t } = useLingui();
  const views = useSavedViews();
  const [open, setOpen] = useState<"save" | "manage">();
  const close = () => {
    setOpen(undefined);
  };
  const entries = [
    ...views.views.map((view) => ({
      id: view.id,
      label: view.name,
      icon: Bookmark,
      run: () => {
        onOpen(view.search);
      },
    })),
    {
      id: "save",
      label: t`Save this view…`,
      icon: BookmarkPlus,
      run: () => {
        setOpen("save");
      },
    },
    {
      id: "manage",
      label: t`Rename or delete…`,
      icon: Settings2,
      isDisabled: views.views.length === 0,
      run: () => {
        setOpen("manage");
      },
    },
  ];
  const group = t`Inbox`;
  useCommands(
    entries.filter(({ id }) => id !== "manage").map(({ id, label, run }) => ({ id: `view ${id}`, label, group, run })),
  );
  return (
    <>
      <MenuButton label={t`Saved views`} entries={entries}>
        <Bookmark aria-hidden className="size-4" />
        <span className="max-sm:sr-only">{t`Saved views`}</span>
        <ChevronDown aria-hidden className="size-4 text-muted" />
      </MenuButton>
      {open === "save" && (
        <SaveDialog
          onClose={close}
          onSave={(name) => {
            showToast(
              views.save(name, search)
                ? { text: t`The view ${name} is saved on this device.` }
                : { tone: "problem", text: t`This browser does not keep it: its storage is off or full.` },
            );
          }}
        />
      )}
      {open === "manage" && <ManageDialog views={views} onClose={close} />}
    </>
  );
};
