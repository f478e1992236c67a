import { paletteFor } from "./colour";
import { Composer } from "./composer";
import { Conversation, type ConversationListener, type Message } from "./conversation";
import { keepFocusInView } from "./cover";
import type { Activity } from "./direct-line";
import { button, icon, make } from "./dom";
import { Footer } from "./footer";
import { Handover, type Contact, type HandoverListener, type HandoverStatus } from "./handover";
import { HandoverStrip } from "./handover-strip";
import { LiveRegion } from "./live-region";
import { noticeFor } from "./notice";
import { Session } from "./session";
import { fetchSettings, textIn, type Place, type Settings } from "./settings";
import { addStyles } from "./styles";
import { problemOf, spoken, Transcript } from "./transcript";
import { Trouble } from "./trouble";
import { wordings, type Language, type Wording } from "./wording";

const typingFor = 5_000;
const speechBubble = "M4 4h16v12H9l-5 4z M8 8.5h8 M8 11.5h5";

/** The element <enquirybot-widget>: a launcher, and the panel that it opens. */
export class EnquiryBotWidget extends HTMLElement implements ConversationListener, HandoverListener {
  private readonly root = this.attachShadow({ mode: "open" });
  private readonly live = new LiveRegion();
  private readonly frame = make("aside", {});
  private readonly launcherText = make("span", {});
  private readonly launcher = make("button", { type: "button", class: "launcher", "aria-expanded": "false", "aria-controls": "panel" });
  private panel = make("section", { id: "panel", class: "panel", hidden: true });
  private place!: Place;
  private settings!: Settings;
  private session!: Session;
  private conversation!: Conversation;
  private handover!: Handover;
  private language: Language = "en";
  private transcript!: Transcript;
  private strip: HandoverStrip | undefined;
  private composer!: Composer;
  private heading!: HTMLElement;
  private status!: HTMLElement;
  private trouble!: Trouble;
  private typingTimer = 0;
  private typingSaid = false;
  private lastSaid = "";
  private hasNews = false;
  private failedStatus: number | null = null;

  /** Asks for the council's settings and shows the launcher; shows nothing where the chat is switched off. */
  async start(place: Place): Promise<void> {
    const settings = await fetchSettings(place);
    if (!settings?.enabled) return;
    this.place = place;
    this.settings = settings;
    this.session = new Session(place.council);
    this.language = this.firstLanguage(place.language);
    this.conversation = new Conversation(place, this.session, this, () => this.language);
    this.handover = new Handover(place, this.session, () => this.language, this);
    this.launcher.append(icon(speechBubble), this.launcherText);
    this.launcher.addEventListener("click", () => (this.isOpen ? this.close() : this.open()));
    this.frame.append(this.launcher, this.panel, this.live.element);
    this.paint();
    this.build();
    await addStyles(this.root, place.base);
    this.root.append(this.frame);
    keepFocusInView(this, () => ({ launcher: this.launcher, panel: this.panel, collapse: () => this.show(false) }));
  }

  changed(): void {
    this.transcript.draw(this.conversation.messages);
  }

  arrived(message: Message): void {
    this.showTyping(false);
    this.lastSaid = spoken(message, this.wording);
    this.live.say(this.lastSaid, message.lang, message.urgent ? "assertive" : "polite");
    // A hand-over may have happened on a socket that opened after it, or on none.
    if (message.speaker === "notice" || message.outcome === "handed-over") void this.handover.refresh();
    if (!this.isOpen) this.hasNews = true;
    this.labelLauncher();
  }

  failed(message: Message): void {
    this.live.say(this.wording.error + problemOf(message, this.wording), this.language, "assertive");
  }

  typing(): void {
    // The bot is silent while a person has the conversation: its note would wait for nothing.
    if (this.handover.status.state !== "none") return;
    if (!this.typingSaid) this.live.say(this.wording.typing, this.language);
    this.typingSaid = true;
    this.showTyping(true);
  }

  connection(up: boolean): void {
    this.setStatus(up ? "" : this.wording.offline);
    this.live.say(up ? this.wording.online : this.wording.offline, this.language);
  }

  unavailable(status: number): void {
    this.failedStatus = status;
    this.setStatus("");
    this.trouble.show(this.failedStatus);
    this.live.say(this.trouble.text, this.language, "assertive");
  }

  ended(): void {
    this.live.say(this.wording.ended, this.language);
  }

  opened(isOld: boolean): void {
    this.handover.begin(isOld);
  }

  streaming(): void {
    if (this.handover.status.state !== "none") void this.handover.refresh();
  }

  event(activity: Activity): void {
    this.handover.receive(activity);
  }

  handedOver(status: HandoverStatus): void {
    this.strip!.show(status, this.language);
    this.composer.showWaiting(status.state === "waiting");
    if (status.state !== "none") this.showTyping(false);
  }

  placeChanged(text: string): void {
    // The reply that hands over may have said the place already.
    if (!this.lastSaid.includes(text)) this.live.say(text, this.language);
  }

  isStreaming(): boolean {
    return this.conversation.isStreaming;
  }

  private get wording(): Wording {
    return wordings[this.language];
  }

  private get isOpen(): boolean {
    return !this.panel.hidden;
  }

  private firstLanguage(wanted: Language): Language {
    const { languages } = this.settings;
    return [this.session.language, wanted].find(one => one && languages.includes(one)) ?? languages[0] ?? "en";
  }

  private paint(): void {
    // Set by script and not by an attribute, which is what a policy against inline styles allows.
    for (const [name, value] of Object.entries(paletteFor(this.settings.brandColour))) {
      this.frame.style.setProperty(`--${name}`, value);
    }
  }

  /** Makes the panel anew in the present language; messages, draft and connection are kept elsewhere. */
  private build(): void {
    const { settings, place, language, wording, session } = this;
    const name = textIn(settings.name, language);
    this.frame.lang = language;
    this.frame.setAttribute("aria-label", wording.chatWith(name.text));
    this.heading = make("h2", { id: "heading", tabindex: "-1" }, wording.heading);
    this.status = make("p", { class: "status", hidden: true });
    this.trouble = new Trouble(settings, place, language, wording, () => {
      this.composer.focus();
      this.connect();
    });
    this.transcript = new Transcript(wording, language, noticeFor(settings, place, language, wording), {
      retry: message => void this.conversation.retry(message),
      choose: suggestion => this.send(suggestion.value),
      isRated: message => session.rated.includes(message.key),
      rate: (message, helped) => this.conversation.rate(message, helped),
    });
    this.strip = this.newStrip(this.strip?.contact ?? { name: "", email: "", phone: "" });
    this.composer = new Composer(
      wording,
      {
        send: text => this.send(text),
        typed: draft => session.keep({ draft }),
        say: (phrase, urgency) => this.live.say(phrase, this.language, urgency),
      },
      session.draft,
    );
    const panel = make(
      "section",
      { id: "panel", class: "panel", "aria-labelledby": "heading council", hidden: this.panel.hidden },
      make(
        "header",
        {},
        make("div", {}, this.heading, make("p", { id: "council", lang: name.lang }, name.text)),
        this.languageSwitch(),
        this.closeButton(),
      ),
      this.transcript.element,
      this.status,
      this.trouble.element,
      this.strip.element,
      this.composer.element,
      new Footer(wording, settings.phone, () => this.startAgain()).element,
    );
    panel.addEventListener("keydown", event => {
      if (event.key !== "Escape" || event.isComposing) return;
      event.stopPropagation();
      this.close();
    });
    this.panel.replaceWith(panel);
    this.panel = panel;
    this.handedOver(this.handover.status);
    this.trouble.show(this.failedStatus);
    this.labelLauncher();
    this.changed();
  }

  private newStrip(contact: Contact): HandoverStrip {
    return new HandoverStrip(
      this.wording,
      {
        goBack: async () => {
          await this.handover.goBack();
          this.composer.focus();
        },
        save: details => this.handover.saveContact(details),
        say: (phrase, urgency) => this.live.say(phrase, this.language, urgency),
        focusLost: () => this.transcript.element.focus({ preventScroll: true }),
      },
      contact,
    );
  }

  private languageSwitch(): Node {
    const { languages } = this.settings;
    const other: Language = this.language === "en" ? "cy" : "en";
    if (!languages.includes(other)) return make("span", {});
    const control = button(wordings[other].language, "on-brand language", () => {
      this.language = other;
      this.session.keep({ language: other });
      this.build();
      if (this.handover.status.state !== "none") void this.handover.refresh(true);
      this.transcript.toEnd();
      this.panel.querySelector<HTMLElement>(".language")?.focus();
    });
    control.lang = other;
    return control;
  }

  private closeButton(): HTMLElement {
    const control = button(this.wording.close, "on-brand close", () => this.close());
    control.append(make("span", { class: "unseen" }, this.wording.closeChat));
    return control;
  }

  private open(): void {
    this.show(true);
    this.connect();
    // The notice has to be met before the first message; later the field is what the citizen came back for.
    if (this.conversation.messages.length || this.session.credentials) this.composer.focus();
    else this.heading.focus({ preventScroll: true });
    if (this.conversation.messages.length) this.transcript.toEnd();
  }

  private close(): void {
    this.show(false);
    this.launcher.focus();
  }

  private show(isOpen: boolean): void {
    this.panel.hidden = !isOpen;
    this.frame.classList.toggle("is-open", isOpen);
    this.launcher.setAttribute("aria-expanded", String(isOpen));
    if (isOpen) this.hasNews = false;
    this.labelLauncher();
  }

  private connect(): void {
    this.failedStatus = null;
    this.trouble.show(this.failedStatus);
    this.setStatus(this.wording.connecting);
    this.conversation.open().then(
      () => this.setStatus(""),
      () => undefined,
    );
  }

  private send(text: string): void {
    this.typingSaid = false;
    void this.conversation.send(text);
    this.transcript.toEnd();
  }

  private showTyping(isTyping: boolean): void {
    clearTimeout(this.typingTimer);
    this.transcript.showTyping(isTyping);
    if (isTyping) this.typingTimer = window.setTimeout(() => this.showTyping(false), typingFor);
  }

  private setStatus(text: string): void {
    this.status.hidden = !text;
    this.status.textContent = text;
  }

  private startAgain(): void {
    this.showTyping(false);
    this.failedStatus = null;
    this.trouble.show(this.failedStatus);
    this.composer.focus();
    this.setStatus(this.wording.connecting);
    this.conversation.startAgain().then(
      () => {
        this.setStatus("");
        this.live.say(this.wording.started, this.language);
      },
      () => undefined,
    );
  }

  private labelLauncher(): void {
    const { wording, conversation, session } = this;
    const hasChat = conversation.messages.length > 0 || (session.credentials?.expiresAt ?? 0) > Date.now();
    this.launcherText.textContent = this.isOpen
      ? wording.close + wording.closeChat
      : this.hasNews
        ? wording.launcherNew
        : hasChat
          ? wording.launcherBack
          : wording.launcher;
    this.launcher.classList.toggle("has-news", this.hasNews);
  }
}
