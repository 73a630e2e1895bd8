// Loaded into a measured program that was started with --expose-gc: asked to, it collects its garbage and says what is left.
process.on('message', () => {
  globalThis.gc();
  globalThis.gc();
  const { heapUsed, external } = process.memoryUsage();
  process.send(heapUsed + external);
});
process.channel.unref();
