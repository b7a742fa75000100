import { useLingui } from "@lingui/react/macro";
import { plural } from "@lingui/core/macro";
import { useQuery } from "@tanstack/react-query";
import { type SyntheticEvent, useId, useState } from "react";
import { Button } from "../../design/button";
import { Dialog } from "../../design/dialog";
import { TextField } from "../../design/text-field";
import { knownTags } from "./queries";

const TAG_MAX_LENGTH = 50;

interface TagDialogProps {
  /** How many tickets get the tag. */
  readonly count: number;
  readonly onTag: (tag: string) => void;
  readonly onClose: () => void;
}

/** Asks for a tag, and suggests those that an administrator has written down. */
export const TagDialog = ({ count, onTag, onClose }: TagDialogProps) => {
  const { t } = useLingui();
  const { data: tags = [] } = useQuery(knownTags);
  const [text, setText] = useState("");
  const list = useId();
  const onSubmit = (event: SyntheticEvent) => {
    event.preventDefault();
    // As the API keeps it.
    const tag = text.trim().normalize("NFC").toLowerCase();
    if (tag === "") return;
    onClose();
    onTag(tag);
  };
  const actions = <Button type="submit" form="add-tag" kind="primary">{t`Add tag`}</Button>;
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t`${plural(count, { one: "Tag # ticket", other: "Tag # tickets" })}`}
      actions={actions}
    >
      <form id="add-tag" onSubmit={onSubmit}>
        <TextField
          autoFocus
          required
          label={t`Tag`}
          hint={t`The tags that they have stay.`}
          list={list}
          maxLength={TAG_MAX_LENGTH}
          value={text}
          onChange={({ target }) => {
            setText(target.value);
          }}
        />
        <datalist id={list}>
          {tags.map(({ id, label }) => (
            <option key={id} value={id}>
              {label}
            </option>
          ))}
        </datalist>
      </form>
    </Dialog>
  );
};
