import { button, make } from "./dom";
import { telephone } from "./notice";
import type { Wording } from "./wording";

/** Help in the same place at every moment (WCAG 2.2, 3.2.6), and the way to begin afresh, which is asked about first. */
export class Footer {
  readonly element = make("div", { class: "footer" });

  constructor(
    private readonly wording: Wording,
    private readonly phone: string,
    private readonly startAgain: () => void,
  ) {
    this.show();
  }

  private show(): void {
    const { wording } = this;
    this.element.replaceChildren(
      make("span", {}, wording.phone, telephone(this.phone)),
      button(wording.startAgain, "link again", () => this.ask()),
    );
  }

  private ask(): void {
    const { wording } = this;
    const keep = button(wording.startAgainNo, "link", () => {
      this.show();
      this.element.querySelector<HTMLElement>(".again")!.focus();
    });
    const yes = button(wording.startAgainYes, "link", () => {
      this.show();
      this.startAgain();
    });
    const question = make("p", { id: "question", tabindex: "-1" }, wording.startAgainAsk);
    this.element.replaceChildren(question, yes, keep);
    question.focus();
  }
}
