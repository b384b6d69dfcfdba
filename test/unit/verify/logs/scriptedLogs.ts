import type { LogsWorld } from '../../../../src/verify/logs/world.ts';

/** `never` for a call that is answered only by its signal; an Error for one that is refused; a function is called. */
export type Answer = object | Error | 'never' | (() => object);

/** A client of CloudWatch Logs that answers each operation with its texts in turn, the last one from then on. */
export function scriptedLogs(answers: Readonly<Record<string, readonly Answer[]>>) {
  const sent: string[] = [];
  const inputs: object[] = [];
  const send = async (command: { readonly input: object }, options: { readonly abortSignal: AbortSignal }) => {
    const operation = command.constructor.name.replace(/Command$/, '');
    const turn = sent.filter((name) => name === operation).length;
    sent.push(operation);
    inputs.push(command.input);
    const answer = answers[operation]?.[turn] ?? answers[operation]?.at(-1) ?? {};
    if (answer === 'never') return await aborted(options.abortSignal);
    if (answer instanceof Error) throw answer;
    return typeof answer === 'function' ? answer() : answer;
  };
  return {
    sent: sent as readonly string[],
    inputs: inputs as readonly object[],
    logs: { send } as unknown as LogsWorld['logs'],
  };
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const end = () => reject(Object.assign(new Error('Request aborted'), { name: 'AbortError' }));
    if (signal.aborted) end();
    else signal.addEventListener('abort', end);
  });
}
