import { make, showProblem } from "./dom";
import type { Contact, ContactFaults } from "./handover";
import type { Wording } from "./wording";

/** What the form tells the strip that it is in. */
export interface ContactActions {
  /** Sends the details on; what is wrong with them, or null. Fails when they could not be sent. */
  save(contact: Contact): Promise<ContactFaults | null>;
  say(phrase: string, urgency: "polite" | "assertive"): void;
}

interface Field {
  input: HTMLInputElement;
  error: HTMLElement;
  element: HTMLElement;
}

/** Where to send the reply when the chat is closed. Errors stand at their fields, and what was typed stays. */
export class ContactForm {
  readonly element: HTMLFormElement;
  private readonly error = make("p", { class: "problem", hidden: true });
  private readonly fields: Record<keyof Contact, Field>;

  constructor(
    private readonly wording: Wording,
    private readonly actions: ContactActions,
    contact: Contact,
  ) {
    this.fields = {
      name: field("name", wording.name, "text", "name", contact.name),
      email: field("email", wording.email, "email", "email", contact.email),
      phone: field("phone", wording.telephone, "tel", "tel", contact.phone),
    };
    this.element = make(
      "form",
      { id: "contact", class: "contact-form", novalidate: true, hidden: true },
      make("p", { class: "hint-text" }, wording.contactHint),
      this.error,
      ...Object.values(this.fields).map(({ element }) => element),
      make("button", { type: "submit", class: "save" }, wording.contactSave),
    );
    this.element.addEventListener("submit", event => {
      event.preventDefault();
      void this.submit();
    });
  }

  get contact(): Contact {
    const typed = (name: keyof Contact): string => this.fields[name].input.value.trim();
    return { name: typed("name"), email: typed("email"), phone: typed("phone") };
  }

  private async submit(): Promise<void> {
    const faults = await this.actions.save(this.contact).catch((): ContactFaults => ({ "": "" }));
    this.showFaults(faults ?? {});
  }

  private showFaults(faults: ContactFaults): void {
    const { wording, fields } = this;
    const inFields = Object.entries(fields).map(([name, field]) => showFault(field, faults[name] ?? "", wording));
    const elsewhere = Object.entries(faults).flatMap(([name, text]) => (name in fields ? [] : [text || wording.notDone]));
    showProblem(this.error, wording.error, elsewhere.join(" "));
    const all = [...elsewhere, ...inFields.filter(Boolean)];
    if (!all.length) return;
    this.actions.say(wording.error + all.join(". "), "assertive");
    Object.values(fields).find(({ error }) => !error.hidden)?.input.focus();
  }
}

function field(name: string, label: string, type: string, autocomplete: string, value: string): Field {
  const id = `contact-${name}`;
  const input = make("input", { id, name, type, autocomplete, "aria-describedby": `${id}-error` });
  input.value = value;
  const error = make("p", { id: `${id}-error`, class: "problem", hidden: true });
  return { input, error, element: make("div", {}, make("label", { for: id }, label), error, input) };
}

function showFault({ input, error }: Field, text: string, wording: Wording): string {
  showProblem(error, wording.error, text);
  input.setAttribute("aria-invalid", String(Boolean(text)));
  return text;
}
