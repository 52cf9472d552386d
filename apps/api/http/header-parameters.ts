import { applyDecorators } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';

/** What every route that takes a command reads of its headers. */
export const ApiCommandHeaders = (): MethodDecorator =>
  applyDecorators(
    ApiHeader({
      name: 'Idempotency-Key',
      required: false,
      schema: { type: 'string', format: 'uuid' },
      description:
        'A UUID, another one for each request. The same request with the same key is answered as ' +
        'before and is done once; another request with that key is refused (409 ' +
        'COMMAND_ID_REUSED). Without a key every request is a new one.',
    }),
    ApiHeader({
      name: 'X-Actor',
      required: false,
      schema: { type: 'string', pattern: '^[\\w.:@-]{1,64}$' },
      description:
        'Who asks: an opaque id, never a person’s name. Where it is left out, or has another ' +
        'form, the operator of the instance acts.',
    }),
  );

/** Read by every route. */
export const CORRELATION_PARAMETER = {
  name: 'x-correlation-id',
  in: 'header',
  required: false,
  schema: { type: 'string', format: 'uuid' },
  description:
    'A UUID by which the answer, what it records and the lines of the log are found again; it is ' +
    'in the answer’s header of that name. Where it is left out, or is no UUID, there is a new one.',
} as const;
