import { button, make } from "./dom";
import type { Wording } from "./wording";

const longestName = 60;

/**
 * "Was this helpful?" below an answer. The buttons carry the answer's beginning in their names: a list of buttons that
 * all say "Yes" tells a screen reader's user nothing.
 */
export function helpfulQuestion(answer: string, wording: Wording, rate: (helped: boolean) => Promise<void>): HTMLElement {
  const problem = make("span", { class: "problem", role: "alert" });
  const row = make("p", { class: "helpful" }, make("span", {}, wording.helpful), " ");
  const press = (helped: boolean): void => {
    const thanks = make("span", { tabindex: "-1" }, wording.thanks);
    const before = [...row.childNodes];
    row.replaceChildren(thanks);
    thanks.focus();
    rate(helped).catch(() => {
      problem.textContent = wording.notDone;
      row.replaceChildren(...before, problem);
    });
  };
  const choice = (label: string, helped: boolean): HTMLElement => {
    const control = button(label, "link", () => press(helped));
    control.append(make("span", { class: "unseen" }, ` “${answer.slice(0, longestName)}…”`));
    return control;
  };
  row.append(choice(wording.yes, true), choice(wording.no, false));
  return row;
}
