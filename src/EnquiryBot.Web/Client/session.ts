import type { Credentials } from "./direct-line";
import type { Language } from "./wording";

/** A message that the server has not confirmed; it survives a reload so that it is never lost. */
export interface Unsent {
  key: string;
  text: string;
  lang: Language;
}

interface Kept {
  credentials?: Credentials;
  language?: Language;
  draft?: string;
  unsent?: Unsent[];
  /** Ids of the answers that the citizen has rated. */
  rated?: string[];
}

/**
 * What this tab remembers of one council's chat. It is session storage: closing the tab forgets it, which matters on a
 * library's computer. Where storage is refused the chat works without memory.
 */
export class Session {
  private kept: Kept = {};
  private readonly name: string;

  constructor(council: string) {
    this.name = `enquirybot:${council}`;
    try {
      this.kept = JSON.parse(sessionStorage.getItem(this.name) ?? "{}") as Kept;
    } catch {
      this.kept = {};
    }
  }

  get credentials(): Credentials | undefined {
    return this.kept.credentials;
  }

  get language(): Language | undefined {
    return this.kept.language;
  }

  get draft(): string {
    return this.kept.draft ?? "";
  }

  get unsent(): Unsent[] {
    return this.kept.unsent ?? [];
  }

  get rated(): string[] {
    return this.kept.rated ?? [];
  }

  keep(change: Partial<Kept>): void {
    this.kept = { ...this.kept, ...change };
    try {
      sessionStorage.setItem(this.name, JSON.stringify(this.kept));
    } catch {
      // Storage is full or refused: the conversation goes on, it only is not resumed after a reload.
    }
  }
}
