import { ContactForm, type ContactActions } from "./contact-form";
import { button, make, showProblem } from "./dom";
import type { Contact, ContactFaults, HandoverStatus } from "./handover";
import type { Wording } from "./wording";

/** What the citizen can do while a person has, or will have, the conversation. */
export interface HandoverActions extends ContactActions {
  /** Gives the conversation back to the bot. Fails when that could not be said. */
  goBack(): Promise<void>;
  /** What had the focus went away. */
  focusLost(): void;
}

/** Between messages and composer: the place in the queue, an address for the reply, and the way back to the bot. */
export class HandoverStrip {
  readonly element: HTMLElement;
  private readonly place = make("p", { class: "place" });
  private readonly given = make("p", { hidden: true });
  private readonly problem = make("p", { class: "problem", hidden: true });
  private readonly ask: HTMLButtonElement;
  private readonly back: HTMLButtonElement;
  private readonly form: ContactForm;

  constructor(
    private readonly wording: Wording,
    private readonly actions: HandoverActions,
    contact: Contact,
  ) {
    this.given.append(wording.contactGiven);
    this.ask = button(wording.contactAsk, "link ask", () => this.toggle());
    this.ask.setAttribute("aria-controls", "contact");
    this.back = button(wording.backToBot, "link", () => void this.goBack());
    const save = async (details: Contact): Promise<ContactFaults | null> => {
      const faults = await actions.save(details);
      if (!faults) actions.say(wording.contactGiven, "polite");
      return faults;
    };
    this.form = new ContactForm(wording, { ...actions, save }, contact);
    this.element = make(
      "section",
      { class: "handover", "aria-label": wording.adviser(""), hidden: true },
      this.place,
      this.given,
      this.problem,
      make("div", { class: "ways" }, this.ask, this.back),
      this.form.element,
    );
    this.toggle(Boolean(contact.name || contact.email || contact.phone));
  }

  /** What is typed and not yet saved. */
  get contact(): Contact {
    return this.form.contact;
  }

  /** Brings the strip up to date. What is being typed and the focus stay. */
  show(status: HandoverStatus, lang: string): void {
    const focused = (this.element.getRootNode() as ShadowRoot).activeElement;
    const hadFocus = this.element.contains(focused);
    this.element.hidden = status.state === "none";
    if (this.element.hidden) this.problem.hidden = true;
    this.place.lang = lang;
    if (this.place.textContent !== status.text) this.place.textContent = status.text;
    this.given.hidden = status.contact !== "given";
    this.ask.hidden = status.contact !== "ask";
    this.back.hidden = !status.backToBot;
    if (this.ask.hidden) this.toggle(false);
    if (hadFocus && focused!.closest("[hidden]")) this.actions.focusLost();
  }

  private toggle(isOpen = this.form.element.hidden): void {
    this.form.element.hidden = !isOpen;
    this.ask.setAttribute("aria-expanded", String(isOpen));
  }

  private async goBack(): Promise<void> {
    const { error, notDone } = this.wording;
    showProblem(this.problem, error, "");
    try {
      await this.actions.goBack();
    } catch {
      showProblem(this.problem, error, notDone);
      this.actions.say(error + notDone, "assertive");
    }
  }
}
