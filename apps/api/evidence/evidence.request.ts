import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { TIERS, type Tier } from '@platform/archive';
import { IsIn, IsOptional, IsUrl, Length, Matches } from 'class-validator';

import { IsMoment } from '../http/moment';

// The database holds no NUL, and no title has a line break.
const PRINTED = /^[^\p{Cc}]+$/u;

export class ArchiveEvidenceRequest {
  @ApiProperty({ example: 'Ministry of Trade, Industry and Energy' })
  @Length(1, 200)
  @Matches(PRINTED, { message: 'publisher has no control characters' })
  readonly publisher!: string;

  @ApiProperty({ enum: TIERS })
  @IsIn(TIERS)
  readonly tier!: Tier;

  @ApiProperty({ example: 'Public notice 2024-xx on trade of strategic items' })
  @Length(1, 500)
  @Matches(PRINTED, { message: 'title has no control characters' })
  readonly title!: string;

  @ApiPropertyOptional({
    description: 'Only where the document has one: nobody invents an address.',
  })
  @IsOptional()
  @IsUrl({ require_protocol: true, protocols: ['http', 'https'] })
  readonly url?: string;

  @ApiPropertyOptional({ description: 'When the bytes were fetched. Default: now.' })
  @IsOptional()
  @IsMoment()
  readonly retrievedAt?: string;

  @ApiPropertyOptional({ enum: ['document', 'citation'], default: 'document' })
  @IsOptional()
  @IsIn(['document', 'citation'])
  readonly form?: 'document' | 'citation';
}
