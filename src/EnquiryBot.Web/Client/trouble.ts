import { button, make } from "./dom";
import { contactFor } from "./notice";
import { safeUrl, type Place, type Settings } from "./settings";
import type { Language, Wording } from "./wording";

/** Why there is no chat, who to ring instead, and the way that needs no script. */
export class Trouble {
  readonly element = make("div", { class: "trouble", hidden: true });

  constructor(
    private readonly settings: Settings,
    private readonly place: Place,
    private readonly language: Language,
    private readonly wording: Wording,
    private readonly retry: () => void,
  ) {}

  /** What a screen reader is told: without the ways out, which are met below. */
  get text(): string {
    return this.element.querySelector("div")!.textContent!;
  }

  /** Shows what an HTTP status means to the citizen (0 when nothing answered), or nothing at all (null). */
  show(status: number | null): void {
    const { wording, settings } = this;
    this.element.hidden = status === null;
    if (status === null) return;
    const plainPage = safeUrl(settings.noScriptChat, this.place.base);
    this.element.replaceChildren(
      make(
        "div",
        {},
        make("p", { class: "problem" }, status === 429 ? wording.busy : wording.unavailable),
        " ",
        contactFor(settings, this.language, wording),
      ),
      make(
        "p",
        { class: "ways" },
        button(wording.retry, "link", this.retry),
        ...(plainPage ? [make("a", { href: plainPage }, wording.plainPage)] : []),
      ),
    );
  }
}
