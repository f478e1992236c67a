import { authorized, HttpFailure, type Activity } from "./direct-line";
import { record, string } from "./reply";
import type { Session } from "./session";
import type { Place } from "./settings";
import type { Language } from "./wording";

/** Where the citizen stands on the way to a person. */
export interface HandoverStatus {
  state: "none" | "waiting" | "with-adviser";
  /** Place in the queue or hours of the team, and the reference: worded by the server. */
  text: string;
  /** Whether an address for the reply is wanted, known, or of no use. */
  contact: "ask" | "given" | "no";
  backToBot: boolean;
}

/** Where a reply can be sent when the chat is closed. */
export interface Contact {
  name: string;
  email: string;
  phone: string;
}

/** What is wrong with an address, by field; what is wrong with no field has the key "" and our own words. */
export type ContactFaults = Record<string, string>;

/** What the hand-over tells the panel. */
export interface HandoverListener {
  handedOver(status: HandoverStatus): void;
  /** A place in the queue that has to be said, once. */
  placeChanged(text: string): void;
  isStreaming(): boolean;
}

const pollEvery = 15_000;
const notHandedOver: HandoverStatus = { state: "none", text: "", contact: "no", backToBot: false };

/** The hand-over of this tab's conversation: pushed by the service, asked for where no socket is open. */
export class Handover {
  status = notHandedOver;
  private news = 0;
  private timer = 0;
  private said = "";

  constructor(
    private readonly place: Place,
    private readonly session: Session,
    private readonly language: () => Language,
    private readonly listener: HandoverListener,
  ) {}

  /** A conversation is open: a new one is with the bot, an older one may be with a person, which is shown but not said. */
  begin(isOld: boolean): void {
    this.take(notHandedOver, true);
    if (isOld) void this.refresh(true);
  }

  /** Takes the service's event about a hand-over; another event is not for us. */
  receive(activity: Activity): void {
    if (activity.name !== "enquirybot.handover") return;
    // The event is worded in the conversation's language, which the citizen may have changed since.
    if (activity.locale && activity.locale !== this.language()) void this.refresh();
    else this.take(readStatus(activity.value), false);
  }

  /** Asks how things stand; an answer that newer news has overtaken is dropped. */
  async refresh(isQuiet = false): Promise<void> {
    const number = ++this.news;
    try {
      const status = readStatus(await this.call("GET"));
      if (number === this.news) this.take(status, isQuiet);
    } catch (failure) {
      const isGone = failure instanceof HttpFailure && failure.isGone;
      if (number === this.news && !isGone) this.wait(() => this.refresh(isQuiet));
    }
  }

  /** Keeps an address for the reply; what is wrong with it, or null. Throws {@link HttpFailure}. */
  async saveContact(contact: Contact): Promise<ContactFaults | null> {
    try {
      this.take(readStatus(await this.call("POST", "/contact", contact)), true);
      return null;
    } catch (failure) {
      if (failure instanceof HttpFailure && failure.status === 400) return readFaults(failure.body);
      throw failure;
    }
  }

  /** Gives the conversation back to the bot. Throws {@link HttpFailure}. */
  async goBack(): Promise<void> {
    this.take(readStatus(await this.call("POST", "/return", {})), true);
  }

  private take(status: HandoverStatus, isQuiet: boolean): void {
    this.news++;
    this.status = status;
    clearTimeout(this.timer);
    this.listener.handedOver(status);
    // That an adviser has joined or left is a message, and said as one.
    const isNew = status.state === "waiting" && status.text !== this.said;
    this.said = status.text;
    if (isNew && !isQuiet) this.listener.placeChanged(status.text);
    if (status.state === "waiting") this.poll();
  }

  private poll(): void {
    this.wait(() => (this.listener.isStreaming() ? this.poll() : this.refresh()));
  }

  private wait(then: () => void): void {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(then, pollEvery);
  }

  private call(method: string, path = "", body?: object): Promise<unknown> {
    const { base, council } = this.place;
    const url = `${base}/widget/${encodeURIComponent(council)}/handover${path}?lang=${this.language()}`;
    return authorized(url, method, this.session.credentials!.token, body);
  }
}

function readStatus(value: unknown): HandoverStatus {
  const status = record(value);
  const state = status?.["state"];
  if (state !== "waiting" && state !== "with-adviser") return notHandedOver;
  const contact = status!["contact"];
  return {
    state,
    text: string(status!["text"]),
    contact: contact === "ask" || contact === "given" ? contact : "no",
    backToBot: status!["backToBot"] === true,
  };
}

function readFaults(body: unknown): ContactFaults {
  const error = record(record(body)?.["error"]);
  return (record(error?.["fields"]) as ContactFaults | undefined) ?? { "": "" };
}
