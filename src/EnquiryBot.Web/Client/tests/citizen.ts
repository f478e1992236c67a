import { JSDOM, VirtualConsole } from "jsdom";
import { expect, vi } from "vitest";
import type { StubCouncil } from "./stub-council";

/** How a page is opened. */
interface Visit {
  /** data-lang of the script element. */
  lang?: string;
  /** What the tab remembers from the page before. */
  storage?: Record<string, string>;
  council?: string;
}

/** A citizen in front of a council's page: sees the page through the shadow root, acts by key and press. */
export class Citizen {
  /** Every phrase that a live region got, in order, with the region's urgency. */
  readonly heard: { text: string; lang: string; urgency: string }[] = [];

  private constructor(
    readonly window: JSDOM["window"],
    readonly root: ShadowRoot,
  ) {
    const observer = new window.MutationObserver(changes => {
      for (const change of changes) {
        const urgency = (change.target as Element).getAttribute("aria-live");
        if (!urgency) continue;
        change.addedNodes.forEach(node => {
          this.heard.push({ text: node.textContent!, lang: (node as HTMLElement).lang, urgency });
        });
      }
    });
    observer.observe(root, { childList: true, subtree: true });
  }

  static async visit(council: StubCouncil, visit: Visit = {}): Promise<Citizen> {
    const { window } = await loadPage(council, visit);
    const host = await vi.waitFor(() => {
      const found = window.document.querySelector("enquirybot-widget");
      expect(found?.shadowRoot?.querySelector(".launcher")).toBeTruthy();
      return found!;
    });
    return new Citizen(window, host.shadowRoot!);
  }

  get launcher(): HTMLButtonElement {
    return this.one(".launcher");
  }

  get panel(): HTMLElement {
    return this.one(".panel");
  }

  get field(): HTMLTextAreaElement {
    return this.one("textarea");
  }

  get focused(): Element | null {
    return this.root.activeElement;
  }

  /** The messages shown, as "speaker: text". */
  get messages(): string[] {
    return this.all(".message").map(item => {
      const speaker = item.querySelector(".name")!.textContent;
      return `${speaker}: ${item.querySelector(".body")!.textContent}`;
    });
  }

  one<T extends HTMLElement>(selector: string): T {
    return this.root.querySelector<T>(selector)!;
  }

  all(selector: string): HTMLElement[] {
    return [...this.root.querySelectorAll<HTMLElement>(selector)];
  }

  button(label: string): HTMLButtonElement {
    const found = this.all("button").find(button => button.textContent === label && !button.closest("[hidden]"));
    if (!found) throw new Error(`No button "${label}"`);
    return found as HTMLButtonElement;
  }

  /** Opens the panel and waits for the connection. */
  async open(): Promise<void> {
    this.launcher.click();
    await vi.waitFor(() => expect(this.one(".status").hidden).toBe(true));
  }

  type(text: string): void {
    this.field.value = text;
    this.field.dispatchEvent(new this.window.Event("input", { bubbles: true }));
  }

  press(key: string, on: Element = this.focused ?? this.panel, more: KeyboardEventInit = {}): boolean {
    const init = { key, bubbles: true, composed: true, cancelable: true, ...more };
    return on.dispatchEvent(new this.window.KeyboardEvent("keydown", init));
  }

  send(text: string): void {
    this.type(text);
    this.press("Enter", this.field);
  }

  /** How often a phrase with these words was spoken. */
  timesHeard(words: string): number {
    return this.heard.filter(({ text }) => text.includes(words)).length;
  }

  /** Leaves the page; what the tab remembers of it. */
  leave(): Record<string, string> {
    const storage = { ...this.window.sessionStorage } as Record<string, string>;
    this.window.close();
    return storage;
  }
}

/** Opens a council's page with the widget's script, without waiting for the launcher. */
export async function loadPage(council: StubCouncil, { lang, storage = {}, council: id = "alderbrook" }: Visit = {}): Promise<JSDOM> {
  const language = lang ? ` data-lang="${lang}"` : "";
  const html =
    `<!doctype html><html lang="en"><title>Alderbrook</title><body><main><h1>Bins</h1><a href="/next">Next</a></main>` +
    `<script src="${council.url}/widget.js" data-council="${id}"${language} defer></script></body></html>`;
  const dom = new JSDOM(html, {
    url: `${council.url}/page`,
    runScripts: "dangerously",
    resources: "usable",
    pretendToBeVisual: true,
    virtualConsole: new VirtualConsole(),
    beforeParse(window) {
      // jsdom has sockets but no fetch: Node's is used, with the signals that it accepts.
      Object.assign(window, { fetch: fetchUntilClosed(window), AbortController });
      // Nor constructed style sheets; nothing here depends on layout.
      Object.assign(window.CSSStyleSheet.prototype, { replaceSync: () => undefined });
      Object.assign(window.ShadowRoot.prototype, { adoptedStyleSheets: [] });
      Object.entries(storage).forEach(([name, value]) => window.sessionStorage.setItem(name, value));
    },
  });
  await new Promise(resolve => dom.window.addEventListener("load", resolve));
  return dom;
}

/** A closed page hears no more answers, as in a browser. */
function fetchUntilClosed(window: JSDOM["window"]): typeof fetch {
  return (input, init) =>
    new Promise((resolve, reject) => {
      const isOpen = (): boolean => Boolean(window.document);
      fetch(input, init)
        .then(async response => new Response(await response.text(), response))
        .then(
          response => isOpen() && resolve(response),
          (reason: unknown) => isOpen() && reject(reason as Error),
        );
    });
}
