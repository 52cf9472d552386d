import './small-heap';
import 'reflect-metadata';

import { DomainError } from '@kernel';
import { readConfig } from '@platform/config';

import { runStandalone } from './run-standalone';

/** A signal asks to stop, a second one insists: what is being written is written whole or not. */
const stopping = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    if (stopping.signal.aborted) process.exit(130);
    stopping.abort(signal);
  });
}

const main = async (): Promise<void> => {
  try {
    await runStandalone(readConfig(), { out: process.stdout, signal: stopping.signal });
    process.exitCode = 0;
  } catch (error) {
    process.exitCode = stopping.signal.aborted ? 0 : 1;
    if (stopping.signal.aborted) return;
    // An expected refusal is a sentence for a person; anything else is a bug and shows its place.
    const text = error instanceof DomainError ? error.message : error;
    console.error(text);
  }
};

void main();
