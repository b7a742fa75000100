import { useLingui } from "@lingui/react/macro";
import { Search } from "lucide-react";
import { type RefObject, useEffect, useRef, useState } from "react";

/** Words apply this long after the last key, in ms. */
const DELAY_MS = 250;

interface SearchFieldProps {
  readonly value: string;
  readonly onChange: (words: string) => void;
  /** Escape in the empty field, Enter or the arrow down: on to the list. */
  readonly onLeave: () => void;
  readonly input: RefObject<HTMLInputElement | null>;
}

/** Words that tickets are found by. */
export const SearchField = ({ value, onChange, onLeave, input }: SearchFieldProps) => {
  const { t } = useLingui();
  const [text, setText] = useState(value);
  const sent = useRef(value);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  // The address has changed by something else: a view, the history.
  useEffect(() => {
    if (value === sent.current) return;
    sent.current = value;
    setText(value);
  }, [value]);
  useEffect(
    () => () => {
      clearTimeout(timer.current);
    },
    [],
  );
  const apply = (words: string) => {
    clearTimeout(timer.current);
    if (words === sent.current) return;
    sent.current = words;
    onChange(words);
  };
  const type = (words: string) => {
    setText(words);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      apply(words.trim());
    }, DELAY_MS);
  };
  return (
    <div className="relative min-w-36 grow basis-0 sm:max-w-sm">
      <Search
        aria-hidden
        className="pointer-events-none absolute top-2 left-2.5 size-4 text-muted pointer-coarse:top-3"
      />
      <input
        ref={input}
        type="search"
        aria-label={t`Search tickets`}
        placeholder={t`Subject, tag, customer or id`}
        aria-keyshortcuts="/"
        maxLength={200}
        value={text}
        onChange={({ target }) => {
          type(target.value);
        }}
        onKeyDown={(event) => {
          if (event.key === "Escape" && text !== "") {
            setText("");
            apply("");
          } else if (["Escape", "Enter", "ArrowDown"].includes(event.key)) {
            apply(text.trim());
            onLeave();
          } else return;
          event.preventDefault();
        }}
        className="h-8 w-full rounded-md border border-control/60 bg-surface pr-2 pl-8 text-sm text-ellipsis placeholder:text-muted hover:border-control pointer-coarse:h-10 [&::-webkit-search-cancel-button]:hidden"
      />
    </div>
  );
};
