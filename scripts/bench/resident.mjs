// Loaded into a measured program: says at its end how much memory it held at most. Says nothing in its workers.
import { isMainThread } from 'node:worker_threads';

if (isMainThread && process.send) {
  process.channel?.unref();
  process.on('exit', () => process.send?.(process.resourceUsage().maxRSS * 1024));
}
