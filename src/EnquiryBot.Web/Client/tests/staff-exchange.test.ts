import { JSDOM } from "jsdom";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { exchange, spoken } from "../staff-exchange";

function page(live: string, title = "Enquiries", beside = ""): Document {
  const { window } = new JSDOM(`<title>${title}</title><div id="list" data-live>${live}</div>${beside}`);
  window.scrollTo = () => undefined;
  return window.document;
}

/** Shows a page as the one that is open. */
function open(shown: Document): Document {
  const window = shown.defaultView!;
  for (const name of ["HTMLElement", "HTMLTextAreaElement", "HTMLDetailsElement"] as const) vi.stubGlobal(name, window[name]);
  vi.stubGlobal("document", shown);
  vi.stubGlobal("window", window);
  vi.stubGlobal("CSS", { escape: (text: string) => text.replace(/["\\]/g, "\\$&") });
  return shown;
}

describe("A newer copy of a page", () => {
  beforeEach(() => vi.unstubAllGlobals());

  it("replaces live regions and the title, and nothing else", () => {
    const shown = open(page("<p>1 waiting</p>", "Enquiries", "<p id=other>old</p>"));
    exchange(page("<p>2 waiting</p>", "(1 urgent) Enquiries", "<p id=other>new</p>"), shown);

    expect(shown.getElementById("list")!.textContent).toBe("2 waiting");
    expect(shown.title).toBe("(1 urgent) Enquiries");
    expect(shown.getElementById("other")!.textContent).toBe("old");
  });

  it("does not touch a region that only has new form tokens or details that the reader opened", () => {
    const shown = open(page("<form><input type=hidden name=t value=1></form><details id=d open><p>x</p></details>"));
    const before = shown.querySelector("p");
    exchange(page("<form><input type=hidden name=t value=2></form><details id=d><p>x</p></details>"), shown);

    expect(shown.querySelector("p")).toBe(before);
  });

  it("leaves the focus on the link that had it, though others came before it", () => {
    const shown = open(page("<a href=/b>B</a>"));
    shown.querySelector("a")!.focus();
    exchange(page("<a href=/a>A</a><a href=/b>B</a>"), shown);

    expect(shown.activeElement!.getAttribute("href")).toBe("/b");
  });

  it("keeps what is typed, chosen and open, and the caret", () => {
    const fields = (first: string): string =>
      `<p>${first}</p><textarea id=t></textarea><select id=s><option>a<option>b</select><details id=d><summary>x</summary></details>`;
    const shown = open(page(fields("old")));
    const text = shown.querySelector("textarea")!;
    [text.value, shown.querySelector("select")!.value, shown.querySelector("details")!.open] = ["half a reply", "b", true];
    text.focus();
    text.setSelectionRange(4, 4);
    exchange(page(fields("new")), shown);

    const now = shown.querySelector("textarea")!;
    expect([now.value, now.selectionStart, shown.activeElement]).toEqual(["half a reply", 4, now]);
    expect([shown.querySelector("p")!.textContent, shown.querySelector("select")!.value, shown.querySelector("details")!.open])
      .toEqual(["new", "b", true]);
  });

  it("keeps a message that the reader asked to see as typed", () => {
    const shown = open(page("<ol><li id=line-1 data-keep>My number is 01632 960001</li></ol>"));
    exchange(page("<ol><li id=line-1>My number is [phone]</li><li id=line-2>Hello?</li></ol>"), shown);

    expect([...shown.querySelectorAll("li")].map(line => line.textContent)).toEqual(["My number is 01632 960001", "Hello?"]);
  });

  it("says the lines whose key changed", () => {
    const before = spoken(page("<p id=say data-say=u0>Nobody is waiting</p>"));
    const after = spoken(page("<p id=say data-say=u1> 1 urgent\n enquiry waiting </p>"));

    expect(before.get("say")!.key).not.toBe(after.get("say")!.key);
    expect(after.get("say")!.text).toBe("1 urgent enquiry waiting");
  });
});
