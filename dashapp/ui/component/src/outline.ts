// The sections and fields of a résumé; written from dashapp/domain/outline.py by the build.
import data from "./outline.json";

type FieldKind = "line" | "prose" | "date" | "url" | "email" | "phone" | "code";
export interface Field {
  name: string;
  kind: FieldKind;
  label: string;
}
export interface TextList {
  name: string;
  kind: "bullets" | "tags";
  label: string;
}
export interface Section {
  key: string;
  label: string;
  entry_label: string;
  fields: Field[];
  lists: TextList[];
  heading: string[];
}

interface Outline {
  basics: Section;
  profiles: Section;
  custom: Section;
  sections: Section[];
}

export const outline = data as Outline;

export const isText = (field: Field): boolean => field.kind === "line" || field.kind === "prose";

export const standard = (key: string): Section | undefined =>
  outline.sections.find((section) => section.key === key);
