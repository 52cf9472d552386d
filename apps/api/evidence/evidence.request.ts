import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { TIERS, type Tier } from '@platform/archive';
import { IsIn, IsOptional, IsUrl, Length } from 'class-validator';

import { IsMoment } from '../http/moment';

export class ArchiveEvidenceRequest {
  @ApiProperty({ example: 'Ministry of Trade, Industry and Energy' })
  @Length(1, 200)
  readonly publisher!: string;

  @ApiProperty({ enum: TIERS })
  @IsIn(TIERS)
  readonly tier!: Tier;

  @ApiProperty({ example: 'Public notice 2024-xx on trade of strategic items' })
  @Length(1, 500)
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
