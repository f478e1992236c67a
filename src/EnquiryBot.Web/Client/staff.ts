import { HubConnectionBuilder, LogLevel } from "@microsoft/signalr";
import { LiveRegion } from "./live-region";
import { exchange, spoken } from "./staff-exchange";

// Every page of the helpdesk works without this script. With it, a page that carries data-hub keeps itself up to date.

/** Many things may change at once, as when a queue opens in the morning: one look is enough for all of them. */
const settleMilliseconds = 250;
/** "Waiting 4 minutes" becomes 5 without anybody's doing. */
const ageMilliseconds = 60_000;
const longestPause = 30_000;

const words = {
  live: "This page updates by itself.",
  lost: "The live connection is lost. Trying again. You can still work, and refresh by hand.",
  back: "The live connection is back.",
  signedOut: "You have been signed out. Copy what you have typed, then refresh to sign in again.",
  gone: "This enquiry is no longer in your queues.",
};

const voice = new LiveRegion();

function tell(state: keyof typeof words, aloud: boolean): void {
  const line = document.querySelector<HTMLElement>("[data-live-words]");
  if (line && line.dataset.state !== state) {
    line.textContent = words[state === "back" ? "live" : state];
    line.dataset.state = state;
    if (aloud) voice.say(words[state], "en");
  }
}

let waiting = 0;
let reading: AbortController | null = null;

function refreshSoon(): void {
  window.clearTimeout(waiting);
  waiting = window.setTimeout(() => void refresh(), settleMilliseconds);
}

async function refresh(): Promise<void> {
  // A newer look replaces one that is still on its way, so that an old picture never comes last.
  reading?.abort();
  const mine = (reading = new AbortController());
  try {
    const answer = await fetch(location.pathname + location.search, {
      credentials: "same-origin",
      headers: { "X-Requested-With": "XMLHttpRequest" },
      signal: mine.signal,
    });
    if (answer.status === 401 || answer.status === 404) {
      tell(answer.status === 401 ? "signedOut" : "gone", true);
    } else if (answer.ok) {
      const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
      const before = spoken(document);
      exchange(fresh, document);
      for (const [name, line] of spoken(document)) {
        if (line.key && before.get(name)?.key !== line.key) voice.say(line.text, "en");
      }
    }
  } catch {
    // Another look follows; the state of the connection is said by the connection itself.
  }
}

/** Waits a little longer after every attempt, up to half a minute, and never gives up. */
const pauseBefore = (attempt: number): number => Math.min(longestPause, 1000 * 2 ** Math.min(attempt, 5));

function listen(address: string): void {
  const hub = new HubConnectionBuilder()
    .withUrl(address)
    .configureLogging(LogLevel.None)
    .withAutomaticReconnect({ nextRetryDelayInMilliseconds: context => pauseBefore(context.previousRetryCount) })
    .build();
  const online = (state: "live" | "back"): void => {
    tell(state, state === "back");
    refreshSoon();
  };
  const begin = (attempt: number): void => {
    hub.start().then(
      () => online(attempt === 0 ? "live" : "back"),
      () => {
        tell("lost", attempt === 0);
        window.setTimeout(() => begin(attempt + 1), pauseBefore(attempt));
      },
    );
  };
  hub.on("changed", refreshSoon);
  hub.onreconnecting(() => tell("lost", true));
  hub.onreconnected(() => online("back"));
  hub.onclose(() => {
    tell("lost", true);
    window.setTimeout(() => begin(1), pauseBefore(0));
  });
  begin(0);
}

/** A second press within a second is a slip of the hand. The server stores a form once in any case. */
function preventDoublePress(event: SubmitEvent): void {
  const form = event.target as HTMLFormElement;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = "yes";
  window.setTimeout(() => delete form.dataset.sent, 1000);
}

document.body.append(voice.element);
document.addEventListener("submit", preventDoublePress);
document.querySelector<HTMLElement>(".govuk-error-summary")?.focus();
const hubAddress = document.body.dataset.hub;
if (hubAddress) {
  listen(hubAddress);
  window.setInterval(() => document.visibilityState === "visible" && refreshSoon(), ageMilliseconds);
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && refreshSoon());
}
