// The components that Dash finds under the name of this bundle.
import "./editor.css";
import "./preview.css";

export { ResumeEditor } from "./editor";
export { PagePreview } from "./preview";
export { PanelTabs } from "./tabs";
