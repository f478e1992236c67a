/** Attributes of a new element; a value of false leaves the attribute out, true sets it empty. */
type Attributes = Record<string, string | boolean | EventListener>;

/**
 * Makes an element. Children that are strings become text nodes, so nothing that comes from a server or a citizen is
 * ever parsed as HTML. An attribute whose name starts with "on" takes a listener.
 */
export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name.slice(2), value);
    else if (value !== false) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children);
  return element;
}

/** A button that never submits a form of the council's page. */
export function button(label: string, style: string, press: () => void): HTMLButtonElement {
  return make("button", { type: "button", class: style, onclick: press }, label);
}

/** Shows what is wrong, as "Error: ..." to a screen reader, or (empty) nothing. */
export function showProblem(element: HTMLElement, prefix: string, text: string): void {
  element.hidden = !text;
  element.replaceChildren(...(text ? [make("span", { class: "unseen" }, prefix), text] : []));
}

/** A decorative drawing. Drawn in the document because a strict host policy refuses images, data: ones too. */
export function icon(path: string): SVGSVGElement {
  const namespace = "http://www.w3.org/2000/svg";
  const drawing = document.createElementNS(namespace, "svg");
  drawing.setAttribute("viewBox", "0 0 24 24");
  drawing.setAttribute("aria-hidden", "true");
  drawing.setAttribute("focusable", "false");
  const line = document.createElementNS(namespace, "path");
  line.setAttribute("d", path);
  drawing.append(line);
  return drawing;
}
