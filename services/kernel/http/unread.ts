import type { ServerResponse } from 'node:http';
import type { HttpLimits } from './limits';

interface Seen {
  since: number;
  /** What its connection had carried when we first looked. */
  bytes: number;
}

/**
 * Answers that are made and not read. They hold no place, but memory: who takes nothing for a while is given up, and
 * so are those who have been at it longest where it becomes too much.
 */
export class Unread {
  private readonly seen = new WeakMap<ServerResponse, Seen>();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly limits: HttpLimits,
    private readonly answers: () => Iterable<ServerResponse>,
  ) {}

  watch(): void {
    this.timer = setInterval(() => this.look(), this.limits.lookMs);
    this.timer.unref();
  }

  end(): void {
    clearInterval(this.timer);
  }

  private look(): void {
    const waiting = [...this.answers()].filter(
      (each) => each.headersSent && each.writableLength > 0 && each.socket,
    );
    let bytes = 0;
    for (const response of waiting) {
      bytes += response.writableLength;
      this.judge(response);
    }
    const since = (response: ServerResponse): number => this.seen.get(response)?.since ?? 0;
    for (const response of waiting.sort((a, b) => since(a) - since(b))) {
      if (bytes <= this.limits.unreadBytes) return;
      bytes -= response.writableLength;
      response.destroy();
    }
  }

  private judge(response: ServerResponse): void {
    const { socket } = response;
    const now = performance.now();
    const first = this.seen.get(response);
    if (!socket) return;
    if (!first) {
      this.seen.set(response, { since: now, bytes: socket.bytesWritten - response.writableLength });
      // Node sees what the system has taken of a long write, and asks again where it was something.
      socket.setTimeout(this.limits.stallMs);
      return;
    }
    const owed = ((now - first.since - this.limits.paceMs) / 1000) * this.limits.leastBytesPerSecond;
    if (socket.bytesWritten - first.bytes < owed) response.destroy();
  }
}
