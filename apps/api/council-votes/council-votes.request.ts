import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, Matches, MaxLength } from 'class-validator';

import { ReadRequest } from '../reads/read.request';

const OUTCOMES = ['adopted', 'vetoed', 'failed'] as const;
const CASTS = ['for', 'against', 'abstaining', 'not-participating'] as const;

export class CouncilVotesRequest extends ReadRequest {
  @ApiPropertyOptional({ description: 'Of one regime.', example: '1718' })
  @IsOptional()
  @MaxLength(80)
  readonly regime?: string;

  @ApiPropertyOptional({ description: 'Of a draft or a resolution.', example: 'S/2024/255' })
  @IsOptional()
  @MaxLength(80)
  readonly symbol?: string;

  @ApiPropertyOptional({ enum: OUTCOMES })
  @IsOptional()
  @IsIn(OUTCOMES)
  readonly outcome?: (typeof OUTCOMES)[number];

  @ApiPropertyOptional({ description: 'ISO 3166-1 alpha-3.', example: 'RUS' })
  @IsOptional()
  @Matches(/^[A-Z]{3}$/, { message: 'state is an ISO 3166-1 alpha-3 code: RUS' })
  readonly state?: string;

  @ApiPropertyOptional({ enum: CASTS, description: 'How the state, or any state, voted.' })
  @IsOptional()
  @IsIn(CASTS)
  readonly cast?: (typeof CASTS)[number];
}
