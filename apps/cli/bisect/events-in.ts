/** Every event that an answer says it rests on, wherever it says so. */
export const eventsIn = (value: unknown): readonly string[] => {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => {
    if (name === 'eventId') return [String(inner)];
    if (name === 'derivedFrom' && Array.isArray(inner)) return inner.map(String);
    return eventsIn(inner);
  });
};
