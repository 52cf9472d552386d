import { toldIn } from './told-line';

const line = (message: string) => JSON.stringify({ level: 'warn', message, context: 'relay' });

describe('A line of a service’s log', () => {
  it.each(['It waits for Kafka: connect "here" \\ refused', 'It cannot start: No. (REFUSED)'])(
    'tells whoever waits why: %s',
    (message) => expect(toldIn(line(message))).toBe(message),
  );

  it.each([
    line('ready'),
    line('Publishing failed'),
    'at Object.<anonymous>',
    '{"message":"It wai',
  ])('is for the log alone: %s', (said) => expect(toldIn(said)).toBeUndefined());
});
