import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

const HEADER = 'x-actor';

/** An opaque id of who asks, from the caller or the proxy in front; never a person's name. */
export const actorOf = ({ headers }: FastifyRequest): string => String(headers[HEADER]);

/** Whoever does not say who asks, or says it in another form, acts as this instance's operator. */
export const withActor = (fastify: FastifyInstance, operator: string): void => {
  fastify.addHook('onRequest', ({ headers }: FastifyRequest, _reply: FastifyReply, done) => {
    const sent = headers[HEADER];
    if (typeof sent !== 'string' || !/^[\w.:@-]{1,64}$/.test(sent)) headers[HEADER] = operator;
    done();
  });
};
