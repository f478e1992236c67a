/** The fields of a Bot Framework activity that the widget reads or writes. */
export interface Activity {
  type: string;
  id?: string;
  timestamp?: string;
  locale?: string;
  text?: string;
  /** What an event is called, and what it says. */
  name?: string;
  value?: unknown;
  from?: { id?: string; name?: string; role?: string };
  channelData?: Record<string, unknown>;
  suggestedActions?: { actions?: unknown };
}

/** What opens one conversation. `expiresAt` is in milliseconds since 1970. */
export interface Credentials {
  conversationId: string;
  token: string;
  expiresAt: number;
}

/** What a Direct Line conversation tells its owner. */
export interface Listener {
  /** An activity, in the order of arrival; `live` is false for those of the replayed history. */
  activity(activity: Activity, live: boolean): void;
  connection(up: boolean): void;
  /** A socket has opened, the first or a later one. */
  streaming(): void;
  credentials(credentials: Credentials): void;
  /** The token has run out or the conversation is unknown: nothing more will come. */
  lost(): void;
}

interface Ticket {
  conversationId: string;
  token: string;
  expires_in?: number;
  streamUrl?: string;
}

interface ActivitySet {
  activities?: unknown;
  watermark?: unknown;
}

/** A request without a good answer: status 0 means that there was no answer at all. */
export class HttpFailure extends Error {
  /** `body` is what a refused form was answered with. */
  constructor(
    readonly status: number,
    readonly body?: unknown,
  ) {
    super(`The chat service answered ${status || "nothing"}`);
  }

  /** Whether the token or the conversation is no longer accepted. */
  get isGone(): boolean {
    return this.status === 401 || this.status === 403 || this.status === 404;
  }
}

const requestTimeout = 20_000;
const openingTimeout = 10_000;
const keepAliveEvery = 20_000;
const echoTimeout = 8_000;
const pollEvery = 1_500;
const pollFor = 60_000;
const longestWait = 30_000;
const missesBeforePolling = 2;

/**
 * One conversation over Direct Line 3.0: REST for what is sent, a WebSocket for what is received, polling where no
 * socket opens. A lost connection is taken up again at the last watermark, so nothing is missed; an activity may come
 * twice and has to be recognised by its id.
 */
export class DirectLine {
  /** Whether activities come by themselves at the moment. */
  isStreaming = false;
  private readonly api: string;
  private current: Credentials = { conversationId: "", token: "", expiresAt: 0 };
  private watermark = "";
  private isEnded = false;
  private isUp = true;
  private refreshTimer = 0;
  private dropSocket: () => void = () => undefined;
  private readonly wakers = new Set<() => void>();
  private readonly seen = new Set<string>();

  constructor(
    private readonly base: string,
    private readonly council: string,
    private readonly listener: Listener,
  ) {
    this.api = `${base}/v3/directline`;
    addEventListener("online", this.wake);
  }

  /** Starts a new conversation. Throws {@link HttpFailure}. */
  async start(locale: string): Promise<void> {
    const url = `${this.base}/widget/${encodeURIComponent(this.council)}/token`;
    this.accept(await request<Ticket>(url, { method: "POST" }));
    const ticket = await this.call<Ticket>("POST", "/conversations", { user: {}, locale });
    this.accept(ticket);
    void this.listen(ticket.streamUrl);
  }

  /** Takes up an earlier conversation: its whole history first, then what comes. Throws {@link HttpFailure}. */
  async resume(credentials: Credentials): Promise<void> {
    this.current = credentials;
    while (await this.read(false));
    const ticket = await this.call<Ticket>("GET", this.path(`?watermark=${encodeURIComponent(this.watermark)}`));
    this.accept(ticket);
    void this.listen(ticket.streamUrl);
  }

  /** Sends an activity; the id that it got. Throws {@link HttpFailure}; the same client id is stored only once. */
  async post(activity: Activity): Promise<string> {
    try {
      const { id } = await this.call<{ id?: string }>("POST", this.path("/activities"), activity);
      if (!id) throw new HttpFailure(0);
      this.expectEcho(id);
      return id;
    } catch (failure) {
      this.lose(failure);
      throw failure;
    }
  }

  /** Stops listening for good. */
  end(): void {
    this.isEnded = true;
    clearTimeout(this.refreshTimer);
    removeEventListener("online", this.wake);
    this.dropSocket();
    this.wake();
  }

  private async listen(firstUrl: string | undefined): Promise<void> {
    let url = firstUrl;
    let misses = 0;
    while (!this.isEnded) {
      misses = url && (await this.stream(url)) ? 0 : misses + 1;
      if (misses >= missesBeforePolling || !url) await this.poll(Date.now() + pollFor);
      else await this.pause(backoff(misses));
      url = await this.reconnect();
    }
  }

  /** Receives over one socket until it closes; whether it had opened at all. */
  private stream(url: string): Promise<boolean> {
    if (this.isEnded) return Promise.resolve(false);
    return new Promise(resolve => {
      let hasOpened = false;
      let socket: WebSocket;
      try {
        socket = new WebSocket(url);
      } catch {
        resolve(false);
        return;
      }
      const keepAlive = setInterval(() => socket.readyState === 1 && socket.send(""), keepAliveEvery);
      const done = (): void => {
        clearInterval(keepAlive);
        clearTimeout(opening);
        this.isStreaming = false;
        socket.onopen = socket.onmessage = socket.onclose = null;
        socket.close();
        resolve(hasOpened);
      };
      const opening = setTimeout(done, openingTimeout);
      // A socket over a dead network fires no event for minutes, so dropping it does not wait for one.
      this.dropSocket = done;
      socket.onopen = () => {
        hasOpened = this.isStreaming = true;
        clearTimeout(opening);
        this.report(true);
        this.listener.streaming();
      };
      socket.onmessage = event => this.takeFrame(event.data);
      socket.onclose = done;
    });
  }

  private takeFrame(data: unknown): void {
    if (typeof data !== "string" || !data) return;
    try {
      this.take(JSON.parse(data) as ActivitySet, true);
    } catch {
      // A frame that is not JSON carries nothing to show, and must not end the stream.
    }
  }

  /** Reads by request until the given time, whatever the server answers, short of having lost the conversation. */
  private async poll(until: number): Promise<void> {
    let failures = 0;
    while (!this.isEnded && Date.now() < until) {
      try {
        await this.read(true);
        failures = 0;
        this.report(true);
      } catch (failure) {
        if (this.lose(failure)) return;
        failures++;
        if (failures > 1) this.report(false);
      }
      await this.pause(failures ? backoff(failures) : pollEvery);
    }
  }

  /** A fresh token and stream address; asks until there is an answer or the conversation is lost. */
  private async reconnect(): Promise<string | undefined> {
    for (let failures = 1; !this.isEnded; failures++) {
      try {
        const ticket = await this.call<Ticket>("GET", this.path(`?watermark=${encodeURIComponent(this.watermark)}`));
        this.accept(ticket);
        this.report(true);
        return ticket.streamUrl;
      } catch (failure) {
        if (this.lose(failure)) break;
        this.report(false);
        await this.pause(backoff(failures));
      }
    }
    return undefined;
  }

  /** Reads what is newer than the watermark (empty: everything); whether anything came. */
  private async read(live: boolean): Promise<boolean> {
    const path = this.path(`/activities?watermark=${encodeURIComponent(this.watermark)}`);
    return this.take(await this.call<ActivitySet>("GET", path), live);
  }

  private take(set: ActivitySet, live: boolean): boolean {
    const activities = Array.isArray(set.activities) ? (set.activities as (Activity | null)[]) : [];
    if (this.isEnded) return false;
    for (const activity of activities) {
      if (!activity) continue;
      if (activity.id) this.seen.add(activity.id);
      this.listener.activity(activity, live);
    }
    const before = this.watermark;
    if (typeof set.watermark === "string" && set.watermark) this.watermark = set.watermark;
    return activities.length > 0 && this.watermark !== before;
  }

  /** What was stored but never echoed shows a socket that only seems to be alive. */
  private expectEcho(id: string): void {
    setTimeout(() => this.seen.has(id) || this.dropSocket(), echoTimeout);
  }

  private accept(ticket: Ticket): void {
    const life = (ticket.expires_in || 1_800) * 1_000;
    this.current = {
      conversationId: ticket.conversationId || this.current.conversationId,
      token: ticket.token || this.current.token,
      expiresAt: Date.now() + life,
    };
    if (this.isEnded) return;
    this.listener.credentials(this.current);
    clearTimeout(this.refreshTimer);
    this.refreshTimer = window.setTimeout(() => void this.refresh(), life / 2);
  }

  private async refresh(): Promise<void> {
    try {
      this.accept(await this.call<Ticket>("POST", "/tokens/refresh"));
    } catch (failure) {
      if (this.isEnded || this.lose(failure)) return;
      const left = this.current.expiresAt - Date.now();
      this.refreshTimer = window.setTimeout(() => void this.refresh(), Math.max(1_000, Math.min(20_000, left / 3)));
    }
  }

  private lose(failure: unknown): boolean {
    if (!(failure instanceof HttpFailure) || !failure.isGone || this.isEnded) return false;
    this.end();
    this.listener.lost();
    return true;
  }

  private report(up: boolean): void {
    if (up === this.isUp || this.isEnded) return;
    this.isUp = up;
    this.listener.connection(up);
  }

  private path(rest: string): string {
    return `/conversations/${encodeURIComponent(this.current.conversationId)}${rest}`;
  }

  private call<T>(method: string, path: string, body?: unknown): Promise<T> {
    return authorized<T>(this.api + path, method, this.current.token, body);
  }

  /** Waits; the browser's return to the network ends every wait. */
  private pause(milliseconds: number): Promise<void> {
    return new Promise(resolve => {
      const done = (): void => {
        clearTimeout(timer);
        this.wakers.delete(done);
        resolve();
      };
      const timer = setTimeout(done, milliseconds);
      this.wakers.add(done);
      if (this.isEnded) done();
    });
  }

  private readonly wake = (): void => this.wakers.forEach(done => done());
}

/** Waits of 1, 2, 4 ... 30 seconds, each between half and whole: many widgets must not come back at one moment. */
function backoff(failures: number): number {
  return Math.min(longestWait, 1_000 * 2 ** (failures - 1)) * (0.5 + Math.random() / 2);
}

/** Calls the service with a conversation's token. Throws {@link HttpFailure}. */
export function authorized<T>(url: string, method: string, token: string, body?: unknown): Promise<T> {
  const headers: Record<string, string> = { Authorization: `Bearer ${token}` };
  if (body) headers["Content-Type"] = "application/json";
  return request<T>(url, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) });
}

async function request<T>(url: string, init: RequestInit): Promise<T> {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), requestTimeout);
  try {
    const response = await fetch(url, { ...init, credentials: "omit", cache: "no-store", signal: abort.signal });
    if (!response.ok) throw new HttpFailure(response.status, await response.json().catch(() => undefined));
    return ((await response.json()) ?? {}) as T;
  } catch (failure) {
    throw failure instanceof HttpFailure ? failure : new HttpFailure(0);
  } finally {
    clearTimeout(timer);
  }
}
