export type Language = "en" | "cy";

const limit = "10,000";

const en = {
  language: "English",
  launcher: "Ask a question",
  launcherBack: "Back to your chat",
  launcherNew: "New reply",
  chatWith: (council: string) => `Chat with ${council}`,
  heading: "Ask a question",
  close: "Close",
  closeChat: " chat",
  messages: "Messages",
  about: "About this chat",
  automated:
    "This is an automated service, not a person. It answers from the council’s own web pages and it can get things " +
    "wrong, so check the page that it links to.",
  kept: (days: number) =>
    `What you write is kept for ${days} days and then deleted. You do not need to give your name or address.`,
  privacy: "Privacy notice",
  toAPerson: "To speak to a person, phone ",
  relay: "Relay UK: ",
  open: "Open: ",
  phone: "Phone ",
  label: "Your message",
  send: "Send",
  hint: "Enter sends. Shift and Enter starts a new line.",
  empty: "Enter your message",
  tooLong: (over: number) => `Your message must be ${limit} characters or fewer. It is ${over} too long.`,
  left: (count: number) => (count === 1 ? "1 character left" : `${count} characters left`),
  over: (count: number) => (count === 1 ? "1 character too many" : `${count} characters too many`),
  error: "Error: ",
  you: "You",
  assistant: "Automated assistant",
  sources: (count: number): string => (count === 1 ? "Source" : "Sources"),
  lastChecked: (date: string) => `Last checked ${date}`,
  pages: "Pages that may help",
  replies: "Suggested replies",
  typing: "The assistant is looking for an answer",
  sending: "Sending",
  notSent: "This message was not sent. Check your connection and try again.",
  tooMany: "This message was not sent: too many at once. Wait a minute and try again.",
  retry: "Try again",
  connecting: "Connecting",
  offline: "The connection is lost. Trying again.",
  online: "Connected again.",
  ended: "That conversation is no longer open, so a new one has been started.",
  unavailable: "The chat is not available at the moment.",
  busy: "Too many chats have been started from here. Wait a few minutes and try again.",
  plainPage: "Use the chat as a plain web page",
  startAgain: "Start again",
  startAgainAsk: "Start a new conversation? The messages will be cleared from this screen.",
  startAgainYes: "Start a new one",
  startAgainNo: "Keep this one",
  started: "A new conversation has started.",
  time: (date: Date) => clock(date, "am", "pm"),
};

/** Every text that the widget says by itself, in one language. */
export type Wording = typeof en;

const cy: Wording = {
  language: "Cymraeg",
  launcher: "Gofynnwch gwestiwn",
  launcherBack: "Yn ôl i’ch sgwrs",
  launcherNew: "Ateb newydd",
  chatWith: council => `Sgwrs: ${council}`,
  heading: "Gofynnwch gwestiwn",
  close: "Cau",
  closeChat: "’r sgwrs",
  messages: "Negeseuon",
  about: "Ynglŷn â’r sgwrs hon",
  automated:
    "Gwasanaeth awtomataidd yw hwn, nid person. Mae’n ateb o dudalennau gwe’r cyngor ei hun ac mae’n gallu gwneud " +
    "camgymeriadau, felly edrychwch ar y dudalen y mae’n cysylltu â hi.",
  kept: days =>
    `Caiff yr hyn rydych yn ei ysgrifennu ei gadw am ${days} diwrnod ac yna ei ddileu. Nid oes angen i chi roi eich ` +
    "enw na’ch cyfeiriad.",
  privacy: "Hysbysiad preifatrwydd",
  toAPerson: "I siarad â pherson, ffoniwch ",
  relay: "Relay UK: ",
  open: "Ar agor: ",
  phone: "Ffoniwch ",
  label: "Eich neges",
  send: "Anfon",
  hint: "Mae Enter yn anfon. Mae Shift ac Enter yn dechrau llinell newydd.",
  empty: "Rhowch eich neges",
  tooLong: over => `Rhaid i’ch neges fod yn ${limit} o nodau neu lai. Mae ${over} nod yn ormod.`,
  left: count => `${count} nod ar ôl`,
  over: count => `${count} nod yn ormod`,
  error: "Gwall: ",
  you: "Chi",
  assistant: "Cynorthwyydd awtomataidd",
  sources: count => (count === 1 ? "Ffynhonnell" : "Ffynonellau"),
  lastChecked: date => `Gwiriwyd ddiwethaf ${date}`,
  pages: "Tudalennau a allai helpu",
  replies: "Atebion a awgrymir",
  typing: "Mae’r cynorthwyydd yn chwilio am ateb",
  sending: "Wrthi’n anfon",
  notSent: "Ni chafodd y neges hon ei hanfon. Gwiriwch eich cysylltiad a rhowch gynnig arall arni.",
  tooMany: "Ni chafodd y neges hon ei hanfon: gormod ar unwaith. Arhoswch funud a rhowch gynnig arall arni.",
  retry: "Rhowch gynnig arall arni",
  connecting: "Wrthi’n cysylltu",
  offline: "Collwyd y cysylltiad. Rydym yn rhoi cynnig arall arni.",
  online: "Wedi ailgysylltu.",
  ended: "Nid yw’r sgwrs honno ar agor mwyach, felly mae un newydd wedi’i dechrau.",
  unavailable: "Nid yw’r sgwrs ar gael ar hyn o bryd.",
  busy: "Mae gormod o sgyrsiau wedi’u dechrau o’r fan hon. Arhoswch ychydig funudau a rhowch gynnig arall arni.",
  plainPage: "Defnyddiwch y sgwrs fel tudalen we syml",
  startAgain: "Dechrau eto",
  startAgainAsk: "Dechrau sgwrs newydd? Caiff y negeseuon eu clirio o’r sgrin hon.",
  startAgainYes: "Dechrau un newydd",
  startAgainNo: "Cadw’r sgwrs hon",
  started: "Mae sgwrs newydd wedi dechrau.",
  time: date => clock(date, "yb", "yh"),
};

export const wordings: Record<Language, Wording> = { en, cy };

function clock(date: Date, morning: string, afternoon: string): string {
  const hour = date.getHours();
  return `${hour % 12 || 12}:${String(date.getMinutes()).padStart(2, "0")}${hour < 12 ? morning : afternoon}`;
}
