import { afterEach, beforeEach, describe, expect, inject, it, vi } from "vitest";
import { Citizen } from "./citizen";
import { StubCouncil } from "./stub-council";

const within = { timeout: 12_000, interval: 20 };

describe("A conversation", () => {
  let council: StubCouncil;
  let citizen: Citizen;

  beforeEach(async () => {
    council = await StubCouncil.open(inject("built"));
    council.answer = text => [{ text: `You asked: ${text}` }];
    citizen = await Citizen.visit(council);
  });

  afterEach(async () => {
    citizen.leave();
    await council.close();
  });

  it("begins only when the citizen opens the panel", async () => {
    expect(council.requests.filter(call => call.startsWith("POST"))).toEqual([]);
    await citizen.open();
    expect(council.requests.filter(call => call.startsWith("POST"))).toEqual([
      "POST /widget/alderbrook/token",
      "POST /v3/directline/conversations",
    ]);
  });

  it("shows a question and its reply once each", async () => {
    await citizen.open();
    citizen.send("When are bins emptied?");
    await vi.waitFor(() => expect(citizen.messages).toHaveLength(2));
    expect(citizen.messages).toEqual([
      "You: When are bins emptied?",
      "Automated assistant: You asked: When are bins emptied?",
    ]);
    expect(council.received).toEqual(["When are bins emptied?"]);
  });

  it("says why a message was not sent, sends it again on request and has it stored once", async () => {
    await citizen.open();
    council.fail(/POST .*activities/, 500);
    citizen.send("Blue badge");
    await vi.waitFor(() => expect(citizen.one(".message .problem").textContent).toContain("was not sent"));
    expect(citizen.heard.filter(({ urgency }) => urgency === "assertive").map(({ text }) => text)).toEqual([
      "Error: This message was not sent. Check your connection and try again.",
    ]);
    citizen.button("Try again").click();
    await vi.waitFor(() => expect(citizen.messages).toHaveLength(2));
    expect(citizen.one(".message .problem")).toBeNull();
    expect(council.received).toEqual(["Blue badge"]);
  });

  it("stores a message once although the answer to the first sending was lost", async () => {
    council.refusesSockets = true;
    council.answer = () => [];
    await citizen.open();
    council.hangsUpAfterStoring = true;
    citizen.send("Council tax");
    await vi.waitFor(() => expect(citizen.one(".message .problem")).toBeTruthy(), within);
    council.hangsUpAfterStoring = false;
    citizen.button("Try again").click();
    await vi.waitFor(() => expect(citizen.one(".message .problem")).toBeNull(), within);
    expect(council.received).toEqual(["Council tax"]);
    expect(citizen.messages).toEqual(["You: Council tax"]);
  });

  it("tells too many messages from a lost connection", async () => {
    await citizen.open();
    council.fail(/POST .*activities/, 429);
    citizen.send("One more");
    await vi.waitFor(() => expect(citizen.one(".message .problem").textContent).toContain("too many at once"));
  });

  it("puts activities in the order of their sequence and drops repeats", async () => {
    await citizen.open();
    await vi.waitFor(() => expect(council.openSockets).toBe(1));
    const frame = (id: string, sequence: number) => ({
      type: "message",
      id,
      text: id,
      locale: "en",
      from: { id: "bot", role: "bot" },
      channelData: { "webchat:sequence-id": sequence },
    });
    for (const activity of [frame("three", 3), frame("one", 1), frame("two", 2), frame("one", 1)]) council.push(activity);
    await vi.waitFor(() => expect(citizen.messages).toHaveLength(3));
    expect(citizen.all(".body").map(body => body.textContent)).toEqual(["one", "two", "three"]);
    expect(citizen.timesHeard("one.")).toBe(1);
  });

  it("ignores frames that carry nothing or are broken", async () => {
    await citizen.open();
    await vi.waitFor(() => expect(council.openSockets).toBe(1));
    for (const frame of ["", "{}", "not json", '{"activities":[null]}', '{"activities":7,"watermark":null}']) council.push(frame);
    council.say({ text: "Still here" });
    await vi.waitFor(() => expect(citizen.messages).toEqual(["Automated assistant: Still here"]));
  });

  it("loses nothing when the socket breaks", async () => {
    await citizen.open();
    await vi.waitFor(() => expect(council.openSockets).toBe(1));
    council.say({ text: "before" });
    await vi.waitFor(() => expect(citizen.messages).toHaveLength(1));
    council.dropSockets();
    council.say({ text: "meanwhile" });
    await vi.waitFor(() => expect(council.openSockets).toBe(1), within);
    council.say({ text: "after" });
    await vi.waitFor(() => expect(citizen.messages).toHaveLength(3));
    expect(citizen.all(".body").map(body => body.textContent)).toEqual(["before", "meanwhile", "after"]);
    expect(["before", "meanwhile", "after"].map(word => citizen.timesHeard(word))).toEqual([1, 1, 1]);
  });

  it("goes on by polling where no socket opens, and survives errors of the service", async () => {
    council.refusesSockets = true;
    await citizen.open();
    await vi.waitFor(() => expect(council.requests.some(call => /GET .*activities/.test(call))).toBe(true), within);
    council.fail(/GET .*activities/, 500, 2);
    council.fail(/GET .*activities/, 0, 1);
    await vi.waitFor(() => expect(citizen.one(".status").textContent).toContain("connection is lost"), within);
    citizen.send("Bins?");
    await vi.waitFor(() => expect(citizen.messages).toHaveLength(2), within);
    await vi.waitFor(() => expect(citizen.one(".status").hidden).toBe(true), within);
    expect(citizen.timesHeard("Connected again")).toBe(1);
    expect(council.openSockets).toBe(0);
  });

  it("comes back after a reload without a word being read out again", async () => {
    await citizen.open();
    citizen.send("Bins?");
    await vi.waitFor(() => expect(citizen.messages).toHaveLength(2));
    citizen = await Citizen.visit(council, { storage: citizen.leave() });
    expect(citizen.launcher.textContent).toBe("Back to your chat");
    await citizen.open();
    await vi.waitFor(() => expect(council.openSockets).toBe(1));
    expect(citizen.messages).toEqual(["You: Bins?", "Automated assistant: You asked: Bins?"]);
    expect(citizen.heard).toEqual([]);
    citizen.send("And on Friday?");
    await vi.waitFor(() => expect(citizen.messages).toHaveLength(4));
    expect(citizen.heard.map(({ text }) => text)).toEqual(["Automated assistant: You asked: And on Friday?"]);
  });

  it("keeps an unsent message and a draft over a reload", async () => {
    await citizen.open();
    council.fail(/POST .*activities/, 503);
    citizen.send("Never lost");
    await vi.waitFor(() => expect(citizen.one(".message .problem")).toBeTruthy());
    citizen.type("half a thought");
    citizen = await Citizen.visit(council, { storage: citizen.leave() });
    await citizen.open();
    expect(citizen.field.value).toBe("half a thought");
    citizen.button("Try again").click();
    await vi.waitFor(() => expect(citizen.messages[1]).toContain("You asked: Never lost"));
    expect(council.received).toEqual(["Never lost"]);
  });

  it("says that a forgotten conversation has ended, opens another and keeps the unsent text", async () => {
    await citizen.open();
    citizen.send("First");
    await vi.waitFor(() => expect(citizen.messages).toHaveLength(2));
    council.forget();
    citizen.send("Second");
    await vi.waitFor(() => expect(citizen.one(".ended")).toBeTruthy(), within);
    await vi.waitFor(() => expect(council.openSockets).toBe(1), within);
    expect(citizen.timesHeard("no longer open")).toBe(1);
    expect(citizen.messages).toContain("You: Second");
    await vi.waitFor(() => citizen.button("Try again").click(), within);
    await vi.waitFor(() => expect(council.received).toEqual(["Second"]));
    await vi.waitFor(() => expect(citizen.messages).toHaveLength(4));
    const items = citizen.all(".messages > li").map(item => item.className.split(" ").pop());
    expect(items).toEqual(["citizen", "assistant", "ended", "citizen", "assistant"]);
  });

  it("does not offer a conversation whose token has run out", async () => {
    await citizen.open();
    citizen.send("First");
    await vi.waitFor(() => expect(citizen.messages).toHaveLength(2));
    const storage = citizen.leave();
    const name = "enquirybot:alderbrook";
    const kept = JSON.parse(storage[name]!) as { credentials: { expiresAt: number } };
    kept.credentials.expiresAt = Date.now() - 1;
    citizen = await Citizen.visit(council, { storage: { [name]: JSON.stringify(kept) } });
    expect(citizen.launcher.textContent).toBe("Ask a question");
    await citizen.open();
    expect(citizen.one(".ended").textContent).toContain("no longer open");
    expect(council.conversation).toBe("c2");
  });

  it("refreshes the token before it runs out", async () => {
    council.tokenLife = 1;
    await citizen.open();
    await vi.waitFor(() => expect(council.requests.filter(call => call.endsWith("tokens/refresh")).length).toBeGreaterThan(1), within);
    citizen.send("Still known?");
    await vi.waitFor(() => expect(citizen.messages).toHaveLength(2));
  });

  it("starts again only after asking, and forgets what was shown", async () => {
    await citizen.open();
    citizen.send("First");
    await vi.waitFor(() => expect(citizen.messages).toHaveLength(2));
    citizen.button("Start again").click();
    expect(citizen.focused?.textContent).toContain("Start a new conversation?");
    citizen.button("Keep this one").click();
    expect(citizen.messages).toHaveLength(2);
    expect(citizen.focused).toBe(citizen.button("Start again"));
    citizen.button("Start again").click();
    citizen.button("Start a new one").click();
    await vi.waitFor(() => expect(citizen.timesHeard("A new conversation has started")).toBe(1));
    expect(citizen.messages).toEqual([]);
    expect(council.conversation).toBe("c2");
    citizen.send("Second");
    await vi.waitFor(() => expect(citizen.messages).toHaveLength(2));
  });
});
