import { createParser, type EventSourceMessage } from 'eventsource-parser';

/** Whole messages of server-sent events, from bytes that are cut anywhere. */
export const messagesOf = (
  onRetry: (ms: number) => void,
): ((piece: Uint8Array) => readonly EventSourceMessage[]) => {
  const arrived: EventSourceMessage[] = [];
  const decoder = new TextDecoder();
  const parser = createParser({ onEvent: (message) => arrived.push(message), onRetry });
  return (piece) => {
    parser.feed(decoder.decode(piece, { stream: true }));
    return arrived.splice(0);
  };
};
