// Loaded before what is shipped (`--require`): each use of the network, of another process or of evaluation is told and refused.
'use strict';
const { appendFileSync } = require('node:fs');

const told = process.env.FEDREQ_TOLD;
const refuse = what => {
  appendFileSync(told, `${what}\n`);
  throw new Error(`${what} was used`);
};

const refused = {
  net: ['connect', 'createConnection', 'createServer'],
  tls: ['connect', 'createServer'],
  dgram: ['createSocket'],
  dns: ['lookup', 'resolve', 'resolve4', 'resolve6'],
  http: ['request', 'get', 'createServer'],
  https: ['request', 'get', 'createServer'],
  http2: ['connect', 'createServer', 'createSecureServer'],
  child_process: ['spawn', 'spawnSync', 'exec', 'execSync', 'execFile', 'execFileSync', 'fork'],
  vm: ['runInContext', 'runInNewContext', 'runInThisContext', 'compileFunction', 'createContext'],
};
for (const [module, names] of Object.entries(refused))
  for (const name of names) require(`node:${module}`)[name] = () => refuse(`${module}.${name}`);
const { Socket } = require('node:net');
Socket.prototype.connect = () => refuse('net.Socket.connect');
for (const name of ['fetch', 'WebSocket', 'EventSource'])
  Object.defineProperty(globalThis, name, { get: () => refuse(name), configurable: true });
globalThis.eval = () => refuse('eval');
globalThis.Function = new Proxy(Function, {
  apply: () => refuse('Function'),
  construct: () => refuse('new Function'),
});
appendFileSync(told, 'ready\n');
