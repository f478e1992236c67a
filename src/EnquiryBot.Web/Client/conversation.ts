import { DirectLine, HttpFailure, type Activity, type Listener } from "./direct-line";
import { readReply, type Reply } from "./reply";
import type { Session } from "./session";
import type { Place } from "./settings";
import type { Language } from "./wording";

/** One line of the transcript. Immutable: a change makes a new one, which is how the transcript knows what to redraw. */
export interface Message extends Omit<Reply, "speaker"> {
  /** The client's id of a citizen's message, the activity's id of any other. */
  key: string;
  speaker: "citizen" | Reply["speaker"] | "ended";
  /** Which conversation of this tab, then the place in it. */
  order: [number, number];
  lang: string;
  time: Date;
  state: "sending" | "sent" | "failed";
  /** HTTP status of the failure, 0 without an answer. */
  status: number;
}

/** What the conversation tells the panel. */
export interface ConversationListener {
  /** The messages are others, or in another order. */
  changed(): void;
  /** A reply came now (not from the history). */
  arrived(message: Message): void;
  failed(message: Message): void;
  typing(): void;
  connection(up: boolean): void;
  /** No conversation can be had; 0 when the service did not answer. */
  unavailable(status: number): void;
  /** The conversation before was lost and a new one is being started. */
  ended(): void;
  /** A conversation is open: one with a history (true), or a new one. */
  opened(isOld: boolean): void;
  /** A socket has opened: what the service says only once may have been missed before. */
  streaming(): void;
  /** The service says something that is no message. */
  event(activity: Activity): void;
}

const nothing: Omit<Reply, "speaker"> = {
  name: "",
  outcome: "",
  urgent: false,
  text: "",
  sources: [],
  pages: [],
  files: [],
  end: "",
  suggestions: [],
};

/** The messages of this tab, and the Direct Line conversation behind them: opened when needed, replaced when lost. */
export class Conversation {
  messages: readonly Message[] = [];
  private line: DirectLine | undefined;
  private opening: Promise<void> | undefined;
  private generation = 0;
  private lossesInARow = 0;
  private readonly ids = new Set<string>();

  constructor(
    private readonly place: Place,
    private readonly session: Session,
    private readonly listener: ConversationListener,
    private readonly language: () => Language,
  ) {}

  /** Connects unless that is done or under way. Throws {@link HttpFailure} after telling the listener. */
  open(): Promise<void> {
    this.opening ??= this.connect().catch((failure: unknown) => {
      this.opening = undefined;
      this.line?.end();
      this.listener.unavailable(statusOf(failure));
      throw failure;
    });
    return this.opening;
  }

  async send(text: string): Promise<void> {
    const message: Message = {
      ...nothing,
      key: newKey(),
      speaker: "citizen",
      order: [this.generation, Infinity],
      text,
      lang: this.language(),
      time: new Date(),
      state: "sending",
      status: 0,
    };
    this.session.keep({ unsent: [...this.session.unsent, { key: message.key, text, lang: this.language() }] });
    this.put(message);
    await this.deliver(message);
  }

  /** Sends a failed message again under the same client id: had it arrived after all, it is not stored twice. */
  async retry(message: Message): Promise<void> {
    this.change(message.key, { state: "sending", time: new Date() });
    await this.deliver(message);
  }

  /** Says whether an answer helped. Throws {@link HttpFailure}. */
  async rate(message: Message, helped: boolean): Promise<void> {
    await this.open();
    await this.line!.post({
      type: "event",
      name: "enquirybot.feedback",
      locale: this.language(),
      value: { activityId: message.key, helped },
      from: { id: "citizen", role: "user" },
      channelData: { clientActivityID: `${message.key}/rated` },
    });
    this.session.keep({ rated: [...this.session.rated, message.key] });
  }

  /** Whether messages come by themselves at the moment. */
  get isStreaming(): boolean {
    return Boolean(this.line && this.line.isStreaming);
  }

  /** Forgets this conversation in this tab and opens another. */
  async startAgain(): Promise<void> {
    this.line?.end();
    this.opening = undefined;
    this.messages = [];
    this.session.keep({ credentials: undefined, unsent: [], rated: [] });
    this.listener.changed();
    await this.open();
  }

  private async connect(): Promise<void> {
    const saved = this.session.credentials;
    if (saved && saved.expiresAt > Date.now() && (await this.resumed(saved))) return;
    if (saved) this.markEnded();
    this.restoreUnsent();
    this.line = this.newLine();
    await this.line.start(this.language());
    this.listener.opened(false);
  }

  private async resumed(saved: NonNullable<Session["credentials"]>): Promise<boolean> {
    this.line = this.newLine();
    try {
      await this.line.resume(saved);
      this.restoreUnsent();
      this.listener.opened(true);
      return true;
    } catch (failure) {
      if (!(failure instanceof HttpFailure) || !failure.isGone) throw failure;
      this.line.end();
      return false;
    }
  }

  private newLine(): DirectLine {
    const line: DirectLine = new DirectLine(this.place.base, this.place.council, {
      activity: (activity, live) => this.receive(activity, live),
      connection: up => this.listener.connection(up),
      streaming: () => this.listener.streaming(),
      credentials: credentials => this.session.keep({ credentials }),
      lost: () => this.lose(),
    } satisfies Listener);
    return line;
  }

  private async deliver(message: Message): Promise<void> {
    try {
      await this.open();
      await this.line!.post({
        type: "message",
        text: message.text,
        textFormat: "plain",
        locale: message.lang,
        from: { id: "citizen", role: "user" },
        channelData: { clientActivityID: message.key },
      } as Activity);
      this.lossesInARow = 0;
      this.confirm(message.key, {});
    } catch (failure) {
      // The echo may have come although the answer to the request did not.
      if (this.find(message.key)?.state !== "sending") return;
      const status = statusOf(failure);
      this.change(message.key, { state: "failed", status, order: [this.generation, Infinity] });
      this.listener.failed(this.find(message.key)!);
    }
  }

  private receive(activity: Activity, live: boolean): void {
    if (activity.type === "endOfConversation" && live) {
      this.line?.end();
      this.lose();
      return;
    }
    const isCitizens = activity.from?.role === "user";
    if (activity.type === "typing" && live && !isCitizens) this.listener.typing();
    if (activity.type === "event" && live && !isCitizens) this.listener.event(activity);
    if (activity.type !== "message" || (activity.id && this.ids.has(activity.id))) return;
    if (activity.id) this.ids.add(activity.id);
    if (isCitizens) this.takeEcho(activity);
    else this.takeReply(activity, live);
  }

  private takeEcho(activity: Activity): void {
    const clientId = activity.channelData?.["clientActivityID"];
    const key = typeof clientId === "string" ? clientId : (activity.id ?? newKey());
    const message = this.toMessage(activity, "citizen", key);
    if (this.find(key)) {
      this.confirm(key, { order: message.order, time: message.time });
      return;
    }
    this.forgetUnsent(key);
    this.put({ ...message, text: typeof activity.text === "string" ? activity.text : "" });
  }

  private takeReply(activity: Activity, live: boolean): void {
    const message = this.toMessage(activity, "assistant", activity.id ?? newKey());
    const reply = { ...message, ...readReply(activity, this.place.base) };
    if (!reply.text && !reply.sources.length && !reply.pages.length && !reply.suggestions.length) return;
    this.put(reply);
    if (!live) return;
    this.lossesInARow = 0;
    this.listener.arrived(reply);
  }

  private toMessage(activity: Activity, speaker: Message["speaker"], key: string): Message {
    const time = new Date(activity.timestamp ?? Date.now());
    const sequence = activity.channelData?.["webchat:sequence-id"];
    const isDated = !Number.isNaN(time.getTime());
    return {
      ...nothing,
      key,
      speaker,
      order: [this.generation, typeof sequence === "number" ? sequence : isDated ? time.getTime() : Infinity],
      lang: /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i.test(activity.locale ?? "") ? activity.locale! : this.language(),
      time: isDated ? time : new Date(),
      state: "sent",
      status: 0,
    };
  }

  private lose(): void {
    const { credentials } = this.session;
    this.session.keep({ credentials: credentials && { ...credentials, expiresAt: 0 } });
    this.opening = undefined;
    this.lossesInARow++;
    // A service that takes every new token away again must not be asked for ever.
    if (this.lossesInARow > 2) this.listener.unavailable(403);
    else void this.open().catch(() => undefined);
  }

  /** Draws a line under the messages so far; what was not sent moves below it. */
  private markEnded(): void {
    this.session.keep({ credentials: undefined });
    this.generation++;
    this.messages = this.messages.map(message =>
      message.state === "sent" ? message : { ...message, order: [this.generation, Infinity] },
    );
    this.put({
      ...nothing,
      key: newKey(),
      speaker: "ended",
      order: [this.generation, -Infinity],
      lang: this.language(),
      time: new Date(),
      state: "sent",
      status: 0,
    });
    this.listener.ended();
  }

  private restoreUnsent(): void {
    for (const { key, text, lang } of this.session.unsent) {
      if (this.find(key)) continue;
      const order: [number, number] = [this.generation, Infinity];
      this.put({ ...nothing, key, speaker: "citizen", order, text, lang, time: new Date(), state: "failed", status: 0 });
    }
  }

  private confirm(key: string, change: Partial<Message>): void {
    this.forgetUnsent(key);
    this.change(key, { ...change, state: "sent" });
  }

  private forgetUnsent(key: string): void {
    this.session.keep({ unsent: this.session.unsent.filter(unsent => unsent.key !== key) });
  }

  private find(key: string): Message | undefined {
    return this.messages.find(message => message.key === key);
  }

  private change(key: string, change: Partial<Message>): void {
    this.sort(this.messages.map(message => (message.key === key ? { ...message, ...change } : message)));
  }

  private put(message: Message): void {
    this.sort([...this.messages, message]);
  }

  private sort(messages: Message[]): void {
    this.messages = messages.sort((a, b) => compare(a.order[0], b.order[0]) || compare(a.order[1], b.order[1]));
    this.listener.changed();
  }
}

/** Subtraction would make NaN of two infinities. */
function compare(one: number, other: number): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

function statusOf(failure: unknown): number {
  return failure instanceof HttpFailure ? failure.status : 0;
}

/** A random id. crypto.randomUUID is missing on plain http and in older Safari. */
function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(12)), byte => byte.toString(16).padStart(2, "0")).join("");
}
