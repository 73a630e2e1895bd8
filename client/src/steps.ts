// Questions in a row, each in the quick input: how far one is, and a way back to the question before.
import * as vscode from 'vscode';

/** What a question came to: an answer, back to the question before, or undefined where the person turned away. */
type Outcome<Answer> = { readonly answer: Answer } | 'back' | undefined;

/** A question asks and notes its answer itself; `skipped` ones are not asked in either direction. */
export interface Step {
  readonly skipped?: () => boolean;
  ask(place: StepPlace): Promise<Outcome<unknown>>;
}

export interface StepPlace {
  readonly title: string;
  readonly step: number;
  readonly totalSteps: number;
}

/** Whether all questions were answered. */
export async function askInTurn(title: string, steps: readonly Step[]): Promise<boolean> {
  let at = 0;
  let direction = 1;
  while (at < steps.length) {
    const step = steps[Math.max(0, at)];
    if (!step || at < 0) return false;
    if (!step.skipped?.()) {
      const asked = steps.filter(each => !each.skipped?.());
      const outcome = await step.ask({ title, step: asked.indexOf(step) + 1, totalSteps: asked.length });
      if (outcome === undefined) return false;
      direction = outcome === 'back' ? -1 : 1;
    }
    at += direction;
  }
  return true;
}

export interface Choice<Value> extends vscode.QuickPickItem {
  readonly value: Value;
}

interface PickOptions<Value> {
  readonly placeholder: string;
  readonly items: readonly Choice<Value>[];
  /** What was chosen when the question was asked before. */
  readonly before?: Value | undefined;
}

/** A choice of one. */
export function pick<Value>(
  place: StepPlace,
  { placeholder, items, before }: PickOptions<Value>,
): Promise<Outcome<Value>> {
  const input = vscode.window.createQuickPick<Choice<Value>>();
  input.placeholder = placeholder;
  input.matchOnDetail = true;
  input.items = items;
  const again = items.filter(({ value }) => before !== undefined && value === before);
  if (again.length > 0) input.activeItems = again; // None at all would leave nothing to accept.
  return shown(input, place, () => {
    const [chosen] = input.selectedItems;
    return Promise.resolve(chosen && { answer: chosen.value });
  });
}

interface TextOptions {
  readonly prompt: string;
  readonly placeholder?: string;
  readonly value: string;
  /** What is wrong with a text; undefined where it will do. */
  check?(text: string): Promise<string | undefined>;
}

/** A line of text. */
export function ask(place: StepPlace, { prompt, placeholder, value, check }: TextOptions): Promise<Outcome<string>> {
  const input = vscode.window.createInputBox();
  input.prompt = prompt;
  input.placeholder = placeholder;
  input.value = value;
  input.onDidChangeValue(async text => {
    const wrong = await check?.(text);
    if (input.value === text) input.validationMessage = wrong;
  });
  return shown(input, place, async () => {
    const wrong = await check?.(input.value);
    input.validationMessage = wrong;
    return wrong === undefined ? { answer: input.value } : undefined;
  });
}

/** How many questions were shown since the extension was activated. */
export const questionsShown = (): number => count;
let count = 0;

type Input<Value> = vscode.QuickPick<Choice<Value>> | vscode.InputBox;

/** Shows the question until it is answered or left. `accepted` gives nothing as long as the answer will not do. */
function shown<Value, Answer>(
  input: Input<Value>,
  { title, step, totalSteps }: StepPlace,
  accepted: () => Promise<{ readonly answer: Answer } | undefined>,
): Promise<Outcome<Answer>> {
  return new Promise(resolve => {
    const settle = (outcome: Outcome<Answer>) => {
      resolve(outcome);
      input.dispose();
    };
    Object.assign(input, { title, step, totalSteps, ignoreFocusOut: true });
    input.buttons = step > 1 ? [vscode.QuickInputButtons.Back] : [];
    input.onDidTriggerButton(() => settle('back'));
    input.onDidAccept(async () => {
      const outcome = await accepted();
      if (outcome) settle(outcome);
    });
    input.onDidHide(() => settle(undefined));
    input.show();
    count++;
  });
}
