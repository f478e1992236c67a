/** What of the widget lies over the council's page. */
export interface Cover {
  launcher: HTMLElement;
  panel: HTMLElement;
  /** Takes the panel away without moving the focus. */
  collapse(): void;
}

const gap = 16;

/**
 * Keeps what a keyboard user reaches on the council's page in view (WCAG 2.2, 2.4.11): when the focused element would
 * lie wholly behind the panel the panel gives way, behind the launcher the page scrolls.
 */
export function keepFocusInView(host: HTMLElement, cover: () => Cover): void {
  document.addEventListener("focusin", event => {
    const target = event.target as Element | null;
    if (!target || target === host || target === document.body) return;
    const box = target.getBoundingClientRect();
    const { launcher, panel, collapse } = cover();
    if (covers(panel, box)) collapse();
    const button = launcher.getBoundingClientRect();
    if (covers(launcher, box)) scrollBy(0, box.bottom - button.top + gap);
  });
}

function covers(element: HTMLElement, box: DOMRect): boolean {
  const area = element.getBoundingClientRect();
  if (!area.width || !box.width || !box.height) return false;
  return area.left <= box.left && area.right >= box.right && area.top <= box.top && area.bottom >= box.bottom;
}
