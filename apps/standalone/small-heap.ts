import { setFlagsFromString } from 'node:v8';

// A desk shares its machine with whatever its user does. Left alone, the space for young objects
// grows with the load and is not given back; kept small it costs little time and saves memory.
setFlagsFromString('--max-semi-space-size=1');
setFlagsFromString('--min-semi-space-size=1');
setFlagsFromString('--optimize-for-size');
