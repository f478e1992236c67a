import type { Activity } from "./direct-line";
import { safeUrl } from "./settings";

/** A page that an answer was taken from, or that may help. `url` is null when it was not a web address. */
export interface Link {
  title: string;
  url: string | null;
  /** "Last checked" date as worded by the server, or the page's first line. */
  detail: string;
}

/** A reply that the citizen may press instead of typing. */
export interface Suggestion {
  title: string;
  value: string;
}

/** The parts of a message that did not come from the citizen. */
export interface Reply {
  /** Who says it: the bot, an adviser, or the service about the conversation itself. */
  speaker: "assistant" | "adviser" | "notice";
  /** The adviser's name and team. */
  name: string;
  /** How the bot's turn ended; only what was answered or looked up can be rated. */
  outcome: string;
  /** Whether somebody may be in danger. */
  urgent: boolean;
  text: string;
  sources: Link[];
  pages: Link[];
  /** Files to take along, such as a calendar. */
  files: Link[];
  /** What to do when the pages do not help; said last. */
  end: string;
  suggestions: Suggestion[];
}

/** A run of lines of one kind. `start` is the first number of a list of steps. */
export interface Block {
  kind: "paragraph" | "bullets" | "steps";
  lines: string[];
  start: number;
}

/** Reads a message defensively: what is missing or of another shape is left out, never thrown about. */
export function readReply(activity: Activity, base: string): Reply {
  const extras = record(record(activity.channelData)?.["enquirybot"]);
  const kind = extras?.["kind"];
  return {
    speaker: kind === "adviser" || kind === "notice" ? kind : "assistant",
    name: string(extras?.["speaker"]) || (kind === "adviser" ? string(activity.from?.name) : ""),
    outcome: string(extras?.["outcome"]),
    urgent: extras?.["urgent"] === true,
    text: string(extras?.["text"]) || string(activity.text),
    sources: links(extras?.["sources"], base, "lastChecked"),
    pages: links(extras?.["pages"], base, "firstLine"),
    files: links(extras?.["files"], base, ""),
    end: string(extras?.["end"]),
    suggestions: list(activity.suggestedActions?.actions).flatMap(action => {
      const [title, value] = [string(action["title"]), string(action["value"])];
      return title || value ? [{ title: title || value, value: value || title }] : [];
    }),
  };
}

/** Splits a plain text into paragraphs, bullets ("- ") and steps ("1. "). */
export function blocksOf(text: string): Block[] {
  const blocks: Block[] = [];
  let open: Block | undefined;
  for (const line of text.split(/\r?\n/)) {
    if (!line.trim()) {
      // A blank line ends a paragraph but not a list: the steps of one procedure keep one numbering.
      if (open?.kind === "paragraph") open = undefined;
      continue;
    }
    const [kind, words, start] = lineKind(line);
    if (open?.kind === kind) {
      open.lines.push(words);
    } else {
      open = { kind, lines: [words], start };
      blocks.push(open);
    }
  }
  return blocks;
}

function lineKind(line: string): [Block["kind"], string, number] {
  const bullet = /^\s*- +(.*)$/.exec(line);
  if (bullet) return ["bullets", bullet[1]!, 1];
  const step = /^\s*(\d{1,3})\. +(.*)$/.exec(line);
  return step ? ["steps", step[2]!, Number(step[1])] : ["paragraph", line, 1];
}

function links(value: unknown, base: string, detail: string): Link[] {
  return list(value).flatMap(item => {
    const title = string(item["title"]) || string(item["url"]);
    return title ? [{ title, url: safeUrl(item["url"], base), detail: string(item[detail]) }] : [];
  });
}

function list(value: unknown): Record<string, unknown>[] {
  const items: unknown[] = Array.isArray(value) ? value : [];
  return items.map(record).filter(item => item !== undefined);
}

export function record(value: unknown): Record<string, unknown> | undefined {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : undefined;
}

export function string(value: unknown): string {
  return typeof value === "string" ? value : "";
}
