import { virtual } from "@guidepup/virtual-screen-reader";
import { afterEach, beforeEach, describe, expect, inject, it, vi } from "vitest";
import { Citizen } from "./citizen";
import { adviserSays, atPlace, StubCouncil, withAdviser } from "./stub-council";

// The reader does not step from a page into a shadow root, but it can be started inside one: it then walks what is
// there and speaks what the live regions get, by the rules for accessible names, roles and live regions.
describe("A screen reader", () => {
  let council: StubCouncil;
  let citizen: Citizen;

  beforeEach(async () => {
    // The reader looks ids up through CSS.escape, which Node lacks; the widget's ids need no escaping.
    vi.stubGlobal("CSS", { escape: (id: string) => id });
    council = await StubCouncil.open(inject("built"));
    citizen = await Citizen.visit(council);
    await virtual.start({ window: citizen.window as never, container: citizen.one("aside") });
  });

  afterEach(async () => {
    await virtual.stop();
    vi.unstubAllGlobals();
    citizen.leave();
    await council.close();
  });

  const said = async (words: string): Promise<string[]> =>
    (await virtual.spokenPhraseLog()).filter(phrase => phrase.includes(words));

  // jsdom keeps the computed styles of a shadow tree, "hidden" of what was closed too, until the page around it changes.
  const refreshStyles = (): boolean => citizen.window.document.body.toggleAttribute("data-changed");

  const walk = async (): Promise<string[]> => {
    await virtual.clearSpokenPhraseLog();
    for (let steps = 0; steps < 200; steps++) {
      await virtual.next();
      if ((await virtual.lastSpokenPhrase()).startsWith("end of complementary")) break;
    }
    return virtual.spokenPhraseLog();
  };

  it("speaks each reply once, with its sources and suggested replies", async () => {
    council.answer = () => [
      {
        text: "ignored",
        suggestedActions: { actions: [{ type: "imBack", title: "Missed bin" }, { type: "imBack", title: "New bin" }] },
        channelData: {
          enquirybot: {
            outcome: "answered",
            text: "Put bins out by 7am.\n\n- blue: paper",
            sources: [{ title: "Bin days", url: "https://alderbrook.example/bins", lastChecked: "20 October 2026" }],
          },
        },
      },
    ];
    await citizen.open();
    citizen.send("Bins?");
    await vi.waitFor(async () => expect(await said("Put bins out")).toHaveLength(1));
    // Longer than the phrase stays: its removal and the redrawn transcript must not be spoken.
    await new Promise(resolve => setTimeout(resolve, 2_500));
    expect(await said("Put bins out")).toEqual([
      "polite: Automated assistant: Put bins out by 7am. blue: paper. Source: Bin days, Last checked 20 October 2026. " +
        "Suggested replies: Missed bin; New bin.",
    ]);
  });

  it("speaks a failed sending at once", async () => {
    await citizen.open();
    council.fail(/POST .*activities/, 500);
    citizen.send("Bins?");
    await vi.waitFor(async () =>
      expect(await said("not sent")).toEqual([
        "assertive: Error: This message was not sent. Check your connection and try again.",
      ]),
    );
  });

  it("meets the launcher, the notice, the messages and the field by name", async () => {
    await citizen.open();
    refreshStyles();
    council.say({ text: "Hello there" });
    await vi.waitFor(() => expect(citizen.messages).toHaveLength(1));
    await vi.waitFor(() => expect(citizen.all("[aria-live] p")).toHaveLength(0), { timeout: 4_000 });
    const phrases = (await walk()).join("\n");
    expect(phrases).toMatch(/button, Close chat, 1 control, expanded/);
    expect(phrases).toContain("region, Ask a question Alderbrook Council");
    expect(phrases).toContain("heading, Ask a question, level 2");
    expect(phrases).toContain("This is an automated service, not a person.");
    expect(phrases).toContain("Hello there");
    expect(phrases).toMatch(/textbox, Your message, .*Enter sends/);
    expect(phrases).toContain("button, Send");
  });

  it("hears nothing of a history that is shown again", async () => {
    council.answer = text => [{ text: `About ${text}` }];
    await citizen.open();
    citizen.send("bins");
    await vi.waitFor(async () => expect(await said("About bins")).toHaveLength(1));
    await virtual.stop();
    citizen = await Citizen.visit(council, { storage: citizen.leave() });
    await virtual.start({ window: citizen.window as never, container: citizen.one("aside") });
    await citizen.open();
    await vi.waitFor(() => expect(council.openSockets).toBe(1));
    expect(citizen.messages).toHaveLength(2);
    expect(await said("About bins")).toEqual([]);
  });

  describe("on the way to a person", () => {
    beforeEach(async () => {
      await citizen.open();
      await vi.waitFor(() => expect(council.openSockets).toBe(1));
    });

    /** What the live regions say from now on, until a phrase with these words has come. */
    const log = async (until: string): Promise<string[]> => {
      await vi.waitFor(async () => expect(await said(until)).not.toEqual([]));
      return (await virtual.spokenPhraseLog()).filter(phrase => /^(polite|assertive): /.test(phrase));
    };

    it("says once that the conversation is handed over, with the place in the queue", async () => {
      council.handover = atPlace(2);
      council.say({ channelData: { enquirybot: { outcome: "handed-over", text: "I have asked a person to help you." } } });
      council.notify("handed-over", "You are waiting for the team Waste and recycling.");
      council.handOver(atPlace(2));
      expect(await log("number 2")).toEqual([
        "polite: Automated assistant: I have asked a person to help you.",
        "polite: You are waiting for the team Waste and recycling.",
        "polite: You are number 2 in the queue for Waste and recycling. Your reference is ALD-7K3Q-P2.",
      ]);
    });

    it("says each change of place once", async () => {
      for (const place of [3, 3, 1]) council.handOver(atPlace(place));
      expect(await log("number 1")).toEqual([
        "polite: You are number 3 in the queue for Waste and recycling. Your reference is ALD-7K3Q-P2.",
        "polite: You are number 1 in the queue for Waste and recycling. Your reference is ALD-7K3Q-P2.",
      ]);
    });

    it("says that an adviser joined, and the adviser's message under the adviser's name", async () => {
      council.handOver(withAdviser);
      council.notify("adviser-joined", "Sam, Waste and recycling, has joined.");
      council.say(adviserSays("Hello.\n\nWhich street is it?"));
      expect(await log("Which street")).toEqual([
        "polite: Sam, Waste and recycling, has joined.",
        "polite: Sam, Waste and recycling (adviser): Hello. Which street is it?",
      ]);
    });

    it("says that the conversation was transferred, closed, and is the bot's again", async () => {
      for (const [notice, text] of [
        ["transferred", "You are now waiting for Housing."],
        ["adviser-left", "Sam has left. You are waiting for another adviser."],
        ["closed", "Sam has closed this enquiry: your question was answered."],
        ["returned-to-bot", "You are back with the automated service."],
      ] as const) {
        council.notify(notice, text);
      }
      expect(await log("automated service")).toEqual([
        "polite: You are now waiting for Housing.",
        "polite: Sam has left. You are waiting for another adviser.",
        "polite: Sam has closed this enquiry: your question was answered.",
        "polite: You are back with the automated service.",
      ]);
    });

    it("says an urgent reply at once, and whose it is", async () => {
      council.say({ channelData: { enquirybot: { outcome: "safeguarding", urgent: true, text: "Phone 999 now." } } });
      expect(await log("999")).toEqual(["assertive: Urgent. Automated assistant: Phone 999 now."]);
    });

    it("says what is wrong with an address, then that it is kept", async () => {
      council.handOver(atPlace(1));
      await vi.waitFor(() => expect(citizen.one(".handover").hidden).toBe(false));
      citizen.button("Get the reply by email or phone").click();
      refreshStyles();
      council.contactFaults = { email: "Enter an email address or a phone number" };
      citizen.one(".save").click();
      expect(await log("Error: Enter")).toContain("assertive: Error: Enter an email address or a phone number");
      expect((await said("textbox, Email")).join()).toMatch(/Error: Enter an email address or a phone number, invalid/);
      council.contactFaults = null;
      citizen.one<HTMLInputElement>("#contact-email").value = "alex@example.com";
      citizen.one(".save").click();
      expect(await log("details are saved")).toContain("polite: Your details are saved. You can close this chat.");
    });

    it("does all this in Welsh", async () => {
      citizen.button("Cymraeg").click();
      council.handOver({ ...atPlace(2), text: "Rydych yn rhif 2 yn y ciw." }, "cy");
      council.notify("adviser-joined", "Mae Sam wedi ymuno.", "cy");
      council.say({ ...adviserSays("Helo."), locale: "cy" });
      council.say({ locale: "cy", channelData: { enquirybot: { urgent: true, text: "Ffoniwch 999 nawr." } } });
      expect(await log("999")).toEqual([
        "polite: Rydych yn rhif 2 yn y ciw.",
        "polite: Mae Sam wedi ymuno.",
        "polite: Sam, Waste and recycling (cynghorydd): Helo.",
        "assertive: Brys. Cynorthwyydd awtomataidd: Ffoniwch 999 nawr.",
      ]);
      expect(citizen.button("Mynd yn ôl i’r gwasanaeth awtomatig")).toBeTruthy();
    });
  });
});
