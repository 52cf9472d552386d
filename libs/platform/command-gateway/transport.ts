/** The one pattern that a service listens for: which command it is, the frame says. */
export const COMMAND = 'command';

/** A command waits so long for its reply. */
export const DEADLINE_MS = 5_000;

/** Of a command or a reply. An edition of 8 MiB has 11 MiB in base64. */
export const MAX_FRAME_BYTES = 32 * 1024 * 1024;

/** What a socket may have read beyond the one frame that it waits for the rest of. */
const READ_AHEAD = 256 * 1024;

/** Nest counts characters, of which a text has no more than bytes. */
export const frameOptions = (maxBytes: number) => ({ maxBufferSize: maxBytes + READ_AHEAD });

export const bytesOf = (frame: object): number => Buffer.byteLength(JSON.stringify(frame));
