import type { Message } from "./conversation";
import { button, icon, make } from "./dom";
import { helpfulQuestion } from "./helpful";
import { dialled } from "./notice";
import { blocksOf, type Block, type Link, type Suggestion } from "./reply";
import type { Wording } from "./wording";

/** What the citizen can do in the transcript. */
export interface TranscriptActions {
  retry(message: Message): void;
  choose(suggestion: Suggestion): void;
  isRated(message: Message): boolean;
  rate(message: Message, helped: boolean): Promise<void>;
}

const nearTheEnd = 80;
const person = "M8 8a4 4 0 1 0 8 0 4 4 0 0 0-8 0 M4 20a8 6 0 0 1 16 0";

/** The messages as a list, the typing note and the suggested replies, in one scrolling area that is one tab stop. */
export class Transcript {
  readonly element: HTMLElement;
  private readonly list = make("ol", { role: "list", class: "messages" });
  private readonly typing = make("p", { class: "typing", hidden: true });
  private readonly choices = make("div", { role: "group", class: "choices", hidden: true });
  private readonly drawn = new Map<Message, HTMLElement>();
  private offered: Message | undefined;
  private keepsEnd = false;
  private lastTop = 0;

  constructor(
    private readonly wording: Wording,
    private readonly lang: string,
    notice: HTMLElement,
    private readonly actions: TranscriptActions,
  ) {
    this.typing.append(wording.typing);
    this.choices.setAttribute("aria-label", wording.replies);
    this.element = make(
      "div",
      { class: "transcript", role: "group", tabindex: "0", "aria-label": wording.messages },
      notice,
      this.list,
      this.typing,
      this.choices,
    );
    this.stayAtEnd();
  }

  /** Brings the list up to date; elements of unchanged messages stay, and so does the focus in them. */
  draw(messages: readonly Message[]): void {
    const wasAtEnd = this.keepsEnd || this.distanceToEnd() < nearTheEnd;
    const hadFocus = this.holdsFocus();
    const lastBefore = this.list.lastElementChild;
    for (const [message, item] of this.drawn) {
      if (messages.includes(message)) continue;
      item.remove();
      this.drawn.delete(message);
    }
    messages.forEach((message, index) => {
      const item = this.drawn.get(message) ?? this.item(message);
      this.drawn.set(message, item);
      if (this.list.children[index] !== item) this.list.insertBefore(item, this.list.children[index] ?? null);
    });
    this.offer(messages[messages.length - 1]);
    // A pressed button that is gone would drop the focus to the top of the council's page.
    if (hadFocus && !this.holdsFocus()) this.element.focus({ preventScroll: true });
    const last = this.list.lastElementChild;
    const newest = messages[messages.length - 1];
    // What may save a life is brought into view even from a reader of earlier messages.
    if (last && last !== lastBefore && (wasAtEnd || newest!.urgent)) this.reveal(last as HTMLElement, newest!);
  }

  showTyping(isTyping: boolean): void {
    const wasAtEnd = this.distanceToEnd() < nearTheEnd;
    this.typing.hidden = !isTyping;
    if (isTyping && wasAtEnd) this.toEnd();
  }

  toEnd(): void {
    const { element, scroller } = this;
    scroller.scrollTop = scroller.scrollHeight;
    this.keepsEnd = scroller === element;
    this.lastTop = element.scrollTop;
  }

  /** In a low window the whole panel scrolls instead of this area. */
  private get scroller(): HTMLElement {
    const panel = this.element.parentElement;
    return panel && getComputedStyle(this.element).overflowY === "visible" ? panel : this.element;
  }

  /** What opens below the messages must not hide the newest ones from a reader who was at the end. */
  private stayAtEnd(): void {
    const { element } = this;
    element.addEventListener("scroll", () => {
      // Only a move up leaves the end: an area that has become smaller is far from it too, by no wish of the reader.
      if (this.distanceToEnd() < nearTheEnd) this.keepsEnd = true;
      else if (element.scrollTop < this.lastTop) this.keepsEnd = false;
      this.lastTop = element.scrollTop;
    });
    if ("ResizeObserver" in window) new ResizeObserver(() => this.keepsEnd && this.toEnd()).observe(element);
  }

  private holdsFocus(): boolean {
    return this.element.contains((this.element.getRootNode() as ShadowRoot).activeElement);
  }

  private distanceToEnd(): number {
    const { scrollHeight, scrollTop, clientHeight } = this.scroller;
    return scrollHeight - scrollTop - clientHeight;
  }

  /** A long answer is shown from its first line, not from its last. */
  private reveal(item: HTMLElement, message: Message): void {
    this.toEnd();
    if (message.speaker === "citizen") return;
    const above = item.getBoundingClientRect().top - this.scroller.getBoundingClientRect().top - 12;
    if (above < 0) this.scroller.scrollTop += above;
  }

  private offer(last: Message | undefined): void {
    if (last === this.offered) return;
    this.offered = last;
    const suggestions = last?.speaker === "assistant" ? last.suggestions : [];
    this.choices.hidden = !suggestions.length;
    this.choices.replaceChildren(
      ...suggestions.map(suggestion => {
        const chip = button(suggestion.title, "choice", () => this.actions.choose(suggestion));
        chip.lang = last!.lang;
        return chip;
      }),
    );
  }

  private item(message: Message): HTMLElement {
    const { speaker, urgent, state } = message;
    if (speaker === "ended") return make("li", { class: "ended" }, this.wording.ended);
    const time = make("time", { datetime: message.time.toISOString() }, this.wording.time(message.time));
    if (speaker === "notice") return make("li", { class: "event" }, make("span", { lang: message.lang }, message.text), " ", time);
    const name = make("span", { class: "name" }, nameOf(message, this.wording));
    const item = make(
      "li",
      { class: `message ${speaker}${urgent ? " urgent" : ""}` },
      make("p", { class: "who" }, name, " ", time, state === "sending" ? `, ${this.wording.sending}` : ""),
      this.body(message, speaker === "citizen"),
    );
    if (speaker === "adviser") name.prepend(icon(person));
    if (state === "failed") item.append(this.failure(message));
    if (["answered", "completed"].includes(message.outcome) && !this.actions.isRated(message)) {
      item.append(helpfulQuestion(message.text, this.wording, helped => this.actions.rate(message, helped)));
    }
    return item;
  }

  private body(message: Message, isCitizens: boolean): HTMLElement {
    const body = make("div", { class: "body", lang: message.lang });
    if (isCitizens) {
      body.append(make("p", { class: "typed" }, message.text));
      return body;
    }
    if (message.urgent) body.append(make("h3", { lang: this.lang }, this.wording.urgent));
    const numbers = message.urgent ? dialled : (line: string) => [line];
    body.append(...blocksOf(message.text).map(block => blockElement(block, numbers)), ...message.files.map(fileLink), ...this.links(message), ...blocksOf(message.end).map(block => blockElement(block, numbers)));
    return body;
  }

  private failure(message: Message): HTMLElement {
    const text = problemOf(message, this.wording);
    const retry = button(this.wording.retry, "link retry", () => this.actions.retry(message));
    return make("p", { class: "problem" }, make("span", { class: "unseen" }, this.wording.error), text, " ", retry);
  }

  private links({ pages, sources }: Message): HTMLElement[] {
    const lists: HTMLElement[] = [];
    if (pages.length) lists.push(linkList(this.wording.pages, pages, detail => detail));
    if (sources.length) {
      const heading = this.wording.sources(sources.length);
      lists.push(linkList(heading, sources, date => this.wording.lastChecked(date)));
    }
    return lists;
  }
}

/** Why a message was not sent, in words. */
export function problemOf(message: Message, wording: Wording): string {
  return message.status === 429 ? wording.tooMany : wording.notSent;
}

function nameOf({ speaker, name }: Message, wording: Wording): string {
  if (speaker === "citizen") return wording.you;
  return speaker === "adviser" ? wording.adviser(name) : wording.assistant;
}

/** A reply as it is read aloud, once: the text, then where it comes from, then what can be answered. */
export function spoken(message: Message, wording: Wording): string {
  if (message.speaker === "notice") return message.text;
  const text = blocksOf(message.text).flatMap(block => block.lines);
  const pages = message.pages.map(page => [page.title, page.detail].filter(Boolean).join(", "));
  const sources = message.sources.map(({ title, detail }) =>
    detail ? `${title}, ${wording.lastChecked(detail)}` : title,
  );
  return [
    ...(message.urgent ? [`${wording.urgent}.`] : []),
    `${nameOf(message, wording)}:`,
    ...text.map(sentence),
    ...labelled(wording.pages, pages),
    ...labelled(wording.sources(sources.length), sources),
    ...message.files.map(({ title }) => sentence(title)),
    ...blocksOf(message.end).flatMap(block => block.lines).map(sentence),
    ...labelled(wording.replies, message.suggestions.map(({ title }) => title)),
  ].join(" ");
}

function labelled(label: string, items: string[]): string[] {
  return items.length ? [sentence(`${label}: ${items.join("; ")}`)] : [];
}

/** A full stop makes a screen reader pause between lines. */
function sentence(line: string): string {
  return /[.!?:;,…]$/.test(line) ? line : `${line}.`;
}

function blockElement({ kind, lines, start }: Block, parts: (line: string) => (Node | string)[]): HTMLElement {
  if (kind === "paragraph") return make("p", {}, ...parts(lines.join("\n")));
  const items = lines.map(line => make("li", {}, ...parts(line)));
  return kind === "bullets"
    ? make("ul", { class: "bullets" }, ...items)
    : make("ol", { class: "steps", start: String(start) }, ...items);
}

function fileLink({ title, url }: Link): HTMLElement {
  return make("p", {}, url ? make("a", { href: url, class: "file", rel: "noopener" }, title) : title);
}

/**
 * Links open in the same tab: a new one takes the Back button away, and the conversation is taken up again on the next
 * page. A title whose address is not a web address stays text.
 */
function linkList(heading: string, links: Link[], describe: (detail: string) => string): HTMLElement {
  const items = links.map(({ title, url, detail }) => {
    const name = url ? make("a", { href: url, rel: "noopener" }, title) : title;
    return make("li", {}, name, ...(detail ? [make("span", { class: "detail" }, describe(detail))] : []));
  });
  return make("div", { class: "links" }, make("p", { class: "links-heading" }, heading), make("ul", { role: "list" }, ...items));
}
