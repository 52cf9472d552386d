import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, Matches } from 'class-validator';

import { IsKnownAt, IsMoment } from '../http/moment';

/** When in our knowledge: what every read may be asked. */
export class KnownRequest {
  @ApiPropertyOptional({
    description: 'What was known then: an instant, or `position:N`. Default: the newest known.',
    example: 'position:7',
  })
  @IsOptional()
  @IsKnownAt()
  readonly knownAt?: string;

  @ApiPropertyOptional({
    description: 'Read your own write: waits up to 2 s for this position, else 503.',
  })
  @IsOptional()
  @Matches(/^\d{1,18}$/, { message: 'minPosition is a position: a whole number' })
  readonly minPosition?: string;
}

/** And when in the world, where the answer depends on it. */
export class ReadRequest extends KnownRequest {
  @ApiPropertyOptional({
    description:
      'A day as it begins in the authority’s zone, or an instant with its offset. Default: now.',
    example: '2024-07-01',
  })
  @IsOptional()
  @IsMoment()
  readonly asOf?: string;
}
