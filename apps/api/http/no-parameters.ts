/** Of a route that takes none: whatever is sent is refused as an unknown parameter is elsewhere. */
export class NoParameters {}
