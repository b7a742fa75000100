import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { numberFormat, useFormatLocale } from "../words/format-locale";
import { Button } from "./button";
import { classNames } from "./class-names";
import { visibleText } from "./visible-text";

/** Longer texts are cut, in UTF-16 units: some three pages. A browser lays out 1 MB in seconds. */
const SHOWN_LENGTH = 8_000;

/** The first part of a text. A pair of surrogates is one character and stays whole. */
const cut = (text: string): string => {
  const end = /[\uD800-\uDBFF]/.test(text.charAt(SHOWN_LENGTH - 1)) ? SHOWN_LENGTH - 1 : SHOWN_LENGTH;
  return text.slice(0, end);
};

interface WrittenTextProps {
  readonly children: string;
  readonly className?: string;
}

/**
 * What somebody wrote, as text and nothing else: markup is shown, not read; each paragraph has its own direction;
 * characters that would hide something are written out. A long text is cut until its reader wants all of it.
 */
export const WrittenText = ({ children: text, className }: WrittenTextProps) => {
  const { t } = useLingui();
  const [isWhole, setWhole] = useState(false);
  const isCut = text.length > SHOWN_LENGTH && !isWhole;
  const length = numberFormat(useFormatLocale()).format(text.length);
  return (
    <>
      <div
        dir="auto"
        className={classNames(
          "max-w-prose whitespace-pre-wrap [overflow-wrap:anywhere] [unicode-bidi:plaintext]",
          className,
        )}
      >
        {visibleText(isCut ? cut(text) : text)}
        {isCut && "…"}
      </div>
      {isCut && (
        <Button
          className="mt-2"
          onClick={() => {
            setWhole(true);
          }}
        >
          {t`Show all ${length} characters`}
        </Button>
      )}
    </>
  );
};
