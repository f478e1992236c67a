import type { Language } from "./wording";
import { EnquiryBotWidget } from "./widget";

const name = "enquirybot-widget";
const script = document.currentScript as HTMLScriptElement | null;

/** The language of the script element if it names one, else of the council's page. */
function wantedLanguage(named: string | undefined): Language {
  return (named ?? document.documentElement.lang).toLowerCase().startsWith("cy") ? "cy" : "en";
}

function insert({ src, dataset }: HTMLScriptElement): void {
  const widget = document.createElement(name) as EnquiryBotWidget;
  const council = dataset["council"]!;
  document.body.append(widget);
  void widget.start({ base: new URL(src).origin, council, language: wantedLanguage(dataset["lang"]) });
}

// A second copy of the script, as from a page template and a banner, adds no second launcher.
if (script?.dataset["council"] && !customElements.get(name)) {
  customElements.define(name, EnquiryBotWidget);
  if (document.body) insert(script);
  else addEventListener("DOMContentLoaded", () => insert(script));
}
