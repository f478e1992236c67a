/** A line that is read aloud when its key changes. */
export interface SpokenLine {
  readonly key: string;
  readonly text: string;
}

/** What a page would say now, by the names of its lines. */
export function spoken(page: Document): Map<string, SpokenLine> {
  return new Map(
    [...page.querySelectorAll<HTMLElement>("[data-say]")].map(line => [
      line.id,
      { key: line.dataset.say ?? "", text: (line.textContent ?? "").replace(/\s+/g, " ").trim() },
    ]),
  );
}

/**
 * Puts the live regions of a newer copy of the page in the place of the old ones. What the reader is doing stays: focus and
 * caret, what is typed and chosen, which details are open, what carries data-keep, and where the page is scrolled to. A region without a change is not
 * touched, so a screen reader that is reading it is not thrown out.
 */
export function exchange(fresh: Document, page: Document): void {
  page.title = fresh.title;
  const scroll = [window.scrollX, window.scrollY] as const;
  for (const region of page.querySelectorAll<HTMLElement>("[data-live]")) {
    const newer = fresh.getElementById(region.id);
    if (newer && !isSame(region, newer)) replace(region, newer);
  }
  window.scrollTo(...scroll);
}

function replace(region: HTMLElement, newer: HTMLElement): void {
  const focus = region.contains(document.activeElement) ? (document.activeElement as HTMLElement) : null;
  const focusedAt = focus ? addressOf(focus, region) : "";
  const typed = [...region.querySelectorAll<HTMLInputElement>("input:not([type=hidden]), select, textarea")].map(field => ({
    address: addressOf(field, region),
    value: field.value,
    isChecked: field.checked,
  }));
  const open = [...region.querySelectorAll<HTMLDetailsElement>("details[open]")].map(details => details.id);
  const kept = [...region.querySelectorAll<HTMLElement>("[data-keep]")];
  const caret = focus instanceof HTMLTextAreaElement ? [focus.selectionStart, focus.selectionEnd] as const : null;

  region.replaceChildren(...[...newer.childNodes].map(node => document.importNode(node, true)));

  for (const element of kept) document.getElementById(element.id)?.replaceWith(element);
  for (const { address, value, isChecked } of typed) {
    const field = find<HTMLInputElement>(address, region);
    if (field) [field.value, field.checked] = [value, isChecked];
  }
  for (const id of open) document.getElementById(id)?.setAttribute("open", "");
  const focused = find<HTMLElement>(focusedAt, region);
  focused?.focus({ preventScroll: true });
  if (caret && focused instanceof HTMLTextAreaElement) focused.setSelectionRange(...caret);
}

/** How an element is found again in the newer copy. */
function addressOf(element: HTMLElement, region: HTMLElement): string {
  if (element.id) return `#${CSS.escape(element.id)}`;
  for (const name of ["href", "action", "value", "name"]) {
    const value = element.getAttribute(name);
    const address = value && `${element.localName}[${name}="${CSS.escape(value)}"]`;
    if (address && region.querySelectorAll(address).length === 1) return address;
  }
  return "";
}

const find = <T extends HTMLElement>(address: string, region: HTMLElement): T | null =>
  address ? region.querySelector<T>(address) : null;

/** Form tokens differ in every copy, and open details and what is kept are the reader's doing: none of them is a change. */
function isSame(region: HTMLElement, newer: HTMLElement): boolean {
  const kept = [...region.querySelectorAll("[data-keep]")].map(element => element.id);
  return stripped(region, kept).isEqualNode(stripped(newer, kept));
}

function stripped(region: HTMLElement, kept: string[]): Node {
  const copy = document.importNode(region, true);
  for (const id of kept) copy.querySelector(`#${CSS.escape(id)}`)?.remove();
  for (const hidden of copy.querySelectorAll("input[type=hidden]")) hidden.removeAttribute("value");
  for (const details of copy.querySelectorAll("details")) details.removeAttribute("open");
  return copy;
}
