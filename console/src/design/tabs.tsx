import type { ReactNode } from "react";
import { Tab, TabList, TabPanel, Tabs as AriaTabs } from "react-aria-components/Tabs";

export interface TabEntry {
  readonly id: string;
  readonly label: ReactNode;
  readonly content: ReactNode;
}

interface TabsProps {
  /** What the tabs are about. */
  readonly label: string;
  readonly tabs: readonly TabEntry[];
  /** Id of the open one, and what opens another: for one that is in the address. Without them the first is open. */
  readonly value?: string;
  readonly onChange?: (id: string) => void;
}

/** Parts of a place of which one is seen. Parts with an address of their own are links instead. */
export const Tabs = ({ label, tabs, value, onChange }: TabsProps) => (
  <AriaTabs
    {...(value !== undefined && { selectedKey: value })}
    onSelectionChange={(key) => onChange?.(String(key))}
    className="flex min-h-0 flex-col"
  >
    <TabList aria-label={label} className="flex gap-1 overflow-x-auto border-b border-line px-2">
      {tabs.map(({ id, label: text }) => (
        <Tab
          key={id}
          id={id}
          className="-mb-px cursor-default border-b-2 border-transparent px-2 py-2 text-sm whitespace-nowrap text-muted hover:text-text data-selected:border-accent-text data-selected:font-medium data-selected:text-text"
        >
          {text}
        </Tab>
      ))}
    </TabList>
    {tabs.map(({ id, content }) => (
      <TabPanel key={id} id={id} className="min-h-0 grow">
        {content}
      </TabPanel>
    ))}
  </AriaTabs>
);
