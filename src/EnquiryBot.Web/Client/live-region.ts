import { make } from "./dom";

/** How urgently a phrase is read: after the present sentence, or at once (errors and danger). */
type Urgency = "polite" | "assertive";

// Chrome with TalkBack misses a phrase that is taken away after less than 100 ms; one that stays is met a second time by
// a reader who walks the page. Two seconds suit both.
const phraseLife = 2_000;

/**
 * Speaks to screen readers without moving focus. The transcript itself is no live region: whole histories would be read
 * again whenever it is drawn.
 */
export class LiveRegion {
  readonly element = make("div", { class: "unseen" });
  private readonly regions: Record<Urgency, HTMLElement> = {
    polite: make("div", { "aria-live": "polite", "aria-relevant": "additions" }),
    assertive: make("div", { "aria-live": "assertive", "aria-relevant": "additions" }),
  };

  constructor() {
    this.element.append(this.regions.polite, this.regions.assertive);
  }

  /** Adds a phrase to be read once; it is removed after two seconds. */
  say(phrase: string, lang: string, urgency: Urgency = "polite"): void {
    const line = make("p", { lang }, phrase);
    this.regions[urgency].append(line);
    setTimeout(() => line.remove(), phraseLife);
  }
}
