import { afterEach, beforeEach, describe, expect, inject, it, vi } from "vitest";
import { Citizen, loadPage } from "./citizen";
import { StubCouncil } from "./stub-council";

describe("The panel", () => {
  let council: StubCouncil;
  let citizen: Citizen;

  beforeEach(async () => {
    council = await StubCouncil.open(inject("built"));
    citizen = await Citizen.visit(council);
  });

  afterEach(async () => {
    citizen.leave();
    await council.close();
  });

  it("says before the first message who answers, what is kept and how to reach a person", async () => {
    await citizen.open();
    const notice = citizen.one(".notice");
    expect(notice.textContent).toContain("This is an automated service, not a person.");
    expect(notice.textContent).toContain("kept for 30 days and then deleted");
    expect(notice.textContent).toContain("phone 01632 960100. Open: Monday to Friday, 8:30am to 5pm. Relay UK: 18001 01632 960100.");
    expect([...notice.querySelectorAll("a")].map(({ href }) => href)).toEqual([
      "https://alderbrook.example/privacy",
      "tel:01632960100",
      "tel:1800101632960100",
    ]);
  });

  it("is opened, used and closed by keyboard alone, and gives the focus back", async () => {
    expect(citizen.launcher.getAttribute("aria-expanded")).toBe("false");
    citizen.launcher.focus();
    await citizen.open();
    expect(citizen.launcher.getAttribute("aria-expanded")).toBe("true");
    expect(citizen.focused).toBe(citizen.one("h2"));
    expect(citizen.panel.getAttribute("aria-labelledby")).toBe("heading council");
    citizen.press("Escape");
    expect(citizen.panel.hidden).toBe(true);
    expect(citizen.focused).toBe(citizen.launcher);
    expect(citizen.launcher.getAttribute("aria-expanded")).toBe("false");
  });

  it("sends with Enter, but not with Shift and Enter or while a word is being composed", async () => {
    await citizen.open();
    citizen.type("one line");
    expect(citizen.press("Enter", citizen.field, { shiftKey: true })).toBe(true);
    citizen.press("Enter", citizen.field, { isComposing: true });
    expect(council.received).toEqual([]);
    expect(citizen.press("Enter", citizen.field)).toBe(false);
    await vi.waitFor(() => expect(council.received).toEqual(["one line"]));
    expect(citizen.field.value).toBe("");
  });

  it("never takes the focus when a message arrives", async () => {
    await citizen.open();
    citizen.one(".close").focus();
    council.say({ text: "Hello", suggestedActions: { actions: [{ type: "imBack", title: "Bins", value: "Bins" }] } });
    await vi.waitFor(() => expect(citizen.messages).toHaveLength(1));
    expect(citizen.focused).toBe(citizen.one(".close"));
    citizen.press("Escape");
    citizen.window.document.querySelector("a")!.focus();
    council.say({ text: "Anything else?" });
    await vi.waitFor(() => expect(citizen.launcher.textContent).toBe("New reply"));
    expect(citizen.window.document.activeElement?.textContent).toBe("Next");
  });

  it("answers an empty message with an error tied to the field", async () => {
    await citizen.open();
    citizen.send("  \n ");
    expect(citizen.field.getAttribute("aria-invalid")).toBe("true");
    const error = citizen.root.getElementById(citizen.field.getAttribute("aria-describedby")!.split(" ")[0]!)!;
    expect(error.textContent).toBe("Error: Enter your message");
    expect(citizen.focused).toBe(citizen.field);
    citizen.type("x");
    expect(citizen.field.hasAttribute("aria-invalid")).toBe(false);
    expect(error.hidden).toBe(true);
  });

  it("takes 10,000 characters, and says what is too much of a longer message without cutting it", async () => {
    await citizen.open();
    citizen.type("x".repeat(9_600));
    expect(citizen.one(".counter").textContent).toBe("400 characters left");
    citizen.send("x".repeat(10_012));
    expect(citizen.one(".counter").textContent).toBe("12 characters too many");
    expect(citizen.one("#error").textContent).toContain("must be 10,000 characters or fewer. It is 12 too long.");
    expect(citizen.field.value).toHaveLength(10_012);
    citizen.send("x".repeat(10_000));
    await vi.waitFor(() => expect(council.received[0]).toHaveLength(10_000));
  });

  it("offers suggested replies of the last message only and sends the pressed one's value", async () => {
    council.answer = () => [{ text: "Done" }];
    await citizen.open();
    const actions = [
      { type: "imBack", title: "Bins", value: "When are my bins emptied?" },
      { type: "imBack", title: "Parking", value: "Parking" },
    ];
    council.say({ text: "Which?", suggestedActions: { to: [], actions } });
    await vi.waitFor(() => expect(citizen.all(".choice").map(chip => chip.textContent)).toEqual(["Bins", "Parking"]));
    const chip = citizen.button("Bins");
    chip.focus();
    chip.click();
    expect(citizen.all(".choice")).toEqual([]);
    expect(citizen.focused).toBe(citizen.one(".transcript"));
    await vi.waitFor(() => expect(council.received).toEqual(["When are my bins emptied?"]));
  });

  it("shows paragraphs, lists, sources and pages", async () => {
    await citizen.open();
    council.say({
      text: "**markdown** for others",
      channelData: {
        enquirybot: {
          outcome: "answered",
          text: "Bins go out by 7am.\n\n- blue: paper\n- brown: garden\n\n2. Ring us\n3. Wait",
          sources: [{ title: "Bin days", url: "/bins", lastChecked: "20 October 2026" }],
          pages: [{ title: "Missed bins", url: "https://alderbrook.example/missed", firstLine: "Report one here." }],
        },
      },
    });
    await vi.waitFor(() => expect(citizen.messages).toHaveLength(1));
    const body = citizen.one(".body");
    expect(body.textContent).not.toContain("markdown");
    expect([...body.querySelectorAll(".bullets li")].map(item => item.textContent)).toEqual(["blue: paper", "brown: garden"]);
    expect(body.querySelector(".steps")!.getAttribute("start")).toBe("2");
    expect([...body.querySelectorAll("a")].map(({ href, rel, target }) => [href, rel, target])).toEqual([
      ["https://alderbrook.example/missed", "noopener", ""],
      [`${council.url}/bins`, "noopener", ""],
    ]);
    expect(body.textContent).toContain("Last checked 20 October 2026");
  });

  it("links a file of what was looked up, says so aloud, and asks whether it helped", async () => {
    await citizen.open();
    council.say({
      channelData: {
        enquirybot: {
          outcome: "completed",
          text: "These are the next collections:\n\n- Tomorrow: black bin",
          files: [
            { title: "Add these bin days to your calendar", url: "/calendar/alderbrook/a.ics?lang=en" },
            { title: "No script", url: "javascript:window.hit=1" },
          ],
        },
      },
    });
    await vi.waitFor(() => expect(citizen.messages).toHaveLength(1));
    expect(citizen.all(".body a").map(link => [(link as HTMLAnchorElement).href, link.textContent])).toEqual([
      [`${council.url}/calendar/alderbrook/a.ics?lang=en`, "Add these bin days to your calendar"],
    ]);
    expect(citizen.one(".body").textContent).toContain("No script");
    expect(citizen.heard.map(({ text }) => text).join()).toContain("Add these bin days to your calendar.");
    expect(citizen.one(".helpful").textContent).toContain("Was this helpful?");
  });

  it("shows hostile text as text and makes no link of a script", async () => {
    await citizen.open();
    const evil = '<img src=x onerror="window.hit=1"><script>window.hit=1</script>';
    const urls = ["javascript:window.hit=1", "data:text/html,<script>", " JaVaScRiPt:alert(1)", "vbscript:x", "http://[", "", 7];
    council.say({
      locale: '"><img>',
      channelData: { enquirybot: { text: evil, sources: urls.map(url => ({ title: evil, url })), pages: "nonsense" } },
      suggestedActions: { actions: [{ title: evil, value: evil }, null, { title: 5 }] },
    });
    await vi.waitFor(() => expect(citizen.messages).toHaveLength(1));
    citizen.send(evil);
    await vi.waitFor(() => expect(council.received).toEqual([evil]));
    expect(citizen.one(".body p").textContent).toBe(evil);
    expect(citizen.all("img, script")).toEqual([]);
    expect(citizen.all(".messages a")).toEqual([]);
    expect(citizen.one(".body").lang).toBe("en");
    expect((citizen.window as unknown as { hit?: number }).hit).toBeUndefined();
  });

  it("marks each message with its language", async () => {
    await citizen.open();
    council.say({ text: "Hello", locale: "en" });
    council.say({ text: "Helo", locale: "cy" });
    await vi.waitFor(() => expect(citizen.all(".body").map(({ lang }) => lang)).toEqual(["en", "cy"]));
    expect(citizen.heard.map(({ lang }) => lang)).toEqual(["en", "cy"]);
  });

  it("changes to Welsh with everything on it, keeps the text and the focus, and remembers", async () => {
    await citizen.open();
    council.say({ text: "Hello" });
    await vi.waitFor(() => expect(citizen.messages).toHaveLength(1));
    citizen.type("draft");
    citizen.button("Cymraeg").click();
    expect(citizen.one("aside").lang).toBe("cy");
    expect(citizen.focused).toBe(citizen.button("English"));
    expect(citizen.one("#council").textContent).toBe("Cyngor Alderbrook");
    expect(citizen.messages).toEqual(["Cynorthwyydd awtomataidd: Hello"]);
    expect(citizen.one(".body").lang).toBe("en");
    expect(citizen.field.value).toBe("draft");
    citizen.send("Helo");
    await vi.waitFor(() => expect(council.activities.slice(-1)[0]!["locale"]).toBe("cy"));
    citizen = await Citizen.visit(council, { storage: citizen.leave() });
    expect(citizen.launcher.textContent).toBe("Yn ôl i’ch sgwrs");
  });

  it("shows typing until the reply or for five seconds, and speaks of it once", async () => {
    await citizen.open();
    await vi.waitFor(() => expect(council.openSockets).toBe(1));
    for (let times = 0; times < 3; times++) council.push({ type: "typing", from: { id: "bot", role: "bot" } });
    await vi.waitFor(() => expect(citizen.one(".typing").hidden).toBe(false));
    expect(citizen.timesHeard("looking for an answer")).toBe(1);
    council.say({ text: "Here it is" });
    await vi.waitFor(() => expect(citizen.one(".typing").hidden).toBe(true));
    council.push({ type: "typing", from: { id: "bot", role: "bot" } });
    await vi.waitFor(() => expect(citizen.one(".typing").hidden).toBe(false));
    await vi.waitFor(() => expect(citizen.one(".typing").hidden).toBe(true), { timeout: 7_000 });
  });

  it.each([403, 429, 503, 0])("says who to ring when no conversation can be had (%i)", async status => {
    council.fail(/POST .*token/, status);
    citizen.launcher.click();
    await vi.waitFor(() => expect(citizen.one(".trouble").hidden).toBe(false));
    expect(citizen.one(".trouble").textContent).toContain("phone 01632 960100");
    expect(citizen.one(".trouble").textContent).toContain("18001 01632 960100");
    expect(citizen.one<HTMLAnchorElement>(".ways a").href).toBe(`${council.url}/chat/alderbrook`);
    const alarms = citizen.heard.filter(({ urgency }) => urgency === "assertive");
    expect(alarms).toHaveLength(1);
    expect(alarms[0]!.text).toContain("01632 960100");
    citizen.send("Kept meanwhile");
    await vi.waitFor(() => expect(council.received).toEqual(["Kept meanwhile"]));
  });

  it("takes every live phrase away again, but not before a second has passed", async () => {
    await citizen.open();
    council.say({ text: "Hello" });
    await vi.waitFor(() => expect(citizen.timesHeard("Hello")).toBe(1));
    await new Promise(resolve => setTimeout(resolve, 1_200));
    expect(citizen.all("[aria-live] p")).toHaveLength(1);
    await vi.waitFor(() => expect(citizen.all("[aria-live] p")).toHaveLength(0), { timeout: 3_000 });
  });
});

describe("The script", () => {
  let council: StubCouncil;

  beforeEach(async () => {
    council = await StubCouncil.open(inject("built"));
  });

  afterEach(() => council.close());

  it("takes its language from data-lang where the council has it", async () => {
    const welsh = await Citizen.visit(council, { lang: "cy" });
    expect(welsh.launcher.textContent).toBe("Gofynnwch gwestiwn");
    welsh.leave();
    council.settings["languages"] = ["en"];
    const english = await Citizen.visit(council, { lang: "cy" });
    expect(english.launcher.textContent).toBe("Ask a question");
    expect(english.all(".language")).toEqual([]);
    english.leave();
  });

  it.each(["switched off", "unknown"])("shows nothing where the council is %s", async kind => {
    if (kind === "unknown") council.fail(/settings/, 404);
    else council.settings["enabled"] = false;
    const { window } = await loadPage(council);
    await vi.waitFor(() => expect(council.requests).toContain("GET /widget/alderbrook/settings"));
    await new Promise(resolve => setTimeout(resolve, 300));
    expect(window.document.querySelector("enquirybot-widget")!.shadowRoot!.childElementCount).toBe(0);
    window.close();
  });

  it("puts no style attribute or inline script into the council's page", async () => {
    const citizen = await Citizen.visit(council);
    const { document } = citizen.window;
    expect(document.querySelectorAll("[style], style, script:not([src])")).toHaveLength(0);
    expect(citizen.all("style, script")).toEqual([]);
    citizen.leave();
  });
});
