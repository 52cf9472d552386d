import type { AskedKind } from '@platform/command-gateway';
import type { FastifyRequest } from 'fastify';

/** What is posted is a command: it may have been done though nobody was answered. */
export const kindOf = ({ method }: FastifyRequest): AskedKind =>
  method === 'POST' ? 'command' : 'read';
