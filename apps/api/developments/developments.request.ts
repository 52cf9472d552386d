import { DEVELOPMENT_KINDS, type DevelopmentKind } from '@contexts/developments';
import { STANCES, type Stance } from '@contracts';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, MaxLength } from 'class-validator';

import { ReadRequest } from '../reads/read.request';

export class DevelopmentsRequest extends ReadRequest {
  @ApiPropertyOptional({ enum: DEVELOPMENT_KINDS })
  @IsOptional()
  @IsIn(DEVELOPMENT_KINDS)
  readonly kind?: DevelopmentKind;

  @ApiPropertyOptional({
    description:
      'A regime, treaty, list, development, state or resolution. An empty answer: nothing is on ' +
      'record about it, which is not to say that nobody did or said anything.',
    example: 'treaty:ru-kp-2024',
  })
  @IsOptional()
  @MaxLength(120)
  readonly about?: string;

  @ApiPropertyOptional({
    description:
      'ISO 3166-1 alpha-2, or the letters of an organisation: those are known once a development ' +
      'names them.',
    example: 'JP',
  })
  @IsOptional()
  @MaxLength(12)
  readonly actor?: string;

  @ApiPropertyOptional({ enum: STANCES, description: 'Of positions; nothing else has one.' })
  @IsOptional()
  @IsIn(STANCES)
  readonly stance?: Stance;
}
