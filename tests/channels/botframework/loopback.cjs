/**
 * Preloaded into the Agents Playground: it would listen on every network of this machine, and has no setting for that,
 * while whoever reaches it can speak to the bot as anybody.
 */
const { Server } = require('node:net');

const listen = Reflect.get(Server.prototype, 'listen');

Server.prototype.listen = function listenHere(port, ...rest) {
  return typeof port === 'number' || /^\d+$/.test(port)
    ? listen.call(this, Number(port), '127.0.0.1', ...rest.filter((one) => typeof one === 'function'))
    : listen.call(this, port, ...rest);
};
