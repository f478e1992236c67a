import { make, showProblem } from "./dom";
import type { Wording } from "./wording";

/** What the composer tells the panel. */
export interface ComposerActions {
  send(text: string): void;
  typed(text: string): void;
  say(phrase: string, urgency: "polite" | "assertive"): void;
}

/** Characters (UTF-16 units, as the server counts them) of the longest message. */
const longest = 10_000;
const warnFrom = 9_500;
const counterPause = 1_000;

/** The field and the Send button. Nothing that was typed is ever cut off: what is too long is said and can be edited. */
export class Composer {
  readonly element: HTMLFormElement;
  private readonly field: HTMLTextAreaElement;
  private readonly error = make("p", { id: "error", class: "problem", hidden: true });
  private readonly held: HTMLElement;
  private readonly counter = make("p", { id: "counter", class: "counter", hidden: true });
  private counterTimer = 0;

  constructor(
    private readonly wording: Wording,
    private readonly actions: ComposerActions,
    draft: string,
  ) {
    this.field = make("textarea", { id: "message", rows: "2", autocomplete: "off", "aria-describedby": "hint" });
    this.field.value = draft;
    this.field.addEventListener("input", () => this.typed());
    this.field.addEventListener("keydown", event => this.pressed(event));
    this.held = make("p", { id: "held", class: "held", hidden: true }, wording.held);
    this.element = make(
      "form",
      { class: "composer", novalidate: true },
      make("label", { for: "message" }, wording.label),
      this.error,
      make("div", { class: "field" }, this.field, make("button", { type: "submit", class: "send" }, wording.send)),
      this.held,
      make("p", { id: "hint", class: "hint" }, wording.hint),
      this.counter,
    );
    this.element.addEventListener("submit", event => this.submit(event));
    this.count();
  }

  focus(): void {
    this.field.focus({ preventScroll: true });
  }

  /** Whether what is written now waits for an adviser. */
  showWaiting(isWaiting: boolean): void {
    this.held.hidden = !isWaiting;
    this.describe();
  }

  private submit(event: Event): void {
    event.preventDefault();
    const text = this.field.value.trim();
    const over = text.length - longest;
    if (!text || over > 0) {
      this.showError(text ? this.wording.tooLong(over) : this.wording.empty);
      this.focus();
      return;
    }
    this.field.value = "";
    this.typed();
    this.actions.send(text);
  }

  private pressed(event: KeyboardEvent): void {
    // Enter that only accepts a word of an input method must not send.
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    this.submit(event);
  }

  private typed(): void {
    this.showError("");
    this.count();
    this.actions.typed(this.field.value);
  }

  private showError(text: string): void {
    showProblem(this.error, this.wording.error, text);
    this.describe();
    if (text) this.field.setAttribute("aria-invalid", "true");
    else this.field.removeAttribute("aria-invalid");
    if (text) this.actions.say(this.wording.error + text, "assertive");
  }

  private describe(): void {
    const parts = [this.error, this.held].filter(part => !part.hidden).map(part => part.id);
    this.field.setAttribute("aria-describedby", [...parts, "hint"].join(" "));
  }

  /** Counts near the limit; the count is spoken when typing pauses. */
  private count(): void {
    const left = longest - this.field.value.length;
    clearTimeout(this.counterTimer);
    this.counter.hidden = left > longest - warnFrom;
    if (this.counter.hidden) return;
    const text = left < 0 ? this.wording.over(-left) : this.wording.left(left);
    this.counter.textContent = text;
    this.counter.classList.toggle("is-over", left < 0);
    this.counterTimer = window.setTimeout(() => this.actions.say(text, "polite"), counterPause);
  }
}
