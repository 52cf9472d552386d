/** The stream is named after its regime: `sanctions-regime/1718`. */
export const regimeOf = (stream: string): string => stream.slice(stream.indexOf('/') + 1);
