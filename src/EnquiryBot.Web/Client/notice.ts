import { make } from "./dom";
import { safeUrl, textIn, type Place, type Settings } from "./settings";
import type { Language, Wording } from "./wording";

/** What a citizen has to know before the first message: who answers, what is kept, and how to reach a person. */
export function noticeFor(settings: Settings, place: Place, language: Language, wording: Wording): HTMLElement {
  const privacy = textIn(settings.privacyNotice, language);
  const address = safeUrl(privacy.text, place.base);
  const kept = make("p", {}, wording.kept(settings.retentionDays));
  if (address) kept.append(" ", make("a", { href: address, hreflang: privacy.lang }, wording.privacy), ".");
  return make(
    "div",
    { class: "notice" },
    make("h3", {}, wording.about),
    make("p", {}, wording.automated),
    kept,
    contactFor(settings, language, wording),
  );
}

/** How to reach a person: telephone, text relay and hours. */
export function contactFor(settings: Settings, language: Language, wording: Wording): HTMLElement {
  const hours = textIn(settings.openingHours, language);
  const contact = make("p", { class: "contact" }, wording.toAPerson, telephone(settings.phone), ".");
  if (hours.text) contact.append(" ", wording.open, make("span", { lang: hours.lang }, hours.text), ".");
  if (settings.relay) contact.append(" ", wording.relay, telephone(settings.relay), ".");
  return contact;
}

export function telephone(number: string): HTMLAnchorElement {
  return make("a", { href: `tel:${number.replace(/[^\d+]/g, "")}`, class: "telephone" }, number);
}

/** A line with its telephone numbers as links, for words that somebody in danger reads on a phone. */
export function dialled(line: string): (Node | string)[] {
  return line.split(/\b(999|112|105|101|111|116 ?\d{3}|18000|0[\d ]{8,12}\d)\b/).map((part, index) => (index % 2 ? telephone(part) : part));
}
