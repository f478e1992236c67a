import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { readFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { WebSocketServer, type WebSocket } from "ws";

/** An activity as the stub stores and sends it. */
export type StubActivity = Record<string, unknown> & { type: string; id?: string };

/** A failure that the stub answers with instead of its work: `times` requests whose "METHOD path" matches. */
interface Fault {
  match: RegExp;
  status: number;
  times: number;
}

const settings = {
  name: { en: "Alderbrook Council", cy: "Cyngor Alderbrook" },
  languages: ["en", "cy"],
  brandColour: "#00594f",
  phone: "01632 960100",
  relay: "18001 01632 960100",
  privacyNotice: { en: "https://alderbrook.example/privacy", cy: "https://alderbrook.example/cy/preifatrwydd" },
  noScriptChat: "/chat/alderbrook",
  retentionDays: 30,
  openingHours: { en: "Monday to Friday, 8:30am to 5pm", cy: "Dydd Llun i ddydd Gwener, 8:30yb i 5yh" },
  enabled: true,
};

/** One council's service over real HTTP and WebSockets on loopback: just enough Direct Line 3.0 to test a client. */
export class StubCouncil {
  readonly settings: Record<string, unknown> = structuredClone(settings);
  /** Every request as "METHOD path", in order. */
  readonly requests: string[] = [];
  /** The activities of the present conversation, as a client may read them. */
  activities: StubActivity[] = [];
  conversation = "";
  tokenLife = 1_800;
  refusesSockets = false;
  /** Whether the answer to a message is lost on its way although the message was stored. */
  hangsUpAfterStoring = false;
  /** The hand-over of the present conversation, as GET handover answers it. */
  handover: Record<string, unknown> = { state: "none" };
  /** What is wrong with contact details, by field; null when they are kept. */
  contactFaults: Record<string, string> | null = null;
  /** The contact details that were kept. */
  contact: unknown = null;
  /** What the council's bot says to a message; null for nothing. */
  answer: (text: string) => Partial<StubActivity>[] = () => [];
  private readonly http: Server;
  private readonly sockets = new WebSocketServer({ noServer: true });
  private readonly faults: Fault[] = [];
  private token = "";
  private conversations = 0;
  private sequence = 0;

  private constructor(private readonly built: string) {
    this.http = createServer((request, response) => void this.serve(request, response));
    this.http.on("upgrade", (request, socket, head) => {
      if (this.refusesSockets) return void socket.destroy();
      this.sockets.handleUpgrade(request, socket, head, open => this.welcome(open, new URL(request.url!, this.url)));
    });
  }

  static async open(built: string, port = 0): Promise<StubCouncil> {
    const stub = new StubCouncil(built);
    await new Promise<void>(resolve => stub.http.listen(port, "127.0.0.1", resolve));
    return stub;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.http.address() as AddressInfo).port}`;
  }

  get openSockets(): number {
    return [...this.sockets.clients].filter(socket => socket.readyState === 1).length;
  }

  /** What citizens sent, in order. */
  get received(): string[] {
    return this.sentByCitizen("message").map(({ text }) => String(text));
  }

  /** What citizens said of answers, in order. */
  get feedback(): unknown[] {
    return this.sentByCitizen("event").map(({ name, value }) => ({ name, value }));
  }

  async close(): Promise<void> {
    this.dropSockets();
    this.http.closeAllConnections();
    await new Promise(resolve => this.http.close(resolve));
  }

  fail(match: RegExp, status: number, times = 1): void {
    this.faults.push({ match, status, times });
  }

  heal(): void {
    this.faults.length = 0;
  }

  /** Cuts every connection without a closing handshake, as a restarted router does. */
  dropSockets(): void {
    this.sockets.clients.forEach(socket => socket.terminate());
  }

  /** Forgets the conversation: every later call with its token is refused. */
  forget(): void {
    this.token = "";
    this.dropSockets();
  }

  /** Stores an activity of the bot and sends it to the open sockets. */
  say(activity: Partial<StubActivity>): StubActivity {
    const stored = this.store({ type: "message", locale: "en", from: { id: "bot", role: "bot" }, ...activity });
    this.push(stored);
    return stored;
  }

  /** Sends to the open sockets without storing: typing, keep-alives, or a frame out of order. */
  push(frame: StubActivity | string): void {
    const data = typeof frame === "string" ? frame : JSON.stringify({ activities: [frame], watermark: this.watermark });
    this.sockets.clients.forEach(socket => socket.send(data));
  }

  /** Changes the hand-over and says so on the open sockets, as the service does. */
  handOver(status: Record<string, unknown>, locale = "en"): void {
    this.handover = status;
    this.push({ type: "event", name: "enquirybot.handover", locale, value: status, from: { id: "bot", role: "bot" } });
  }

  /** Stores a line about the conversation itself. */
  notify(notice: string, text: string, locale = "en"): void {
    this.say({ text, locale, channelData: { enquirybot: { kind: "notice", notice, text } } });
  }

  private sentByCitizen(type: string): StubActivity[] {
    return this.activities.filter(({ from, ...activity }) => (from as { role: string }).role === "user" && activity.type === type);
  }

  private get watermark(): string {
    return String(this.activities.length);
  }

  private store(activity: StubActivity): StubActivity {
    const channelData = { "webchat:sequence-id": ++this.sequence, ...(activity["channelData"] as object | undefined) };
    const id = `${this.conversation}|${String(this.sequence).padStart(7, "0")}`;
    const stored = { timestamp: new Date().toISOString(), id, ...activity, channelData };
    this.activities.push(stored);
    return stored;
  }

  private welcome(socket: WebSocket, url: URL): void {
    const from = url.searchParams.get("watermark");
    if (from === null) return;
    this.activities.slice(Number(from)).forEach((activity, index) => {
      socket.send(JSON.stringify({ activities: [activity], watermark: String(Number(from) + index + 1) }));
    });
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url!, this.url);
    response.setHeader("Access-Control-Allow-Origin", "*");
    response.setHeader("Access-Control-Allow-Headers", "authorization, content-type");
    response.setHeader("Access-Control-Allow-Methods", "GET, POST");
    if (request.method === "OPTIONS") return void response.writeHead(204).end();
    const call = `${request.method} ${url.pathname}`;
    this.requests.push(call);
    const fault = this.faults.find(({ match, times }) => times > 0 && match.test(call));
    if (fault) {
      fault.times--;
      return fault.status ? this.json(response, fault.status, { error: { code: "x" } }) : void request.destroy();
    }
    let body = "";
    for await (const chunk of request) body += chunk;
    this.route(call, url, request.headers.authorization ?? "", body, response);
  }

  private route(call: string, url: URL, authorization: string, body: string, response: ServerResponse): void {
    if (call === "GET /widget.js") return this.file(response, "widget.js", "text/javascript");
    if (call === "GET /widget.css") return this.file(response, "widget.css", "text/css");
    if (/^GET \/widget\/\w+\/settings$/.test(call)) return this.json(response, 200, this.settings);
    if (/^POST \/widget\/\w+\/token$/.test(call)) return this.json(response, 200, this.begin());
    const isHandover = /^\/widget\/\w+\/handover/.test(url.pathname);
    if (!isHandover && !url.pathname.startsWith("/v3/directline/")) return this.json(response, 404, {});
    if (authorization !== `Bearer ${this.token}`) return this.json(response, 403, { error: { code: "TokenExpired" } });
    if (isHandover) return this.serveHandover(call, body, response);
    if (call.endsWith("/tokens/refresh")) return this.json(response, 200, this.ticket());
    if (call.endsWith("/conversations")) return this.json(response, 201, { ...this.ticket(), streamUrl: this.stream("") });
    if (!url.pathname.includes(`/conversations/${this.conversation}`)) return this.json(response, 404, {});
    const from = url.searchParams.get("watermark") ?? "";
    if (call.startsWith("POST")) return this.take(JSON.parse(body) as StubActivity, response);
    if (!call.endsWith("/activities")) return this.json(response, 200, { ...this.ticket(), streamUrl: this.stream(from) });
    this.json(response, 200, { activities: this.activities.slice(Number(from)), watermark: this.watermark });
  }

  private serveHandover(call: string, body: string, response: ServerResponse): void {
    if (call.endsWith("/contact") && this.contactFaults) {
      return this.json(response, 400, { error: { code: "BadContact", message: "Check it", fields: this.contactFaults } });
    }
    if (call.endsWith("/contact")) {
      this.contact = JSON.parse(body);
      this.handover = { ...this.handover, contact: "given" };
    }
    if (call.endsWith("/return")) {
      this.handover = { state: "none" };
      this.notify("returned-to-bot", "You are back with the automated service.");
    }
    this.json(response, 200, this.handover);
  }

  private begin(): object {
    this.conversation = `c${++this.conversations}`;
    this.activities = [];
    this.handover = { state: "none" };
    this.sequence = 0;
    return this.ticket();
  }

  private ticket(): object {
    this.token = `token-${this.conversation}-${this.requests.length}`;
    return { conversationId: this.conversation, token: this.token, expires_in: this.tokenLife };
  }

  private stream(watermark: string): string {
    const address = `${this.url}/v3/directline/conversations/${this.conversation}/stream`;
    return `${address.replace("http", "ws")}?t=${this.token}&watermark=${watermark}`;
  }

  /** Stores a message once for each client id, echoes it first, then answers. */
  private take(sent: StubActivity, response: ServerResponse): void {
    const clientId = (sent["channelData"] as { clientActivityID: string }).clientActivityID;
    const known = this.activities.find(({ channelData }) => (channelData as typeof sent)["clientActivityID"] === clientId);
    const stored = known ?? this.store(sent);
    if (this.hangsUpAfterStoring) response.destroy();
    else this.json(response, 200, { id: stored.id });
    if (known) return;
    this.push(stored);
    if (sent.type !== "message") return;
    this.answer(String(sent["text"])).forEach(reply => this.say(reply));
  }

  private file(response: ServerResponse, name: string, type: string): void {
    response.writeHead(200, { "Content-Type": type }).end(readFileSync(join(this.built, name)));
  }

  private json(response: ServerResponse, status: number, body: object): void {
    response.writeHead(status, { "Content-Type": "application/json" }).end(JSON.stringify(body));
  }
}

/** A place in the queue, as the service words it. */
export function atPlace(place: number): Record<string, unknown> & { text: string } {
  const text = `You are number ${place} in the queue for Waste and recycling. Your reference is ALD-7K3Q-P2.`;
  return { state: "waiting", reference: "ALD-7K3Q-P2", place, open: true, text, contact: "ask", backToBot: true };
}

/** The status while an adviser has the conversation. */
export const withAdviser = { ...atPlace(1), state: "with-adviser", place: null, text: "You are talking to Sam. Your reference is ALD-7K3Q-P2." };

export function adviserSays(text: string): Partial<StubActivity> {
  const speaker = "Sam, Waste and recycling";
  return { text, from: { id: "adviser", name: speaker, role: "bot" }, channelData: { enquirybot: { kind: "adviser", speaker, text } } };
}
