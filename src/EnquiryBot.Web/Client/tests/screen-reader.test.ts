import { virtual } from "@guidepup/virtual-screen-reader";
import { afterEach, beforeEach, describe, expect, inject, it, vi } from "vitest";
import { Citizen } from "./citizen";
import { StubCouncil } from "./stub-council";

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
    // jsdom keeps the computed styles of a shadow tree, "hidden" of the closed panel too, until the page around it changes.
    citizen.window.document.body.toggleAttribute("data-changed");
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
});
