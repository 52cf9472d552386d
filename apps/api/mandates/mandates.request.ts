import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';

import { ReadRequest } from '../reads/read.request';
import { IsDuration } from './duration';

export class MandatesRequest extends ReadRequest {
  @ApiPropertyOptional({
    description: 'How far to look ahead from `asOf`: a duration of ISO 8601.',
    default: 'P90D',
    example: 'P60D',
  })
  @IsOptional()
  @IsDuration()
  readonly endsWithin?: string;

  @ApiPropertyOptional({ enum: ['json', 'ics'], description: 'Or by the header Accept.' })
  @IsOptional()
  @IsIn(['json', 'ics'])
  readonly format?: 'json' | 'ics';
}
