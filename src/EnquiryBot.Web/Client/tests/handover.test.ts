import { afterEach, beforeEach, describe, expect, inject, it, vi } from "vitest";
import { Citizen } from "./citizen";
import { adviserSays, atPlace, StubCouncil, withAdviser } from "./stub-council";

const slow = { timeout: 18_000, interval: 50 };

describe("A hand-over", () => {
  let council: StubCouncil;
  let citizen: Citizen;

  beforeEach(async () => {
    council = await StubCouncil.open(inject("built"));
    citizen = await Citizen.visit(council);
    await citizen.open();
    await vi.waitFor(() => expect(council.openSockets).toBe(1));
  });

  afterEach(async () => {
    citizen.leave();
    await council.close();
  });

  const strip = (): HTMLElement => citizen.one(".handover");
  const input = (name: string): HTMLInputElement => citizen.one(`#contact-${name}`);
  const save = (): void => citizen.one(".save").click();
  const reload = async (): Promise<void> => {
    citizen = await Citizen.visit(council, { storage: citizen.leave() });
    await citizen.open();
    await vi.waitFor(() => expect(council.openSockets).toBe(1));
  };
  const waiting = async (): Promise<void> => {
    council.handOver(atPlace(2));
    await vi.waitFor(() => expect(strip().hidden).toBe(false));
  };

  it("shows the place in the queue, and says each place once", async () => {
    expect(strip().hidden).toBe(true);
    for (const place of [2, 2, 1, 1]) council.handOver(atPlace(place));
    await vi.waitFor(() => expect(citizen.one(".place").textContent).toContain("number 1"));
    expect(citizen.heard.map(({ text }) => text)).toEqual([atPlace(2).text, atPlace(1).text]);
    expect(citizen.heard.every(({ urgency }) => urgency === "polite")).toBe(true);
    expect(citizen.one("#held").hidden).toBe(false);
    expect(citizen.field.getAttribute("aria-describedby")).toBe("held hint");
  });

  it("does not say the place a second time that the bot's reply has said", async () => {
    council.handover = atPlace(2);
    council.say({ channelData: { enquirybot: { outcome: "handed-over", text: `I have asked a person.\n\n${atPlace(2).text}` } } });
    await vi.waitFor(() => expect(strip().hidden).toBe(false));
    expect(citizen.timesHeard("number 2")).toBe(1);
  });

  it("shows an adviser's message under the adviser's name", async () => {
    council.handOver(withAdviser);
    council.say(adviserSays("Hello, I can help."));
    await vi.waitFor(() => expect(citizen.messages).toEqual(["Sam, Waste and recycling (adviser): Hello, I can help."]));
    expect(citizen.one(".message").className).toBe("message adviser");
    expect(citizen.one("#held").hidden).toBe(true);
  });

  it("shows what happened to the conversation as lines between the messages", async () => {
    council.notify("adviser-joined", "Sam has joined.");
    council.say(adviserSays("Hello."));
    council.notify("closed", "Sam has closed this enquiry: it was answered.");
    await vi.waitFor(() => expect(citizen.all(".event")).toHaveLength(2));
    expect([...citizen.one(".messages").children].map(({ className }) => className)).toEqual(["event", "message adviser", "event"]);
    expect(citizen.all(".event")[0]!.textContent).toMatch(/^Sam has joined\. \d+:\d\d[ap]m$/);
  });

  it("makes an urgent reply a heading and its numbers links, and says it at once", async () => {
    const text = "If you are in danger, phone 999 now.\n\n- Emergency duty team: 01632 960199";
    council.say({ channelData: { enquirybot: { outcome: "safeguarding", urgent: true, text } } });
    await vi.waitFor(() => expect(citizen.one(".urgent h3").textContent).toBe("Urgent"));
    expect(citizen.one(".urgent .name").textContent).toBe("Automated assistant");
    expect(citizen.all(".urgent a").map(link => (link as HTMLAnchorElement).href)).toEqual(["tel:999", "tel:01632960199"]);
    expect(citizen.heard).toEqual([
      {
        text: "Urgent. Automated assistant: If you are in danger, phone 999 now. Emergency duty team: 01632 960199.",
        lang: "en",
        urgency: "assertive",
      },
    ]);
  });

  it("never takes the focus or what is typed when the place changes", async () => {
    await waiting();
    citizen.button("Get the reply by email or phone").click();
    input("email").focus();
    input("email").value = "half@";
    council.handOver(atPlace(1));
    council.notify("transferred", "You are now waiting for Housing.");
    await vi.waitFor(() => expect(citizen.one(".place").textContent).toContain("number 1"));
    expect(citizen.focused).toBe(input("email"));
    citizen.button("Cymraeg").click();
    expect(input("email").value).toBe("half@");
    expect(input("email").closest("form")!.hidden).toBe(false);
  });

  it("asks for one address, with the browser's help, and then not again", async () => {
    await waiting();
    const ask = citizen.button("Get the reply by email or phone");
    expect(ask.getAttribute("aria-expanded")).toBe("false");
    ask.click();
    expect(ask.getAttribute("aria-expanded")).toBe("true");
    expect(["name", "email", "phone"].map(name => input(name).autocomplete)).toEqual(["name", "email", "tel"]);
    input("phone").value = " 01632 960123 ";
    input("phone").focus();
    save();
    await vi.waitFor(() => expect(citizen.timesHeard("Your details are saved")).toBe(1));
    expect(citizen.focused).toBe(citizen.one(".transcript"));
    expect(council.contact).toEqual({ name: "", email: "", phone: "01632 960123" });
    expect(ask.hidden).toBe(true);
    await reload();
    await vi.waitFor(() => expect(strip().hidden).toBe(false));
    expect(citizen.all(".handover .ways button").filter(({ hidden }) => !hidden).map(({ textContent }) => textContent)).toEqual([
      "Go back to the automated service",
    ]);
  });

  it("ties what is wrong with an address to its field and keeps what was typed", async () => {
    await waiting();
    citizen.button("Get the reply by email or phone").click();
    council.contactFaults = { email: "Enter an email address or a phone number" };
    save();
    const describe = (name: string): string => citizen.root.getElementById(input(name).getAttribute("aria-describedby")!)!.textContent!;
    await vi.waitFor(() => expect(describe("email")).toBe("Error: Enter an email address or a phone number"));
    expect(citizen.focused).toBe(input("email"));
    council.contactFaults = { phone: "Enter a phone number like 01632 960001" };
    input("phone").value = "01";
    save();
    await vi.waitFor(() => expect(input("phone").getAttribute("aria-invalid")).toBe("true"));
    expect(describe("phone")).toBe("Error: Enter a phone number like 01632 960001");
    expect(citizen.focused).toBe(input("phone"));
    expect(input("email").getAttribute("aria-invalid")).toBe("false");
    expect(input("phone").value).toBe("01");
  });

  it.each([0, 429, 500])("says when an address could not be saved (%i) and keeps it", async status => {
    await waiting();
    citizen.button("Get the reply by email or phone").click();
    input("email").value = "alex@example.com";
    council.fail(/POST .*contact/, status);
    save();
    await vi.waitFor(() => expect(citizen.timesHeard("That did not work")).toBe(1));
    expect(input("email").value).toBe("alex@example.com");
    save();
    await vi.waitFor(() => expect(council.contact).toMatchObject({ email: "alex@example.com" }));
  });

  it("goes back to the bot when asked, and says when that failed", async () => {
    await waiting();
    council.fail(/POST .*return/, 500);
    citizen.button("Go back to the automated service").click();
    await vi.waitFor(() => expect(citizen.timesHeard("That did not work")).toBe(1));
    citizen.button("Go back to the automated service").click();
    await vi.waitFor(() => expect(strip().hidden).toBe(true));
    await vi.waitFor(() => expect(citizen.all(".event")).toHaveLength(1));
    expect(citizen.focused).toBe(citizen.field);
    expect(citizen.one("#held").hidden).toBe(true);
  });

  it("comes back after a reload, and none of it is said again", async () => {
    council.notify("handed-over", "You are now waiting for an adviser.");
    await waiting();
    await reload();
    await vi.waitFor(() => expect(citizen.one(".place").textContent).toBe(atPlace(2).text));
    expect(citizen.all(".event")).toHaveLength(1);
    expect(citizen.heard).toEqual([]);
    council.handOver(atPlace(1));
    await vi.waitFor(() => expect(citizen.heard.map(({ text }) => text)).toEqual([atPlace(1).text]));
  });

  it("ends with the conversation that it belongs to", async () => {
    await waiting();
    citizen.button("Start again").click();
    citizen.button("Start a new one").click();
    await vi.waitFor(() => expect(strip().hidden).toBe(true));
  });

  it("shows no typing note while a person has the conversation", async () => {
    council.push({ type: "typing", from: { id: "bot", role: "bot" } });
    await vi.waitFor(() => expect(citizen.one(".typing").hidden).toBe(false));
    council.handOver(withAdviser);
    await vi.waitFor(() => expect(citizen.one(".typing").hidden).toBe(true));
    council.push({ type: "typing", from: { id: "bot", role: "bot" } });
    council.say(adviserSays("One moment."));
    await vi.waitFor(() => expect(citizen.messages).toHaveLength(1));
    expect(citizen.one(".typing").hidden).toBe(true);
    expect(citizen.timesHeard("looking for an answer")).toBe(1);
  });

  it("asks in the citizen's language when the service's event is in another", async () => {
    citizen.button("Cymraeg").click();
    council.handOver(atPlace(2), "en");
    await vi.waitFor(() => expect(council.requests).toContain("GET /widget/alderbrook/handover"));
    council.handOver(atPlace(2), "cy");
    await vi.waitFor(() => expect(citizen.one(".place").lang).toBe("cy"));
  });

  it("takes a status of another shape for none", async () => {
    for (const value of [null, 7, "waiting", [], { state: "elsewhere" }, { state: 1 }]) {
      council.push({ type: "event", name: "enquirybot.handover", value, from: { id: "bot", role: "bot" } });
    }
    council.push({ type: "event", name: "another", value: atPlace(1), from: { id: "bot", role: "bot" } });
    council.say({ text: "Still here" });
    await vi.waitFor(() => expect(citizen.messages).toHaveLength(1));
    expect(strip().hidden).toBe(true);
  });

  it("asks every 15 seconds where no socket opens", async () => {
    council.refusesSockets = true;
    council.dropSockets();
    council.handover = atPlace(3);
    council.notify("handed-over", "You are now waiting for an adviser.");
    await vi.waitFor(() => expect(citizen.one(".place").textContent).toBe(atPlace(3).text), slow);
    council.handover = atPlace(2);
    await vi.waitFor(() => expect(citizen.one(".place").textContent).toBe(atPlace(2).text), slow);
    expect(citizen.timesHeard("number 2")).toBe(1);
  }, 40_000);
});

describe("“Was this helpful?”", () => {
  let council: StubCouncil;
  let citizen: Citizen;
  const answer = { channelData: { enquirybot: { outcome: "answered", text: "Put your bins out by 7am on the day of your collection." } } };

  beforeEach(async () => {
    council = await StubCouncil.open(inject("built"));
    citizen = await Citizen.visit(council);
    await citizen.open();
  });

  afterEach(async () => {
    citizen.leave();
    await council.close();
  });

  const row = (): HTMLElement => citizen.one(".helpful");
  const press = (index: number): void => row().querySelectorAll("button")[index]!.click();

  it("is asked below an answer, in buttons that name it, and nowhere else", async () => {
    council.say({ channelData: { enquirybot: { outcome: "clarified", text: "Which bin?" } } });
    council.say(adviserSays("Hello."));
    council.say(answer);
    await vi.waitFor(() => expect(citizen.all(".helpful")).toHaveLength(1));
    expect([...row().querySelectorAll("button")].map(({ textContent }) => textContent)).toEqual([
      "Yes “Put your bins out by 7am on the day of your collection.…”",
      "No “Put your bins out by 7am on the day of your collection.…”",
    ]);
  });

  it("thanks, tells the service, and does not ask again after a reload", async () => {
    const { id } = council.say(answer);
    await vi.waitFor(() => expect(row()).toBeTruthy());
    press(1);
    expect(row().textContent).toBe("Thank you.");
    expect(citizen.focused?.textContent).toBe("Thank you.");
    const value = { activityId: id, helped: false };
    await vi.waitFor(() => expect(council.feedback).toEqual([{ name: "enquirybot.feedback", value }]));
    expect(citizen.messages).toHaveLength(1);
    citizen = await Citizen.visit(council, { storage: citizen.leave() });
    await citizen.open();
    expect(citizen.messages).toHaveLength(1);
    expect(row()).toBeNull();
  });

  it("asks again when the answer to it could not be sent", async () => {
    council.say(answer);
    await vi.waitFor(() => expect(row()).toBeTruthy());
    council.fail(/POST .*activities/, 500);
    press(0);
    await vi.waitFor(() => expect(row().textContent).toContain("That did not work"));
    press(0);
    await vi.waitFor(() => expect(council.feedback).toHaveLength(1));
  });
});
