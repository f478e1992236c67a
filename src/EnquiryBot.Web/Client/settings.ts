import type { Language } from "./wording";

/** A text in English and, where the council has it, in Welsh. */
export interface ByLanguage {
  en: string;
  cy?: string;
}

/** What the server says about a council: GET {base}/widget/{council}/settings. */
export interface Settings {
  name: ByLanguage;
  languages: Language[];
  brandColour: string;
  phone: string;
  relay: string;
  privacyNotice: ByLanguage;
  noScriptChat: string;
  retentionDays: number;
  openingHours: ByLanguage;
  enabled: boolean;
}

/** Where the widget runs: taken from its own script element. */
export interface Place {
  /** Origin of the script, without a slash at the end. */
  base: string;
  council: string;
  language: Language;
}

const retries = [2_000, 10_000, 30_000];

/**
 * Asks for the settings, again after 2, 10 and 30 seconds. Null when the council is unknown or the service stays away:
 * then no launcher is shown, because one that opens nothing is worse than none.
 */
export async function fetchSettings(place: Place): Promise<Settings | null> {
  const url = `${place.base}/widget/${encodeURIComponent(place.council)}/settings`;
  for (const wait of [...retries, 0]) {
    const response = await fetch(url, { credentials: "omit" }).catch(() => null);
    if (response?.ok) return (await response.json()) as Settings;
    if (response && response.status >= 400 && response.status < 500 && response.status !== 429) return null;
    if (wait) await new Promise(resolve => setTimeout(resolve, wait));
  }
  return null;
}

/** The text in a language, or the English one with its own language, so that it is marked as such. */
export function textIn(texts: ByLanguage, language: Language): { text: string; lang: Language } {
  const text = texts[language];
  return text ? { text, lang: language } : { text: texts.en, lang: "en" };
}

/** An absolute http(s) address, or null: a link from data must never run script. */
export function safeUrl(address: unknown, base: string): string | null {
  if (typeof address !== "string" || !address) return null;
  try {
    const url = new URL(address, base);
    return url.protocol === "https:" || url.protocol === "http:" ? url.href : null;
  } catch {
    return null;
  }
}
