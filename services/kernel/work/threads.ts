import { Worker, type ResourceLimits } from 'node:worker_threads';
import { scriptAt } from './script';

/** A thread that went without an answer, and without saying why. */
class ThreadEnded extends Error {}

/**
 * Threads that all run one script, which answers each message with one. As many as are asked at a time: whoever asks
 * bounds that (turns.ts). They keep no process alive, and end by themselves where nobody asks (`answerMessages`).
 */
export class Threads<Question, Answer> {
  private readonly idle: Worker[] = [];

  /** `script` is the path of the script, without its ending; a thread that needs more memory than its limits say ends, and fails. */
  constructor(
    private readonly script: string,
    private readonly resourceLimits: ResourceLimits = {},
  ) {}

  /** What a thread answers; rejects where it fails. */
  async ask(question: Question): Promise<Answer> {
    const known = this.idle.pop();
    try {
      return await this.askOf(known ?? this.start(), question);
    } catch (error) {
      // It went for want of work in the moment in which there was some.
      if (known === undefined || !(error instanceof ThreadEnded)) throw error;
      return this.ask(question);
    }
  }

  private start(): Worker {
    const { path, nodeArguments } = scriptAt(this.script);
    const { resourceLimits } = this;
    const env = { SWCRC: 'true' };
    const worker = new Worker(path, { execArgv: nodeArguments, env, stdin: false, resourceLimits });
    worker.on('error', () => undefined);
    worker.once('exit', () => {
      const at = this.idle.indexOf(worker);
      if (at >= 0) this.idle.splice(at, 1);
    });
    return worker;
  }

  private askOf(worker: Worker, question: Question): Promise<Answer> {
    return new Promise<Answer>((resolve, reject) => {
      const answered = (answer: Answer): void => (rest(), this.idle.push(worker), resolve(answer));
      const failed = (error: Error): void => (rest(), reject(error));
      const ended = (): void =>
        failed(new ThreadEnded(`A thread of ${this.script} ended without an answer.`));
      const rest = (): void => {
        worker.off('message', answered).off('error', failed).off('exit', ended).unref();
      };
      worker.on('message', answered).on('error', failed).on('exit', ended).ref();
      worker.postMessage(question);
    });
  }
}
