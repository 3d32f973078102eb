// Tabs that a keyboard reaches: one stop, and the arrows go from one to the next.
import * as React from "react";

interface Tab {
  id: string;
  label: string;
  hidden?: boolean;
}
export interface PanelTabsProps {
  id: string;
  tabs: Tab[];
  active_tab: string;
  /** A panel for each tab. */
  children?: React.ReactNode[];
  setProps?: (props: Partial<PanelTabsProps>) => void;
}

/** Shows the panel of one tab; the others stay, so that what is typed in them is kept. */
export function PanelTabs(props: PanelTabsProps): React.ReactElement {
  const { id, tabs, active_tab: active, children, setProps } = props;
  const list = React.useRef<HTMLUListElement>(null);
  const shown = tabs.filter((tab) => !tab.hidden);
  const go = (event: React.KeyboardEvent): void => {
    const at = shown.findIndex((tab) => tab.id === active);
    const wanted = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: -1 }[event.key];
    const next = wanted === undefined ? undefined : shown.at(wanted % shown.length);
    if (!next) return;
    event.preventDefault();
    setProps?.({ active_tab: next.id });
    list.current?.querySelector<HTMLElement>(`#${id}-of-${next.id}`)?.focus();
  };
  return (
    <>
      <ul id={id} ref={list} className="nav nav-tabs" role="tablist" aria-label="Panels" onKeyDown={go}>
        {shown.map((tab) => (
          <li key={tab.id} className="nav-item" role="presentation">
            <button
              id={`${id}-of-${tab.id}`}
              type="button"
              role="tab"
              className={tab.id === active ? "nav-link active" : "nav-link"}
              aria-selected={tab.id === active}
              aria-controls={`${id}-panel-${tab.id}`}
              tabIndex={tab.id === active ? 0 : -1}
              onClick={() => setProps?.({ active_tab: tab.id })}
            >
              {tab.label}
            </button>
          </li>
        ))}
      </ul>
      <div className="tab-content">
        {tabs.map((tab, place) => (
          <div
            key={tab.id}
            id={`${id}-panel-${tab.id}`}
            role="tabpanel"
            aria-labelledby={`${id}-of-${tab.id}`}
            className={tab.id === active ? "tab-pane active" : "tab-pane"}
          >
            {children?.[place]}
          </div>
        ))}
      </div>
    </>
  );
}
