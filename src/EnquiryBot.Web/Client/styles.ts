import { make } from "./dom";
import style from "./style.css";

/**
 * Gives the shadow root its styles without an inline style element, which a strict policy of the council refuses.
 * Constructed sheets need no permission at all. Browsers without them (Safari before 16.4) load the same rules from
 * widget.css beside the script: there the policy's style-src has to name this service.
 */
export async function addStyles(root: ShadowRoot, base: string): Promise<void> {
  if ("adoptedStyleSheets" in root && "replaceSync" in CSSStyleSheet.prototype) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(style);
    root.adoptedStyleSheets = [sheet];
    return;
  }
  const link = make("link", { rel: "stylesheet", href: `${base}/widget.css` });
  await new Promise(resolve => {
    link.onload = link.onerror = resolve;
    root.append(link);
  });
}
